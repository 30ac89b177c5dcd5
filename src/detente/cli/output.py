"""Records onto standard output: a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from detente.cli.options import Format, PartFormat
from detente.export import as_csv, as_jsonl
from detente.model.record import Json

Rows = Iterable[dict[str, Json]]


def format_of(given: Format | None) -> Format:
    """The format asked for, else a table on a terminal and JSON lines in a pipe."""
    return given or (Format.table if sys.stdout.isatty() else Format.jsonl)


def write_records(
    rows: Rows,
    *,
    kind: str,
    columns: Sequence[str],
    format: Format,
    words: Callable[[dict[str, Json]], str] | None = None,
) -> int:
    """Writes the records, one after the other where the format allows; gives how many there were.

    `columns` are the keys of a CSV's columns, in order; `words` gives what a row of a table is about, where it is no
    record of `kind`.
    """
    if format is Format.table:
        from detente.cli.tables import print_table

        return print_table(list(rows), kind, words)
    if format is Format.json:
        return _write_array(rows)
    if format is Format.csv:
        sys.stdout.write(as_csv.line(columns))
        return _write(as_csv.row(row, columns) for row in rows)
    return _write(as_jsonl.line(row) for row in rows)


def write_json(value: Json, *, format: PartFormat = PartFormat.json) -> None:
    """One answer as JSON: indented, or on one line."""
    indent = None if format is PartFormat.jsonl else 1
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def write_text(text: str, out: Path | None) -> None:
    """Writes to the file, else to standard output."""
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, "utf-8")


def _write(lines: Iterable[str]) -> int:
    return sum(sys.stdout.write(line) > 0 for line in lines)


def _write_array(rows: Rows) -> int:
    lines = (as_jsonl.line(row).rstrip("\n") for row in rows)
    first = next(lines, None)
    if first is None:
        sys.stdout.write("[]\n")
        return 0
    count = _write(_separated(chain([first], lines)))
    sys.stdout.write("\n]\n")
    return count


def _separated(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (",\n" if number else "[\n") + line
