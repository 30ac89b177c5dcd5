"""Tables (CSV, TSV): a document a row; which column holds what is told by its name, or by the user."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice

from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.encoding import decode, encoding_of
from detente.read.lines import AUTHOR, DATE, PUBLISHER, TEXT, TITLE, URL

MAX_FIELD = 4_000_000
MAX_ROWS = 2_000_000
_SUFFIXES = (".csv", ".tsv", ".tab")
_DELIMITERS = ",;\t|"
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "text": TEXT, "title": TITLE, "published": DATE, "url": URL, "publisher": PUBLISHER, "author": AUTHOR,
    "side": ("side",),
}  # fmt: skip
FIELDS = tuple(_KNOWN)
"""What a column may be told to hold."""


def _fits(source: Source) -> bool:
    header = _header(source.head)
    if len(header) < 2:
        return source.suffix in _SUFFIXES and bool(header)
    if source.suffix in _SUFFIXES:
        return True
    names = {name.strip().lower() for name in header}
    return bool(names & {n.lower() for n in TEXT}) and len(names & _ALL) >= 2


_ALL = frozenset(name.lower() for names in _KNOWN.values() for name in names)


def _header(head: bytes) -> list[str]:
    first = _first_line(head)
    try:
        return next(csv.reader([first], delimiter=_delimiter(first)), []) if first else []
    except csv.Error:
        return []


def _first_line(head: bytes) -> str:
    return (decode(head) or "").lstrip("\n").partition("\n")[0].strip()


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _read(source: Source) -> Drafts:
    csv.field_size_limit(MAX_FIELD)
    header = [name.strip() for name in _header(source.head)]
    columns = _columns(header, source.columns)
    if isinstance(columns, str):
        yield Refusal(source.name, columns)
        return
    delimiter = _delimiter(_first_line(source.head))
    lines = io.TextIOWrapper(source.stream, encoding=encoding_of(source.head), errors="replace", newline="")
    rows = csv.reader(_bounded(lines), delimiter=delimiter)
    next(rows, None)
    for row in islice(rows, MAX_ROWS):
        if any(field.strip() for field in row):
            yield _draft(row, columns, f"{source.name}:{rows.line_num}")
    lines.detach()


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines; NULs, which the reader of tables does not bear, as U+FFFD. Raises ValueError at an endless one."""
    for line in iter(lambda: lines.readline(MAX_FIELD + 1), ""):
        if len(line) > MAX_FIELD:
            raise ValueError(f"a line longer than {MAX_FIELD:,} characters")
        yield line.replace("\0", "\ufffd")


def _columns(header: list[str], told: Mapping[str, str]) -> dict[str, int] | str:
    """Where in a row each field stands, or why that cannot be said."""
    lowered = [name.lower() for name in header]
    missing = [name for name in told.values() if name.lower() not in lowered]
    if missing:
        return f"no column {', '.join(missing)}; there are {', '.join(header[:20])}"
    names = {field: (told[field],) if field in told else known for field, known in _KNOWN.items()}
    found = {
        field: lowered.index(name.lower())
        for field, known in names.items()
        for name in reversed(known)
        if name.lower() in lowered
    }
    if "text" not in found:
        return f"no column of texts among {', '.join(header[:20])}; say which by --columns text=NAME"
    return found


def _draft(row: list[str], columns: Mapping[str, int], name: str) -> Draft | Refusal:
    given = {field: row[i].strip() for field, i in columns.items() if i < len(row) and row[i].strip()}
    if "text" not in given:
        return Refusal(name, "a row without text")
    return Draft(
        text=given["text"].replace("\r\n", "\n").replace("\r", "\n"),
        path=name,
        title=given.get("title"),
        publisher=given.get("publisher"),
        author=given.get("author"),
        url=given.get("url"),
        stated=given.get("published"),
        side=given.get("side"),
    )


TABLE = Format("table", _fits, _read)
