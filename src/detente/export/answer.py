"""What is exported: the documents and records that pass a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from detente.export.contract import COMMON, DOCUMENT, FIELDS, document_json, record_json
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.ledger import Ledger
from detente.model.record import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The records of `kinds` that pass the filter, and with `documents` the documents too.

    `events` may thin out the events (one a day).
    """

    ledger: Ledger
    filter: Filter
    kinds: tuple[Kind, ...]
    documents: bool = True
    events: Callable[[Iterable[dict[str, Json]]], Iterable[dict[str, Json]]] | None = None

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], Iterator[dict[str, Json]]]]:
        """(listing, columns, rows) of the documents and of each kind."""
        if self.documents:
            yield "documents", DOCUMENT, map(document_json, self.ledger.documents(self.filter))
        now = self.filter.as_of or self.ledger.last_day()
        for kind in self.kinds:
            columns = ("id", "kind", *dict.fromkeys((*FIELDS.get(kind.name, ()), *COMMON)))
            rows = self._rows(kind, now)
            yield kind.listing, columns, iter(self.events(rows)) if self.events and kind.name == "event" else rows

    def _rows(self, kind: Kind, now: date | None) -> Iterator[dict[str, Json]]:
        for record in self.ledger.records((kind.name,), self.filter):
            yield record_json(record, now=now)
