"""Parquet files behind each other, with one footer for all: other readers find every row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from sorbnames.tables.files.footer import moved, parts_joined  # noqa: E402


def part(first: int, rows: int) -> Any:
    numbers = range(first, first + rows)
    return pa.table(
        {
            "id": pa.array(numbers, pa.int64()),
            "Ort": pa.array([f"Ort{number % 7}" if number % 3 else None for number in numbers]).dictionary_encode(),
            "alt": pa.array([[{"n": str(number)}] * (number % 3) for number in numbers]),
            "gilt": pa.array([number % 2 == 0 for number in numbers]),
        }
    )


def written(table: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, row_group_size=40, **options)
    return file.getvalue()


def footer_of(data: bytes) -> bytes:
    length = int.from_bytes(data[-8:-4], "little")
    return data[-8 - length : -8]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"write_page_index": True, "data_page_size": 50},
        {"use_dictionary": False, "compression": "none", "data_page_version": "2.0", "write_statistics": False},
        {"bloom_filter_options": {"id": True}},
    ],
)
def test_every_reader_finds_the_rows_of_all_parts(tmp_path: Path, options: dict[str, Any]) -> None:
    parts = [part(0, 100), part(100, 30), part(130, 90)]
    starts, ends = [], []
    path = tmp_path / "t.parquet"
    with path.open("w+b") as file:
        for table in parts:
            starts.append(file.tell())
            file.write(written(table, **options))
            ends.append(file.tell())
        footer = parts_joined(file, starts, ends)
        file.seek(0, 2)
        file.write(footer)
    whole = pa.concat_tables(parts)
    rows = whole.to_pylist()
    assert pq.read_table(path).to_pylist() == rows
    assert pq.read_table(path, filters=[("id", ">=", 125), ("id", "<", 140)]).to_pylist() == rows[125:140]
    assert pq.ParquetFile(path).metadata.num_row_groups == 7
    polars, duckdb = pytest.importorskip("polars"), pytest.importorskip("duckdb")
    assert polars.scan_parquet(path).filter(polars.col("id") == 131).collect().to_dicts() == rows[131:132]
    assert polars.read_parquet(path).to_dicts() == rows
    found = duckdb.sql(f"select id, Ort, alt, gilt from '{path}' where id > 60 order by id").fetchall()
    assert found == [tuple(row.values()) for row in rows[61:]]


@given(first=st.integers(0, 1 << 45), second=st.integers(0, 1 << 45))
def test_moving_twice_is_moving_by_the_sum(first: int, second: int) -> None:
    data = written(part(0, 90), write_page_index=True)
    footer = footer_of(data)
    there = moved(moved(footer, first), second)
    assert there == moved(footer, first + second)
    after = pq.read_metadata(io.BytesIO(b"PAR1" + there + len(there).to_bytes(4, "little") + b"PAR1"))
    before = pq.read_metadata(io.BytesIO(data))
    for group in range(before.num_row_groups):
        for column in range(before.num_columns):
            was, now = before.row_group(group).column(column), after.row_group(group).column(column)
            assert now.data_page_offset == was.data_page_offset + first + second
            assert now.has_dictionary_page == was.has_dictionary_page
            if was.has_dictionary_page:
                assert now.dictionary_page_offset == was.dictionary_page_offset + first + second
            assert now.total_compressed_size == was.total_compressed_size
            assert now.statistics == was.statistics
