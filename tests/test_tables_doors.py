"""Every door gives what the kernel gives, in the form the table came in."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sorbnames
from sorbnames.errors import InvalidTable
from sorbnames.tables.columns import ADDED

pa = pytest.importorskip("pyarrow")

ROWS: list[dict[str, Any]] = [
    {"Ort": "Cottbus", "PLZ": "03046", "seit": datetime.date(2024, 2, 14)},
    {"Ort": "Burg", "PLZ": "39288", "seit": None},
    {"Ort": None, "PLZ": None, "seit": None},
    {"Ort": "Chosebuz", "PLZ": "03046", "seit": datetime.date(2023, 1, 1)},
]
IDS = ["cottbus", None, None, "cottbus"]


def table() -> Any:
    return pa.Table.from_pylist(ROWS)


def expected() -> Any:
    return sorbnames.tables.clean(table())


def test_tables_of_arrow() -> None:
    cleaned = expected()
    assert isinstance(cleaned, pa.Table)
    assert cleaned.schema.names == ["Ort", "PLZ", "seit", *ADDED]
    assert cleaned.column("sn_id").to_pylist() == IDS
    assert cleaned.select(["Ort", "PLZ", "seit"]).equals(table())


def test_chunks_stay() -> None:
    chunked = pa.concat_tables([table().slice(0, 1), table().slice(1)])
    assert sorbnames.tables.clean(chunked).column("Ort").num_chunks == 2
    assert sorbnames.tables.clean(chunked).combine_chunks().equals(expected().combine_chunks())


def test_batches_and_readers_of_arrow() -> None:
    (batch,) = table().to_batches()
    assert isinstance(sorbnames.tables.clean(batch), pa.RecordBatch)
    reader = sorbnames.tables.clean(table().to_reader())
    assert isinstance(reader, pa.RecordBatchReader)
    assert reader.read_all().equals(expected())


def test_a_reader_is_read_as_its_rows_are_wanted() -> None:
    read: list[int] = []

    def batches() -> Iterator[Any]:
        for number in range(3):
            read.append(number)
            yield table().to_batches()[0]

    reader = sorbnames.tables.clean(pa.RecordBatchReader.from_batches(table().schema, batches()))
    assert read == []
    reader.read_next_batch()
    assert read == [0]


def test_anything_that_exports_arrow_data() -> None:
    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return table().__arrow_c_stream__(requested_schema)

    class Array:
        def __arrow_c_array__(self, requested_schema: object = None) -> object:
            return table().to_batches()[0].__arrow_c_array__(requested_schema)

    assert sorbnames.tables.clean(Stream()).read_all().equals(expected())
    assert sorbnames.tables.clean(Array()).to_pylist() == expected().to_pylist()


def test_rows_of_python_keep_their_objects() -> None:
    extra = object()
    rows = [{"Ort": "Cottbus", "x": extra}, {"Ort": "Peitz"}, {}, {"x": 1, "Ort": 5}]
    cleaned = list(sorbnames.tables.clean(iter(rows)))
    assert [row["sn_id"] for row in cleaned] == ["cottbus", "peitz", None, None]
    assert cleaned[0]["x"] is extra
    assert list(cleaned[1]) == ["Ort", *ADDED]
    assert rows[0] == {"Ort": "Cottbus", "x": extra}
    assert list(sorbnames.tables.clean([])) == []


def test_rows_are_read_a_block_at_a_time() -> None:
    read = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal read
        while True:
            read += 1
            yield {"Ort": "Cottbus"}

    cleaned = sorbnames.tables.clean(rows())
    assert next(cleaned)["sn_id"] == "cottbus"
    assert read < 50_000


def test_frames_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS, index=["a", "b", "c", "d"])
    frame["PLZ"] = pandas.Categorical(frame["PLZ"])
    cleaned = sorbnames.tables.clean(frame)
    assert list(cleaned.index) == ["a", "b", "c", "d"]
    assert list(cleaned.columns) == ["Ort", "PLZ", "seit", *ADDED]
    assert [one if isinstance(one, str) else None for one in cleaned["sn_id"]] == IDS
    pandas.testing.assert_frame_equal(cleaned[["Ort", "PLZ", "seit"]], frame)
    assert list(frame.columns) == ["Ort", "PLZ", "seit"]


def test_frames_of_pandas_with_numbers_and_mixed_cells() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"Ort": ["Cottbus", 5, None], "PLZ": [3046, float("nan"), 3096], 7: [1, 2, 3]})
    cleaned = sorbnames.tables.clean(frame)
    assert cleaned["sn_plz"][0] == "03046"
    assert cleaned["sn_status"].tolist() == ["exact", "none", "none"]
    assert list(cleaned[7]) == [1, 2, 3]
    again = sorbnames.tables.clean(cleaned, overwrite=True)
    pandas.testing.assert_frame_equal(again, cleaned)


def test_frames_of_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(ROWS).with_columns(polars.col("Ort").cast(polars.Categorical))
    cleaned = sorbnames.tables.clean(frame)
    assert cleaned.columns == ["Ort", "PLZ", "seit", *ADDED]
    assert cleaned["sn_id"].to_list() == IDS
    assert cleaned.select("Ort", "PLZ", "seit").equals(frame)
    assert sorbnames.tables.clean(frame.clear()).height == 0


def test_lazy_frames_of_polars() -> None:
    polars = pytest.importorskip("polars")
    lazy = sorbnames.tables.clean(polars.DataFrame(ROWS).lazy())
    assert isinstance(lazy, polars.LazyFrame)
    assert lazy.collect_schema().names() == ["Ort", "PLZ", "seit", *ADDED]
    assert lazy.collect().equals(sorbnames.tables.clean(polars.DataFrame(ROWS)))
    ours = lazy.filter(polars.col("sn_id") == "cottbus").select("PLZ", "sn_pair")
    assert ours.collect(engine="streaming").to_dicts() == [{"PLZ": "03046", "sn_pair": "Cottbus/Chóśebuz"}] * 2


def test_a_function_in_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    from sorbnames.tables.duckdb import register

    connection = duckdb.connect()
    register(connection)
    connection.register("kunden", table())
    query = "SELECT Ort, unnest(sn_clean(Ort, PLZ)) FROM kunden"
    cleaned = connection.sql(query)
    assert cleaned.columns == ["Ort", *ADDED]
    assert [row[3] for row in cleaned.fetchall()] == IDS
    counted = connection.sql("SELECT sn_clean(Ort, PLZ).sn_id AS id, count(*) FROM kunden GROUP BY id ORDER BY id")
    assert counted.fetchall() == [("cottbus", 2), (None, 2)]


def test_a_function_in_duckdb_with_other_columns() -> None:
    duckdb = pytest.importorskip("duckdb")
    from sorbnames.tables.duckdb import register

    connection = duckdb.connect()
    register(connection, "anschrift", ("address",))
    ((answer,),) = connection.execute("SELECT anschrift('Magazinstr. 28, 03046 Cottbus')").fetchall()
    assert answer["sn_key"] == "strasse/cottbus/magazinstrasse|28"
    assert answer["sn_street_dsb"] == "Składowa droga"


def test_relations_of_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    cleaned = sorbnames.tables.clean(duckdb.from_arrow(table()))
    assert cleaned.columns == ["Ort", "PLZ", "seit", *ADDED]
    assert [row[0] for row in cleaned.project("sn_id").fetchall()] == IDS
    assert cleaned.filter("sn_id IS NULL").aggregate("count(*)").fetchall() == [(2,)]


def test_all_doors_give_the_same() -> None:
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    wanted = expected().select(list(ADDED)).to_pylist()
    assert sorbnames.tables.clean(polars.DataFrame(ROWS)).select(ADDED).to_dicts() == wanted
    assert [{name: row[name] for name in ADDED} for row in sorbnames.tables.clean(ROWS)] == wanted
    frame = sorbnames.tables.clean(pandas.DataFrame(ROWS))[list(ADDED)]
    assert pa.Table.from_pandas(frame, preserve_index=False).to_pylist() == wanted


def test_the_gazetteer_may_have_overlays(tmp_path: Path) -> None:
    overlay = tmp_path / "own.yaml"
    overlay.write_text(
        "places:\n  - id: cottbus/musterdorf\n    kind: wohnplatz\n    parent: cottbus\n    names:\n"
        "      de: [{text: Musterdorf, role: attested, sources: [own]}]\n    sources: [own]\n"
        "sources:\n  own: {title: our own list}\n",
        encoding="utf-8",
    )
    rows = [{"Ort": "Musterdorf"}]
    (row,) = sorbnames.tables.clean(rows, gazetteer=sorbnames.load([overlay]))
    assert row["sn_id"] == "cottbus/musterdorf"


@pytest.mark.parametrize("table", [5, "Cottbus", {"Ort": ["Cottbus"]}, [["Cottbus"]], None])
def test_what_is_no_table_is_refused(table: object) -> None:
    with pytest.raises(InvalidTable, match="is no table"):
        list(sorbnames.tables.clean(table))


@pytest.mark.parametrize(
    ("code", "extra"),
    [
        ("sorbnames.tables.clean([{'Ort': 'Cottbus'}])", "tables"),
        ("from sorbnames.tables.duckdb import register; register(None)", "duckdb"),
        ("from sorbnames.tables import spark; spark.clean(None)", "spark"),
    ],
)
def test_a_missing_package_is_named_with_its_remedy(code: str, extra: str) -> None:
    hide = "import sys; sys.modules.update(dict.fromkeys(['pyarrow', 'duckdb', 'pyspark']))"
    done = subprocess.run(
        [sys.executable, "-c", f"{hide}; import sorbnames; {code}"], capture_output=True, text=True, check=False
    )
    assert f"pip install 'sorbnames[{extra}]'" in done.stderr


def test_importing_the_package_imports_no_table_library() -> None:
    code = "import sorbnames, sys; sorbnames.tables; print({'pyarrow', 'numpy', 'polars'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_function_of_duckdb_can_be_registered_again() -> None:
    duckdb = pytest.importorskip("duckdb")
    from sorbnames.tables.duckdb import register

    connection = duckdb.connect()
    register(connection)
    register(connection, columns=("place",))
    assert connection.sql("SELECT sn_clean('Peitz').sn_id").fetchall() == [("peitz",)]
