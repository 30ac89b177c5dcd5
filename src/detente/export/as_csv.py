"""CSV (RFC 4180, line feeds): one table a kind; a value that is a list or an object is written as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from detente.export.answer import Answer
from detente.model.record import Json

_CRLF = "\r\n"


def line(cells: Sequence[str]) -> str:
    """One line of the table. (The writer quotes a lone carriage return only where its own line end has one.)"""
    out = io.StringIO()
    csv.writer(out, lineterminator=_CRLF).writerow(cells)
    return out.getvalue().removesuffix(_CRLF) + "\n"


def cell(value: Json) -> str:
    """Words as they are, null as nothing, all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def row(record: dict[str, Json], columns: Sequence[str]) -> str:
    """A record's line, with the values of these keys."""
    return line([cell(record.get(key)) for key in columns])


def table(columns: Sequence[str], rows: Iterable[dict[str, Json]]) -> Iterator[str]:
    """The lines of a table, its header first."""
    yield line(columns)
    for record in rows:
        yield row(record, columns)


def with_commas(path: Path) -> bool:
    """Does the name ask for commas, a header before them (else it is tab-separated)?"""
    return ".csv" in (suffix.lower() for suffix in path.suffixes)


def write_cells(path: Path, rows: Iterable[Sequence[str]], *, header: Sequence[str] | None) -> int:
    """Cells into a table, comma-separated where the name has .csv, else by tabs; gives how many rows."""
    separate = line if with_commas(path) else _tabbed
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        if header is not None:
            out.write(separate(header))
        for count, cells in enumerate(rows, 1):  # noqa: B007
            out.write(separate(cells))
    return count


def _tabbed(cells: Sequence[str]) -> str:
    """A line of cells between tabs; white space within a cell becomes a space, since such files quote nothing."""
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def write(answer: Answer, path: Path) -> int:
    """The table of one kind; gives how many records. Raises ValueError where the answer has several kinds."""
    tables = list(answer.tables())
    if len(tables) != 1:
        raise ValueError(f"{path}: a CSV file holds one kind: name it by --kind, or write all kinds into a .zip file")
    ((_, columns, rows),) = tables
    with path.open("w", encoding="utf-8", newline="") as out:
        return sum(out.write(text) > 0 for text in table(columns, rows)) - 1
