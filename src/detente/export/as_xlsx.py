"""A workbook for Excel and LibreOffice, by openpyxl: a sheet a kind, to be read, edited and taken in again.

Fields that a person may change stand as one would write them ("Anna Berg, minister (NOR); CHN"); all else as in CSV.
Each sheet ends in three columns of its own: `decision` (accept, reject) and `why`, empty, to be filled in; and, hidden,
what the row said when it was written, by which `detente review import` knows what was edited.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.export.answer import Answer
from detente.export.as_csv import cell
from detente.export.wording import MATTERS, wording
from detente.model.record import Json

DECISION, WHY, WAS = "decision", "why", "as written"
OWN = (DECISION, WHY, WAS)

_MOST = 32_767
"""Characters of a cell (Microsoft, "Excel specifications and limits")."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write(answer: Answer, path: Path) -> int:
    """Every table as a sheet; gives how many records."""
    from openpyxl import Workbook

    book, count, cut = Workbook(write_only=True), 0, 0
    for listing, columns, rows in answer.tables():
        kind = answer.kind_of(listing)
        sheet = book.create_sheet(listing)
        shown = [name for name in columns if name != "kind"]
        _lay_out(sheet, shown, own=kind in MATTERS)
        for row in rows:
            cells = list(cells_of(kind, shown, row))
            cut += sum(len(words) > _MOST for words in cells)
            sheet.append([_cell(sheet, words) for words in cells])
            count += 1
    book.save(path)
    if cut:
        answer.say(f"cut to {_MOST} characters, which is all that a cell holds: {cut} cells")
    return count


def cells_of(kind: str, columns: list[str], row: Mapping[str, Json]) -> Iterator[str]:
    """The cells of a record's row, with those of our own columns."""
    edited = MATTERS.get(kind, ())
    for name in columns:
        yield shown(row.get(name), edited=name in edited)
    if kind in MATTERS:
        was = {name: shown(row.get(name), edited=True) for name in edited}
        yield from ("", "", json.dumps(was, ensure_ascii=False))


def shown(value: Json, *, edited: bool) -> str:
    """A cell's words, without what a workbook can't hold."""
    return _NOT_XML.sub("�", wording(value) if edited else cell(value))


def _lay_out(sheet: Any, columns: list[str], *, own: bool) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    names = [*columns, *(OWN if own else ())]
    sheet.freeze_panes = "B2"
    for number, name in enumerate(names, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = 24
        dimension.hidden = name == WAS
    head = [_cell(sheet, name) for name in names]
    for one in head:
        one.font = Font(bold=True)
    sheet.append(head)


def _cell(sheet: Any, words: str) -> Any:
    """Words as words: what begins with = is no formula."""
    from openpyxl.cell import WriteOnlyCell

    made = WriteOnlyCell(sheet, value=words[:_MOST] or None)
    if words:
        made.data_type = "s"
    return made
