"""Forms to fill: an overlay with an office's own streets. What they print is a valid overlay as it stands."""

from __future__ import annotations

STREETS = """\
# Eigene Straßen, für --overlay oder SORBNAMES_OVERLAY. / Streets of your own, for --overlay or SORBNAMES_OVERLAY.
#
# Je Straße ein Eintrag: Gemeinde (Kennung wie in „sorbnames lookup --json“), deutscher und niedersorbischer Name.
# Nur Namen eintragen, die beschlossen oder gedruckt sind; was nicht bekannt ist, bleibt weg.
# One entry a street: the municipality (its id as in "sorbnames lookup --json"), its German and its Lower Sorbian name.
# Enter only names that were decided or printed; leave out what is not known.
#
# Beispiel / example:
#   - municipality: cottbus
#     de: Magazinstraße
#     dsb: Składowa droga
#
# Möglich sind außerdem / possible besides:
#     parent: cottbus/sielow            # Ortsteil, wenn es die Straße nur dort gibt / where the street is only there
#     plz: ["03046"]
#     names:                            # weitere Schreibweisen / further spellings
#       dsb:
#         - {text: A. Bebelowa droga, role: variant}

streets:
  - municipality: cottbus
    de: Magazinstraße
    dsb: Składowa droga
"""

TEMPLATES = {"streets": STREETS}
