"""The codebook of the exports: every column of every format, whence its values come, their type, what they may be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.export import as_csv
from detente.export.answer import Answer
from detente.export.as_gdelt import COLUMNS_1, COLUMNS_2
from detente.export.as_polecat import COLUMNS
from detente.export.columns import columns, others
from detente.export.event_columns import Column

HEADER = ("format", "column", "source", "type", "values")


def write(_: Answer, path: Path) -> int:
    """The codebook into a file; gives how many columns it names."""
    return as_csv.write_cells(path, lines(), header=HEADER)


def lines() -> Iterator[tuple[str, ...]]:
    """A line for each column of each format; those of our own tables (CSV, JSONL, Parquet, XLSX) by kind."""
    for kind, told in columns():
        yield f"detente {kind}", told.name, told.name, told.type, told.values
    for form, named in (("polecat", COLUMNS), ("gdelt1", COLUMNS_1), ("gdelt2", COLUMNS_2)):
        yield from (_line(form, column) for column in named)
    yield from others()


def _line(form: str, column: Column) -> tuple[str, ...]:
    return form, column.name, column.source, column.type, column.values
