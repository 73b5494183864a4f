"""All figures in one report.

    python -m benchmarks [--quick]

The gazetteer must have been built (installing the package does it; so does ``sorbnames data build``). ``--quick`` takes
a tenth of the names, fewer runs and less text: enough to see that all works, not to quote.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import sorbnames
from benchmarks import (
    address_accuracy,
    address_speed,
    labelled_accuracy,
    loading,
    matching_noise,
    negatives,
    scanning,
    startup,
)
from benchmarks.elsewhere import german_places
from benchmarks.tables import heading


def main(arguments: Sequence[str]) -> None:
    """Measure everything, printing each part as soon as it is done."""
    quick = "--quick" in arguments
    gazetteer = sorbnames.load()
    python = ".".join(map(str, sys.version_info[:3]))
    print(f"sorbnames {gazetteer.program_version}, data {gazetteer.data_version}, Python {python}", flush=True)
    print(matching_noise.report(matching_noise.measure(gazetteer, 10 if quick else 1)), flush=True)
    print(matching_noise.report(matching_noise.measure(gazetteer, 10 if quick else 1, seed=7), short=True), flush=True)
    print(negatives.report(negatives.measure(gazetteer, german_places(), 1 if quick else 3)), flush=True)
    print(heading("Labelled texts"), flush=True)
    labelled_accuracy.main([])
    address_accuracy.main(["--every", "10"] if quick else [])
    address_speed.main(["--rounds", "1"] if quick else [])
    print(startup.report(startup.measure(5 if quick else 25)), flush=True)
    print(loading.report(loading.measure(5 if quick else 25)), flush=True)
    speeds = scanning.measure(gazetteer, 0.5 if quick else 5.0, 1 if quick else 5)
    print(scanning.report(speeds, scanning.measure_sizes((1,) if quick else (1, 10, 100))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
