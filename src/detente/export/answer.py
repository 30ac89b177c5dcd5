"""What is exported: the documents and records that pass a filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from detente.export.contract import COMMON, DOCUMENT, FIELDS, document_json, record_json
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.ledger import Ledger
from detente.model.record import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The records of `kinds` that pass the filter, and with `documents` the documents too."""

    ledger: Ledger
    filter: Filter
    kinds: tuple[Kind, ...]
    documents: bool = True

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], Iterator[dict[str, Json]]]]:
        """(listing, columns, rows) of the documents and of each kind."""
        if self.documents:
            yield "documents", DOCUMENT, map(document_json, self.ledger.documents(self.filter))
        now = self.filter.as_of or self.ledger.last_day()
        for kind in self.kinds:
            columns = ("id", "kind", *dict.fromkeys((*FIELDS.get(kind.name, ()), *COMMON)))
            yield kind.listing, columns, self._rows(kind, now)

    def _rows(self, kind: Kind, now: date | None) -> Iterator[dict[str, Json]]:
        for record in self.ledger.records((kind.name,), self.filter):
            yield record_json(record, now=now)
