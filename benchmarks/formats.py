"""The gazetteer's data in other file formats, and the code that reads each as far as one entry."""

from __future__ import annotations

import gzip
import json
import marshal
import pickle
import sqlite3
from pathlib import Path
from typing import Any

from sorbnames.compiled import NAMES_PER_ENTRY, SHIPPED

_START = "import sys, time\nstart = time.perf_counter()\n{imports}\n"
_END = "\nassert entry['id'] == 'cottbus'\nprint(1000 * (time.perf_counter() - start))"
_PICK = f"head['keys']['cottbus'][0] // {NAMES_PER_ENTRY}"

_LINES = f"""
lines = {{content}}.split(b"\\n")
head = json.loads(lines[0])
entry = json.loads(lines[len(lines) - len(head['ids']) + {_PICK}])
"""

_WHOLE = f"""
with open(sys.argv[1], "rb") as file: head, tables, entries = {{load}}
entry = entries[{_PICK}]
"""

_SQLITE = """
database = sqlite3.connect(sys.argv[1])
code = json.loads(database.execute("select codes from keys where key = 'cottbus'").fetchone()[0])[0]
entry = json.loads(database.execute("select entry from entries where number = ?", (code // {per},)).fetchone()[0])
"""


def _code(imports: str, body: str) -> str:
    return _START.format(imports=imports) + body.strip() + _END


#: Python code that reads each format up to the entry of ``Cottbus`` and prints the milliseconds.
FORMATS = {
    "json by lines, as shipped": _code("import json", _LINES.format(content='open(sys.argv[1], "rb").read()')),
    "json by lines, gzip": _code("import json, gzip", _LINES.format(content="gzip.open(sys.argv[1]).read()")),
    "json, all at once": _code("import json", _WHOLE.format(load="json.loads(file.read())")),
    "pickle, all at once": _code("import pickle", _WHOLE.format(load="pickle.loads(file.read())")),
    "marshal, all at once": _code("import marshal", _WHOLE.format(load="marshal.loads(file.read())")),
    "sqlite": _code("import json, sqlite3", _SQLITE.format(per=NAMES_PER_ENTRY)),
}


def write_formats(folder: Path) -> dict[str, Path]:
    """Write the shipped data into a folder in every format."""
    content = Path(SHIPPED).read_bytes()
    lines = content.split(b"\n")
    head = json.loads(lines[0])
    first = len(lines) - len(head["ids"])
    whole = [head, [json.loads(line) for line in lines[1:first]], [json.loads(line) for line in lines[first:]]]
    files = {name: folder / f"gazetteer-{number}" for number, name in enumerate(FORMATS)}
    files["json by lines, as shipped"].write_bytes(content)
    files["json by lines, gzip"].write_bytes(gzip.compress(content))
    files["json, all at once"].write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    files["pickle, all at once"].write_bytes(pickle.dumps(whole, pickle.HIGHEST_PROTOCOL))
    files["marshal, all at once"].write_bytes(marshal.dumps(whole))
    texts = [line.decode() for line in lines]
    _write_sqlite(files["sqlite"], head, texts[1:first], texts[first:])
    return files


def _write_sqlite(path: Path, head: dict[str, Any], others: list[str], entries: list[str]) -> None:
    database = sqlite3.connect(path)
    for table in ("keys", "skeletons", "plz"):
        database.execute(f"create table {table} (key text primary key, codes text) without rowid")
        rows = ((key, json.dumps(codes)) for key, codes in head[table].items())
        database.executemany(f"insert into {table} values (?, ?)", rows)
    database.execute("create table tables (number integer primary key, content text)")
    database.executemany("insert into tables values (?, ?)", enumerate(others))
    database.execute("create table entries (number integer primary key, entry text)")
    database.executemany("insert into entries values (?, ?)", enumerate(entries))
    database.commit()
    database.close()
