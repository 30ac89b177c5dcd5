"""What the exports of events have in common: a row, a column, and which events are exported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.export.answer import Answer
from detente.lexicon import load_lexicon
from detente.model.record import Json

QUADS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
        **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
        **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
    }
)
"""Quad classes by type: verbal and material cooperation, verbal and material conflict (PLOVER manual 2.0)."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event as the contract prints it, and the document that told it first (empty where it is not there)."""

    event: Mapping[str, Json]
    document: Mapping[str, Json]

    @property
    def day(self) -> str:
        """The day of the event, YYYY-MM-DD; empty where it is not known to the day."""
        when = self.event.get("when") or ""
        return when if _DAY.fullmatch(when) else ""

    @property
    def published(self) -> str:
        """The day on which its first document was published; empty where that is not known to the day."""
        when = self.document.get("published") or ""
        return when if _DAY.fullmatch(when) else ""

    def side(self, part: str) -> str:
        """The side of `source` or `target`; empty where it has none."""
        return (self.event.get(part) or "").split(" ")[0]

    def state(self, part: str) -> str:
        """The side of `source` or `target` where it is a state, not a body."""
        side = self.side(part)
        return side if side in load_lexicon().states.names else ""

    def sector(self, part: str) -> str:
        """The PLOVER sector of `source` or `target`; empty where the text does not show it."""
        return (self.event.get(part) or "").partition(" ")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, from which of our fields it comes, of what type and values it is; None is left empty."""

    name: str
    source: str = ""
    type: str = "text"
    values: str = ""
    value: Callable[[EventRow], str] | None = None

    def of(self, row: EventRow) -> str:
        """The cell of a row."""
        return self.value(row) if self.value is not None else ""


def empty(*names: str) -> tuple[Column, ...]:
    """Columns for which we have no value."""
    return tuple(Column(name=name, values="always empty") for name in names)


def event_rows(answer: Answer) -> Iterator[EventRow]:
    """The events that are told as done, in the ledger's order; what is planned, possible or denied is left out."""
    tables = {listing: rows for listing, _, rows in answer.tables()}
    documents = {d["id"]: d for d in tables.get("documents", ())}
    for event in tables.get("events", ()):
        if event["actuality"] == "actual":
            first = next(iter(event["documents"]), None)
            yield EventRow(event=event, document=documents.get(first, {}))
