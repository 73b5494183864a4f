"""Texts about house styles."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": (
        "Den Stil „{style}“ gibt es nicht. Meinten Sie „{near}“? Vorhanden: {styles}.",
        "There is no style “{style}”. Did you mean “{near}”? Available: {styles}.",
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
