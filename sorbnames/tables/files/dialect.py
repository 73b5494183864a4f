"""How a CSV file is written: what divides its fields, what quotes them; found out from its beginning."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sorbnames.tables.files.fields import fields_slowly

#: What may divide fields; of equally good ones the first is taken.
DELIMITERS = (b";", b"\t", b",", b"|")
_ROWS = 200
_SAMPLE = 1 << 17


@dataclass(frozen=True, slots=True)
class Dialect:
    """One byte each for delimiter and quotation mark.

    ``line_end`` is what divides records (``\\r`` only where there is no ``\\n``); ``escape`` is a backslash where
    quotation marks inside fields are written ``\\"`` instead of doubled; ``all_quoted`` tells that every field is in
    quotation marks.
    """

    delimiter: bytes = b","
    quote: bytes = b'"'
    line_end: bytes = b"\n"
    escape: bytes = b""
    all_quoted: bool = False

    def field(self, text: str) -> str:
        """A cell of ours as a field of this dialect; never one that a spreadsheet would run as a formula."""
        return self.quoted(harmless(text))

    def quoted(self, text: str) -> str:
        """A field that holds the text, in quotation marks where it needs them."""
        mark, delimiter = self.quote.decode(), self.delimiter.decode()
        if not (self.all_quoted or mark in text or delimiter in text or "\n" in text or "\r" in text):
            return text
        escaped = text.replace("\\", "\\\\") if self.escape else text
        return f"{mark}{escaped.replace(mark, (self.escape.decode() or mark) + mark)}{mark}"


def harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula.

    Telephone numbers and plain numbers may begin with a sign.
    """
    if not text or text[0] not in "=+-@\t\r":
        return text
    if text[0] in "+-" and all(letter.isdigit() or letter in " ./-()," for letter in text[1:]):
        return text
    return "'" + text


def sniff(sample: bytes, delimiter: bytes = b"", is_whole: bool = True) -> tuple[Dialect, int]:
    """The dialect of a table that begins with ``sample`` (UTF-8), and where its header begins.

    Before the header may stand blank lines and Excel's ``sep=;``. ``is_whole`` tells that the sample is the table.
    """
    if len(sample) > _SAMPLE:
        sample, is_whole = sample[:_SAMPLE], False
    line_end = b"\n" if b"\n" in sample else b"\r"
    start, told = _preamble(sample, line_end)
    sample = sample[start:]
    if not is_whole and line_end in sample:
        sample = sample[: sample.rindex(line_end) + 1]
    delimiter = delimiter or told
    best = Dialect(delimiter or unused(sample), line_end=line_end)
    best_score = (0.0, 1)
    for candidate in [delimiter] if delimiter else DELIMITERS:
        single = b'"' not in sample and _opens_fields(sample, candidate, line_end)
        quote = b"'" if single else b'"'
        dialect = Dialect(candidate, quote, line_end, _escape(sample, quote))
        score = _regularity(sample, dialect, is_whole)
        if score > best_score or (delimiter and single):
            best, best_score = dialect, score
    return _with_quoting(sample, best, is_whole), start


def unused(sample: bytes) -> bytes:
    """What divides the one column of a table from those that are added: a delimiter that its cells do not have."""
    return next((one for one in (b",", *DELIMITERS) if one not in sample), b",")


def _preamble(sample: bytes, line_end: bytes) -> tuple[int, bytes]:
    """Where the header begins, and the delimiter that a line ``sep=;`` tells."""
    start, told = 0, b""
    while True:
        end = sample.find(line_end, start)
        if end < 0:
            return start, told
        line = sample[start:end].strip(b"\r")
        if line.lower().startswith(b"sep=") and len(line) == 5:
            told = line[4:]
        elif line.strip():
            return start, told
        start = end + 1


def _opens_fields(sample: bytes, delimiter: bytes, line_end: bytes) -> bool:
    """Whether the single quotation mark opens about as many fields as it closes, and the very first."""
    opened = sample.count(delimiter + b"'") + sample.count(line_end + b"'") + sample.startswith(b"'")
    closed = sample.count(b"'" + delimiter) + sample.count(b"'" + line_end) + sample.count(b"'\r")
    return opened > 1 and sample.startswith(b"'") and abs(opened - closed) <= 0.1 * opened


def _escape(sample: bytes, quote: bytes) -> bytes:
    """A backslash, if quotation marks are written ``\\"`` in this sample and never doubled inside a field."""
    escaped = sample.count(b"\\" + quote)
    doubled = sample.count(quote + quote) - sample.count(b"," + quote + quote)
    return b"\\" if escaped and escaped > doubled else b""


def _regularity(sample: bytes, dialect: Dialect, is_whole: bool) -> tuple[float, int]:
    """How much a sample looks like a table: the share of rows with the usual number of fields; that number."""
    fields = fields_slowly(sample, dialect, _ROWS, is_last=is_whole)
    counts = [int(count) for count in fields.counts if count]
    if not counts:
        return 0.0, 0
    header = counts[0]
    usual, times = Counter(counts).most_common(1)[0]
    if usual < 2:
        return 0.0, 1
    share = times / len(counts)
    return (round(share, 1) if header == usual else round(0.7 * share, 1)), usual


def _with_quoting(sample: bytes, dialect: Dialect, is_whole: bool) -> Dialect:
    fields = fields_slowly(sample, dialect, _ROWS, is_last=is_whole)
    quote = dialect.quote[0]
    quoted = bool(len(fields.starts)) and all(
        end - start >= 2 and sample[start] == quote == sample[end - 1]
        for start, end in zip(fields.starts.tolist(), fields.ends.tolist(), strict=True)
    )
    return Dialect(dialect.delimiter, dialect.quote, dialect.line_end, dialect.escape, quoted)
