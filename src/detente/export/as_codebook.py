"""The codebook of the exports of events: every column, where its values come from, their type and what they may be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.export import as_csv
from detente.export.answer import Answer
from detente.export.as_gdelt import COLUMNS_1, COLUMNS_2
from detente.export.as_polecat import COLUMNS
from detente.export.contract import COMMON, FIELDS
from detente.export.event_columns import Column
from detente.lexicon.plover import TYPES

HEADER = ("format", "column", "source", "type", "values")

_OWN = {
    "id": ("text", "kind and sixteen hexadecimal digits; the same for ever"),
    "kind": ("text", "event"),
    "source": ("text", "who does it: side (ISO 3166-1 alpha-3 or acronym) and PLOVER sector; null if nobody is named"),
    "target": ("text", "to whom: as source; null if the text does not say"),
    "group": ("text", "shared by the pairs that several actors of one act make"),
    "place": ("text", "as printed"),
    "plover": ("text", ", ".join(TYPES)),
    "mode": ("text", "the manual's modes of the type; null if the words show none"),
    "context": ("list", "the manual's general contexts"),
    "cameo": ("text", "null unless the text gives it"),
    "intensity": ("number", "-10 to 10: the manual's conflict-cooperation score of type and mode"),
    "when": ("date", "EDTF"),
    "actuality": ("text", "actual, planned, possible, denied"),
    "evidence": ("list", "objects: document, start, end (code points), text, field"),
    "documents": ("list", "ids, in order of publication"),
    "origins": ("integer", "independent documents"),
    "confidence": ("number", "0 to 1"),
    "review": ("text", "null, accepted, corrected"),
    "conflicts": ("list", "objects: field, values with their documents"),
    "links": ("list", "objects: type, record, evidence"),
    "told": ("list", "objects: document, field, value"),
    "sides": ("list", "all that take part"),
    "according_to": ("object", "whose account it is; null where the document says it itself"),
}  # fmt: skip


def write(_: Answer, path: Path) -> int:
    """The codebook into a file; gives how many columns it names."""
    return as_csv.write_cells(path, lines(), header=HEADER)


def lines() -> Iterator[tuple[str, ...]]:
    """A line for each column of each format."""
    for name in ("id", "kind", *dict.fromkeys((*FIELDS["event"], *COMMON))):
        kind, values = _OWN.get(name, ("text", ""))
        yield "detente", name, name, kind, values
    for form, columns in (("polecat", COLUMNS), ("gdelt1", COLUMNS_1), ("gdelt2", COLUMNS_2)):
        yield from (_line(form, column) for column in columns)


def _line(form: str, column: Column) -> tuple[str, ...]:
    return form, column.name, column.source, column.type, column.values
