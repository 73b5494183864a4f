"""Texts about names that could not be resolved."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": (
        "„{name}“ ist kein Name des Verzeichnisses. `sorbnames lookup` zeigt ähnliche; eigene nimmt --overlay auf.",
        "“{name}” is no name of the gazetteer. `sorbnames lookup` shows near ones; --overlay adds your own.",
    ),
    "ambiguous": (
        "„{name}“ kann {choices} sein. Postleitzahl (--plz), Landkreis (--kreis) oder Zusatz entscheiden.",
        "“{name}” may be {choices}. A postal code (--plz), district (--kreis) or addition decides.",
    ),
}
