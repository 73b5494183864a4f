"""CSV text taken apart and put together again: two ways that agree, and Python's own reader as a witness."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pyarrow")

from sorbnames.tables.files.cells import column, joined, without_columns
from sorbnames.tables.files.dialect import Dialect, harmless, sniff
from sorbnames.tables.files.fields import fields_at_once, fields_of, fields_slowly

COMMA = Dialect()
DIALECTS = (COMMA, Dialect(b";"), Dialect(b"\t"), Dialect(b",", line_end=b"\r"), Dialect(b";", b"'"))

#: Text that is CSV only by accident: everything that could go wrong is frequent.
MESSY = st.text("ab,;\"\n\r'\0é", max_size=60).map(str.encode)
CELLS = st.text("ab é,;\"'\t", max_size=8)


def same(one: object, other: object) -> bool:
    parts = ("starts", "ends", "first", "begins", "bodies")
    return all(np.array_equal(getattr(one, part), getattr(other, part)) for part in parts)


@settings(max_examples=400, deadline=None)
@given(MESSY, st.sampled_from(DIALECTS))
def test_both_ways_find_the_same_fields(data: bytes, dialect: Dialect) -> None:
    at_once = fields_at_once(data, dialect)
    slowly = fields_slowly(data, dialect)
    if at_once is not None:
        assert same(at_once, slowly)
        assert at_once.stop == slowly.stop == len(data)
        assert not slowly.broken


@settings(max_examples=400, deadline=None)
@given(MESSY, st.sampled_from(DIALECTS), st.integers(0, 60))
def test_a_piece_ends_where_a_record_ends_whatever_follows(data: bytes, dialect: Dialect, cut: int) -> None:
    stop = fields_of(data[:cut], dialect, is_last=False).stop
    whole = fields_slowly(data, dialect)
    ends = {0, *whole.begins.tolist(), len(data)}
    # Of damaged quoting it can be seen only later that a record ended earlier.
    assert stop in ends or whole.broken


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(DIALECTS))
def test_cells_are_those_that_python_reads(rows: list[list[str]], dialect: Dialect) -> None:
    text = io.StringIO()
    delimiter, quote = dialect.delimiter.decode(), dialect.quote.decode()
    end = "\r" if dialect.line_end == b"\r" else "\r\n"
    csv.writer(text, delimiter=delimiter, quotechar=quote, lineterminator=end).writerows(rows)
    data = text.getvalue().encode()
    fields = fields_of(data, dialect)
    assert fields.counts.tolist() == [len(row) for row in rows]
    for number in range(4):
        cells = column(data, fields, number, dialect, np.arange(len(rows))).to_pylist()
        assert cells == [row[number] if number < len(row) else "" for row in rows]


@settings(deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5), st.sets(st.integers(0, 2), max_size=2)
)
def test_columns_are_cut_out(rows: list[list[str]], dropped: set[int]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    data = text.getvalue().encode()
    left = without_columns(data, fields_of(data, COMMA), sorted(dropped))
    kept = [[cell for at, cell in enumerate(row) if at not in dropped] for row in rows]
    assert list(csv.reader(io.StringIO(left.decode()))) == kept


def test_what_is_added_stands_before_each_line_end() -> None:
    import pyarrow as pa

    data = b'a,b\r\n\n"x\ny",2\nlast,'
    fields = fields_of(data, COMMA)
    assert fields.counts.tolist() == [2, 0, 2, 2]
    added = pa.array([b",1", b"", b",2", b",3"], pa.binary())
    assert b"".join(joined(data, fields.bodies, added)) == b'a,b,1\r\n\n"x\ny",2,2\nlast,,3'


@pytest.mark.parametrize(
    ("text", "broken", "records"),
    [
        (b'a,"b\nc,d\n', (0,), 2),  # never closed
        (b'a,"b\nc",d\n', (), 1),  # a cell with two lines
        (b'a,"b\nc"x,d\ne,f\n', (0,), 3),  # closed within the next line's text
        (b'a,"b"x,d\n', (), 1),  # text after a closing mark in the same line
        (b'5" pipe,x\ny,z\n', (), 2),  # a mark inside an unquoted field
    ],
)
def test_damaged_quoting_loses_no_line(text: bytes, broken: tuple[int, ...], records: int) -> None:
    fields = fields_of(text, COMMA)
    assert (fields.broken, len(fields.bodies), fields.stop) == (broken, records, len(text))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Ort;PLZ;Betrag\nForst;03149;1,50\nPeitz;03185;2,75\n", ";"),
        ("Ort\tPLZ\nForst (Lausitz), Stadt\t03149\n", "\t"),
        ("city,zip,note\nForst,03149,a;b;c\nPeitz,03185,d;e;f\n", ","),
        ("Ort|PLZ\nForst|03149\n", "|"),
        ("Ort\nForst\nPeitz\n", ","),
        ('"Ort","PLZ"\n"Forst; Lausitz","03149"\n"Peitz; Stadt","03185"\n', ","),
    ],
)
def test_the_delimiter_is_found(text: str, delimiter: str) -> None:
    dialect, start = sniff(text.encode())
    assert (dialect.delimiter.decode(), start) == (delimiter, 0)


def test_other_dialects() -> None:
    assert sniff(b"sep=;\r\nOrt;PLZ\r\n") == (Dialect(b";"), 7)
    assert sniff(b"\n\nOrt,PLZ\n")[1] == 2
    assert sniff(b"Ort\tPLZ\rForst\t03149\r")[0].line_end == b"\r"
    assert sniff(b"'Ort','PLZ'\n'Forst','03149'\n'Peitz','03185'\n")[0].quote == b"'"
    assert sniff(b'"Ort","x"\n"a \\"b\\" c","2"\n')[0].escape == b"\\"
    assert sniff(b'"Ort","x"\n"a","2"\n')[0].all_quoted
    assert not sniff(b'"Ort","x"\n"a",2\n')[0].all_quoted


def test_no_cell_of_ours_is_run_by_a_spreadsheet() -> None:
    assert harmless("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert [harmless(text)[0] for text in ("+cmd", "-x", "@a", "\tx", "\rx")] == ["'"] * 5
    for text in ("", "Cottbus", "-5", "+49 355 000000", "-1.5", "a=b"):
        assert harmless(text) == text
