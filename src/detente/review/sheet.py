"""A workbook that `export x.xlsx` wrote and a person edited, as decisions: what was changed, accepted, rejected."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.export.as_xlsx import DECISION, WAS, WHY, shown
from detente.export.contract import record_json
from detente.kinds import KINDS
from detente.model.record import Json, Record
from detente.model.review import Review
from detente.review.deciding import correction, decision
from detente.review.fields import read

if TYPE_CHECKING:
    from detente.store import Store

_DECISIONS = ("accept", "reject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What a workbook asks for: decisions, and each row that can't be meant, as (sheet, row, reason)."""

    decisions: tuple[Review, ...]
    refused: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row: its sheet and number, its kind, and its cells' words by the names of their columns."""

    sheet: str
    number: int
    kind: str
    cells: Mapping[str, str]


def read_sheet(store: Store, path: Path, *, by: str) -> Edited:
    """The decisions that the edits in a workbook are, in the name of `by`; nothing is kept yet.

    A cell is edited where it says other than it did when it was written, whatever the ledger says by now. A rejected
    record needs no corrections. Raises ValueError where the file is no workbook.
    """
    made: list[Review] = []
    refused: list[tuple[str, int, str]] = []
    for row in _rows(path):
        try:
            made += _decisions(store, row, by)
        except ValueError as error:
            refused.append((row.sheet, row.number, str(error)))
    return Edited(decisions=tuple(made), refused=tuple(refused))


def _decisions(store: Store, row: _Row, by: str) -> list[Review]:
    """The decisions of a row. Raises ValueError where one of them can't be."""
    asked, why = row.cells.get(DECISION, "").strip().lower(), row.cells.get(WHY, "").strip() or None
    edits = list(_edits(row))
    if not asked and not edits:
        return []
    if asked and asked not in _DECISIONS:
        raise ValueError(f"decision: {asked!r}: write one of {', '.join(_DECISIONS)}, or nothing")
    record = store.record(row.cells["id"])
    if record is None:
        raise ValueError(f"{row.cells['id']}: there is no such record (any more)")
    if asked == "reject":
        return [decision("reject", record.claims, by=by, note=why)]
    new = [(field, words) for field, words in edits if not _is_so(record, field, words)]
    changed = [_corrected(record, field, words, by, why) for field, words in new]
    accepted = asked == "accept" and (changed or record.review is None)
    return changed + ([decision("accept", record.claims, by=by, note=why)] if accepted else [])


def _is_so(record: Record, field: str, words: str) -> bool:
    """Does the record say so already? Then the same workbook, taken in again, changes nothing."""
    return _same(words, shown(record_json(record, now=None).get(field), edited=True))


def _same(a: str, b: str) -> bool:
    return " ".join(a.split()) == " ".join(b.split())


def _edits(row: _Row) -> Iterator[tuple[str, str]]:
    """(field, words) of the cells that say otherwise than when they were written."""
    for field, was in json.loads(row.cells.get(WAS) or "{}").items():
        words = row.cells.get(field, "")
        if field in row.cells and not _same(words, str(was)):
            yield field, words


def _corrected(record: Record, field: str, words: str, by: str, why: str | None) -> Review:
    value: Json = read(record.kind, field, words, now=record.fields.get(field))
    return correction(record, field, value, by=by, note=why)


def _rows(path: Path) -> Iterator[_Row]:
    """The rows of the sheets that are listings of ours."""
    kinds = {kind.listing: kind.name for kind in KINDS}
    book = _book(path)
    try:
        for sheet in book.worksheets:
            if sheet.title in kinds:
                yield from _of_sheet(sheet, kinds[sheet.title])
    finally:
        book.close()


def _of_sheet(sheet: Any, kind: str) -> Iterator[_Row]:
    lines = sheet.iter_rows(values_only=True)
    names = [str(name or "").strip() for name in next(lines, ())]
    if "id" not in names or WAS not in names:
        return
    for number, values in enumerate(lines, 2):
        cells = {name: _words(value) for name, value in zip(names, values, strict=False) if name}
        if cells.get("id"):
            yield _Row(sheet=sheet.title, number=number, kind=kind, cells=cells)


def _book(path: Path) -> Any:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise ValueError(f"{path}: no workbook that can be read") from error


def _words(value: object) -> str:
    """A cell as a person sees it: a spreadsheet makes a date of what looks like one."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
