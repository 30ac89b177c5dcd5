"""What is exported: the documents and records that pass a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.export.contract import COMMON, DOCUMENT, FIELDS, document_json, record_json
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.ledger import Ledger
from detente.model.record import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The records of `kinds` that pass the filter, and with `documents` the documents too.

    `events` may thin out the events (one a day). With `text` documents carry theirs. `lexicon` is a user's own folder.
    Writers tell by `say` what a format has no place for; `step` is called at each record that is written.
    """

    ledger: Ledger
    filter: Filter
    kinds: tuple[Kind, ...]
    documents: bool = True
    events: Callable[[Iterable[dict[str, Json]]], Iterable[dict[str, Json]]] | None = None
    text: bool = False
    lexicon: Path | None = None
    say: Callable[[str], None] = lambda words: None
    step: Callable[[], None] = lambda: None

    def tables(self) -> Iterator[tuple[str, tuple[str, ...], Iterator[dict[str, Json]]]]:
        """(listing, columns, rows) of the documents and of each kind."""
        if self.documents:
            columns = (*DOCUMENT[:-1], *(["text"] if self.text else []), DOCUMENT[-1])
            yield "documents", columns, self.papers()
        for kind in self.kinds:
            columns = ("id", "kind", *dict.fromkeys((*FIELDS.get(kind.name, ()), *COMMON)))
            rows = self._rows(kind)
            yield kind.listing, columns, iter(self.events(rows)) if self.events and kind.name == "event" else rows

    def kind_of(self, listing: str) -> str:
        """The kind whose listing this is; ``document`` for the documents."""
        return next((kind.name for kind in self.kinds if kind.listing == listing), "document")

    def papers(self) -> Iterator[dict[str, Json]]:
        """The documents that pass the filter, as the contract prints them."""
        for document in self.ledger.documents(self.filter):
            self.step()
            yield document_json(document, text=self.text)

    def rows(self, *names: str) -> Iterator[dict[str, Json]]:
        """The records of these kinds, in this order, of those kinds that are asked for."""
        wanted = {kind.name: kind for kind in self.kinds}
        for name in names:
            if name in wanted:
                yield from self._rows(wanted[name])

    def _rows(self, kind: Kind) -> Iterator[dict[str, Json]]:
        now = self.filter.as_of or self.ledger.last_day()
        for record in self.ledger.records((kind.name,), self.filter):
            self.step()
            yield record_json(record, now=now)
