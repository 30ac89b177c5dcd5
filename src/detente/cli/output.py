"""Records onto standard output: a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence

from detente.cli.options import Format
from detente.cli.tables import print_table
from detente.model.record import Json


def format_of(given: Format | None) -> Format:
    """The format asked for, else a table on a terminal and JSON lines in a pipe."""
    return given or (Format.table if sys.stdout.isatty() else Format.jsonl)


def write_records(rows: Iterable[dict[str, Json]], *, kind: str, columns: Sequence[str], format: Format) -> int:
    """Writes the records, one after the other where the format allows; gives how many there were.

    `columns` are the keys of a CSV's columns, in order; a value that is a list or an object is written as JSON.
    """
    if format is Format.table:
        return print_table(list(rows), kind)
    if format is Format.json:
        return _write_json(rows)
    return _write_csv(rows, columns) if format is Format.csv else _write_lines(rows)


def compact(value: Json) -> str:
    """JSON on one line, in the text's own script."""
    return json.dumps(value, ensure_ascii=False)


def write_json(value: Json) -> None:
    """One answer as indented JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _write_lines(rows: Iterable[dict[str, Json]]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        sys.stdout.write(compact(row) + "\n")
    return count


def _write_json(rows: Iterable[dict[str, Json]]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):
        sys.stdout.write(("[\n" if count == 1 else ",\n") + compact(row))
    sys.stdout.write("\n]\n" if count else "[]\n")
    return count


def _write_csv(rows: Iterable[dict[str, Json]], columns: Sequence[str]) -> int:
    count = 0
    sys.stdout.write(csv_line(columns))
    for count, row in enumerate(rows, 1):
        sys.stdout.write(csv_line([csv_cell(row.get(key)) for key in columns]))
    return count


def csv_cell(value: Json) -> str:
    """A value in a CSV cell: words as they are, null as nothing, all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else compact(value)


def csv_line(cells: Sequence[str]) -> str:
    """One line of RFC 4180 CSV, ended by a line feed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
