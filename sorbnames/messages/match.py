"""Texts about names that could not be resolved."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": (
        "„{name}“ ist kein Name des Verzeichnisses und keinem ähnlich genug. Eigene Namen nimmt ein Overlay auf "
        "(load(overlays=…), --overlay).",
        "“{name}” is no name of the gazetteer, nor near enough to one. An overlay adds names of your own "
        "(load(overlays=…), --overlay).",
    ),
    "ambiguous": (
        "„{name}“ steht nicht fest; gemeint sein kann {choices}. Ein Zusatz im Namen entscheidet, in lookup auch "
        "Postleitzahl (plz) und Landkreis (kreis).",
        "“{name}” is not certain; it may be {choices}. An addition to the name decides, in lookup also a postal code "
        "(plz) and a district (kreis).",
    ),
}
