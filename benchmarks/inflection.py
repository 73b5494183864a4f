"""How much of the gazetteer bends, and how the forms agree with those seen in print.

    python -m benchmarks.inflection

Contradictions are forms we make for a case of which only other forms are attested.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from time import perf_counter

from sorbnames.compile import read_data, with_strength
from sorbnames.inflection import append_forms, forms, read_attested, read_declensions
from sorbnames.model import CITATION_ROLES, PLACE_KINDS

DATA = Path(__file__).resolve().parent.parent / "data"


def main() -> None:
    """Print the figures."""
    raw = read_data(DATA)
    entries = with_strength(raw.entries, raw.lists)
    declensions = read_declensions(DATA)
    names = {
        name.text
        for entry in entries
        if entry.kind in PLACE_KINDS
        for name in entry.names
        if name.language == "dsb" and name.role in CITATION_ROLES
    }
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in read_attested(DATA):
        if row.standing == "right":
            seen[row.name][row.case].add(row.form)

    print(f"names with class      {len(declensions):5} of {len(names)}")
    for by, count in Counter(declension.by for declension in declensions.values()).most_common():
        print(f"  by {by:18} {count:5}")
    total = sum(len(texts) for cases in seen.values() for texts in cases.values())
    print(f"attested, right       {total:5} forms of {len(seen)} names")

    totals: Counter[str] = Counter()
    by_class: dict[str, Counter[str]] = defaultdict(Counter)
    for name, declension in declensions.items():
        made: dict[str, set[str]] = defaultdict(set)
        for form in forms(name, declension):
            made[form.case].add(form.text)
        counts = by_class[declension.id]
        counts["names"] += 1
        counts["forms"] += sum(map(len, made.values()))
        for case, texts in seen[name].items():
            counts["attested"] += len(texts)
            counts["reproduced"] += len(texts & made[case])
            counts["contradictions"] += bool(made[case]) and not texts & made[case]
        totals = sum(by_class.values(), Counter())
    print(f"  of names with class {totals['attested']:5}")
    print(f"  reproduced          {totals['reproduced']:5}  {totals['reproduced'] / totals['attested']:.1%}")
    print(f"  contradictions      {totals['contradictions']:5}")

    print(f"\n{'class':24} {'names':>6} {'forms':>6} {'attested':>9} {'reproduced':>11}")
    for id, counts in sorted(by_class.items(), key=lambda item: -item[1]["names"]):
        print(f"{id:24} {counts['names']:6} {counts['forms']:6} {counts['attested']:9} {counts['reproduced']:11}")

    start = perf_counter()
    appended = append_forms(entries, DATA)
    print(f"\nadded to {len(entries)} entries in {perf_counter() - start:.2f} s: {dict(appended.added)}")
    print(f"left out: {dict(appended.skipped)}")


if __name__ == "__main__":
    main()
