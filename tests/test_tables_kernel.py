"""The kernel: batches of any types in, the same with the added columns out."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import sorbnames
from sorbnames.errors import InvalidTable
from sorbnames.tables.answers import Question, Tally
from sorbnames.tables.columns import ADDED, Columns

pa = pytest.importorskip("pyarrow")

ORTE = ["Cottbus", "Burg", None, "Chosebuz", "Cottbus", ""]
PLZ = ["03046", "39288", None, "03046", "03046", ""]
IDS = ["cottbus", None, None, "cottbus", "cottbus", None]


def kernel(columns: Columns | None = None, **settings: Any):  # type: ignore[no-untyped-def]
    from sorbnames.tables.kernel import Kernel

    return Kernel(sorbnames.load(), columns or Columns(place="Ort", plz="PLZ"), **settings)


def batch(orte: Any = ORTE, plz: Any = PLZ):  # type: ignore[no-untyped-def]
    return pa.record_batch({"Ort": orte, "n": pa.array(range(len(orte)), pa.int8()), "PLZ": plz})


def test_rows_and_columns_stay_and_answers_are_added() -> None:
    given = batch()
    cleaned = kernel().clean(given)
    assert cleaned.schema.names == ["Ort", "n", "PLZ", *ADDED]
    assert cleaned.select(["Ort", "n", "PLZ"]).equals(given)
    assert cleaned.column("sn_id").to_pylist() == IDS
    assert cleaned.column("sn_status").to_pylist() == ["exact", "none", "none", "folded", "exact", "none"]


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.dictionary(pa.int8(), pa.large_string()),
    ],
    ids=str,
)
def test_texts_may_have_any_type_of_arrow(kind: Any) -> None:
    orte = pa.array(ORTE, pa.string()).cast(kind) if not pa.types.is_dictionary(kind) else _coded(ORTE, kind)
    cleaned = kernel().clean(batch(orte))
    assert cleaned.column("sn_id").to_pylist() == IDS
    assert cleaned.schema.field("Ort").type == kind


def _coded(cells: list[Any], kind: Any) -> Any:
    coded = pa.array(cells, pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(coded.indices.cast(kind.index_type), coded.dictionary.cast(kind.value_type))


def test_a_dictionary_may_hold_nulls_and_values_twice() -> None:
    orte = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 0, None, 3]), pa.array(["Burg", None, "Burg", "Cottbus"]))
    cleaned = kernel().clean(batch(orte, ["03096"] * 6))
    assert cleaned.column("sn_id").to_pylist() == [
        "burg-spreewald",
        None,
        "burg-spreewald",
        "burg-spreewald",
        None,
        None,
    ]


@pytest.mark.parametrize("kind", [pa.int16(), pa.int64(), pa.float64(), pa.decimal128(21, 2)], ids=str)
def test_a_postal_code_may_be_a_number(kind: Any) -> None:
    plz = pa.array([3046, None, 3096, 3046, None, None], pa.int64()).cast(kind)
    cleaned = kernel().clean(batch(["Cottbus", "Cottbus", "Burg", "Chóśebuz", None, "Peitz"], plz))
    assert cleaned.column("sn_id").to_pylist() == ["cottbus", "cottbus", "burg-spreewald", "cottbus", None, "peitz"]
    assert "a leading zero was lost" in cleaned.column("sn_evidence")[0].as_py()


@pytest.mark.parametrize("values", [[None], [[1]], [True], [{"a": 1}]])
def test_columns_without_text_are_refused_unless_they_are_empty(values: list[Any]) -> None:
    given = pa.record_batch({"Ort": pa.array(values), "PLZ": ["03046"]})
    if values == [None]:
        assert kernel().clean(given).column("sn_status").to_pylist() == ["none"]
    else:
        with pytest.raises(InvalidTable, match="“Ort”"):
            kernel().clean(given)


def test_a_slice_of_a_batch_is_answered_as_it_stands() -> None:
    given = batch().slice(3, 2)
    assert kernel().clean(given).column("sn_id").to_pylist() == IDS[3:5]


def test_no_rows_give_no_rows() -> None:
    cleaned = kernel().clean(batch([], []))
    assert cleaned.num_rows == 0
    assert cleaned.schema == kernel().schema(batch([], []).schema)


def test_schemas_keep_their_metadata() -> None:
    given = batch().replace_schema_metadata({"owner": "office"})
    assert kernel().clean(given).schema.metadata == {b"owner": b"office"}


def test_added_columns_are_replaced_when_overwritten() -> None:
    once = kernel().clean(batch())
    again = kernel(overwrite=True).clean(once)
    assert again.equals(once)


def test_invalid_bytes_and_long_cells_are_answered() -> None:
    orte = pa.array([b"Cottbus\xff", b"x" * 1_000_000, b"Cottbus", b" " * 500 + b"Cottbus", b"\x00", b"%"])
    cleaned = kernel().clean(batch(orte, ["03046"] * 6))
    assert cleaned.column("sn_id").to_pylist()[1:] == [None, "cottbus", "cottbus", None, None]


def test_decisions_of_a_person_are_applied() -> None:
    decisions = {Question("Burg", "39288"): "burg-spreewald", Question("Cottbus", "03046"): ""}
    cleaned = kernel(decisions=decisions).clean(batch())
    assert cleaned.column("sn_id").to_pylist() == [None, "burg-spreewald", None, "cottbus", None, None]
    assert cleaned.column("sn_status").to_pylist()[:2] == ["none", "decided"]
    with pytest.raises(InvalidTable, match="no-such-place"):
        kernel(decisions={Question("Burg"): "no-such-place"})
    with pytest.raises(InvalidTable, match="strasse/cottbus/magazinstrasse"):
        kernel(decisions={Question("Burg"): "strasse/cottbus/magazinstrasse"})


def test_questions_are_counted() -> None:
    tally = Tally()
    counting = kernel(tally=tally)
    counting.clean(batch())
    counting.clean(batch())
    counted = [(question.place, question.plz, rows) for question, _, rows in tally.items()]
    assert counted == [("", "", 4), ("Cottbus", "03046", 4), ("Burg", "39288", 2), ("Chosebuz", "03046", 2)]
    assert tally.rows == 12


def test_counts_are_bounded_and_add_up() -> None:
    small = Tally(limit=1)
    kernel(tally=small).clean(batch())
    counted = sum(rows for *_, rows in small.items())
    assert (len(small), small.rows) == (1, 6)
    assert 0 < small.uncounted == 6 - counted


def test_a_kernel_pickles_by_its_settings() -> None:
    decisions = {Question("Burg", "39288"): "burg-spreewald"}
    restored = pickle.loads(pickle.dumps(kernel(decisions=decisions)))
    assert restored.clean(batch()).equals(kernel(decisions=decisions).clean(batch()))


def test_texts_may_be_given_as_dictionaries() -> None:
    encoded = kernel(encoded=True).clean(batch())
    assert pa.types.is_dictionary(encoded.schema.field("sn_evidence").type)
    assert encoded.schema == kernel(encoded=True).schema(batch().schema)
    assert encoded.to_pylist() == kernel().clean(batch()).to_pylist()


def test_memory_of_distinct_values_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sorbnames.tables.kernel.REMEMBERED", 2)
    forgetful = kernel()
    for _ in range(3):
        assert forgetful.clean(batch()).column("sn_id").to_pylist() == IDS
        assert len(forgetful._store) <= 5


def test_many_columns_of_many_values_do_not_overflow() -> None:
    count = 70_000
    given = pa.record_batch(
        {name: pa.array([f"{name}{at}" for at in range(count)]) for name in ("Ort", "PLZ", "Kreis", "Land")}
    )
    from sorbnames.tables.cells import questions

    asked = questions(given, Columns(place="Ort", plz="PLZ", district="Kreis", country="Land"))
    countries = [question.country for question in asked.questions(asked.codes.take([0, 1, count - 1]))]
    assert countries == ["Land0", "Land1", f"Land{count - 1}"]


STARTS_WORKERS = """
import sys, time, sorbnames
from sorbnames.tables.answers import Question
from sorbnames.tables.workers import Workers
if __name__ == "__main__":
    workers = Workers(2, sorbnames.load())
    workers.answer([Question(f"Cottbu{at}") for at in range(2_000)], lambda questions: [])
    print(*[process.pid for process in workers._pool._processes.values()], flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_program_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    script = tmp_path / "starts.py"
    script.write_text(STARTS_WORKERS)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        pids = [int(pid) for pid in program.stdout.readline().split()]
        assert pids
        program.kill()
    for _ in range(200):
        if not any(_is_running(pid) for pid in pids):
            return
        time.sleep(0.05)
    raise AssertionError("still running")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.mark.slow
def test_workers_change_nothing_and_may_be_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sorbnames.tables.workers.Workers.worthwhile", 10)
    orte = [f"Cottbu{letter}{other}" for letter in "abcdefgs" for other in "smnop"]
    given = batch(orte, ["03046"] * len(orte))
    alone = kernel().clean(given)
    several = kernel(workers=2)
    assert several.clean(given).equals(alone)
    (process, *_) = several._workers._pool._processes.values()
    process.kill()
    process.join()
    more = batch([f"{ort}x" for ort in orte], ["03046"] * len(orte))
    assert several.clean(more).equals(kernel().clean(more))
    several.close()
