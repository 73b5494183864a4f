"""Texts about house styles."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": (
        "Den Stil „{style}“ gibt es nicht. Meinten Sie „{near}“? Vorhanden: {styles}.",
        "There is no style “{style}”. Did you mean “{near}”? Available: {styles}.",
    ),
    "unknown_alone": ("Den Stil „{style}“ gibt es nicht, nur {styles}.", "There is no style “{style}”, only {styles}."),
    "unknown_language": (
        "„{to}“ ist keine Angabe der Sprache; erlaubt sind both, de, dsb.",
        "“{to}” does not say a language; allowed are both, de, dsb.",
    ),
    "unknown_key": (
        "Stil „{style}“: unbekannter Schlüssel „{key}“; erlaubt sind {keys}.",
        "Style “{style}”: unknown key “{key}”; allowed are {keys}.",
    ),
    "unknown_value": (
        "Stil „{style}“: „{value}“ ist kein Wert für „{key}“; erlaubt sind {values}.",
        "Style “{style}”: “{value}” is no value of “{key}”; allowed are {values}.",
    ),
}
