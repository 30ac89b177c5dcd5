"""A ledger that is asked for each thing once while one answer is made: what was read is remembered for what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from detente.model.claim import LinkType
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.outline import Outline
from detente.model.ranked import Found, Ranked, Ranking
from detente.model.record import Record
from detente.model.span import Evidence


class Once:
    """Passes questions on to a ledger, and remembers the whole records, the documents and their names that it gave.

    It lives as long as one answer.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._listed: dict[tuple[tuple[str, ...], Filter], tuple[Record, ...]] = {}
        self._known: dict[tuple[str, date | None], Record | None] = {}
        self._papers: dict[str, Document | None] = {}
        self._heads: dict[str, Document | None] = {}

    def records(
        self, kinds: Collection[str], filter: Filter = Filter(), *, told_since: date | None = None
    ) -> Iterator[Record]:
        """Each listing once."""
        if told_since is not None:
            return self._ledger.records(kinds, filter, told_since=told_since)
        key = tuple(kinds), filter
        if key not in self._listed:
            self._listed[key] = tuple(self._list(kinds, filter))
        return iter(self._listed[key])

    def _list(self, kinds: Collection[str], filter: Filter) -> Sequence[Record]:
        """The ledger's; only those are made whole that were not given before.

        A status is known once a record is whole: where it is asked for, the ledger makes them.
        """
        if filter.status is None:
            return self.whole(list(self._ledger.folded(kinds, filter)), as_of=filter.as_of)
        found = tuple(self._ledger.records(kinds, filter))
        self.remember(found, filter.as_of)
        return found

    def record(self, id: str, *, as_of: date | None = None) -> Record | None:
        """One that was given before, else the ledger's."""
        if (id, as_of) not in self._known:
            self._known[id, as_of] = self._ledger.record(id, as_of=as_of)
        return self._known[id, as_of]

    def whole(self, some: Sequence[Record], *, as_of: date | None = None) -> list[Record]:
        """Those that were given before, and the others as the ledger makes them."""
        new = [record for record in some if (record.id, as_of) not in self._known]
        self.remember(self._ledger.whole(new, as_of=as_of) if new else (), as_of)
        found = (self._known.get((record.id, as_of)) for record in some)
        return [record for record in found if record is not None]

    @contextmanager
    def ranking(self, between: tuple[str, str], filter: Filter = Filter()) -> Iterator[Ranking]:
        """The ledger's, with what it gives remembered."""
        with self._ledger.ranking(between, filter) as ranking:
            yield _Heard(ranking, self, filter.as_of)

    def remember(self, records: Collection[Record], as_of: date | None) -> None:
        """Whole records as of a day."""
        self._known |= {(record.id, as_of): record for record in records}

    def folded(self, kinds: Collection[str], filter: Filter = Filter()) -> Iterator[Record]:
        """The ledger's."""
        return self._ledger.folded(kinds, filter)

    def linking(self, id: str, type: LinkType, *, as_of: date | None = None) -> set[str]:
        """The ledger's."""
        return self._ledger.linking(id, type, as_of=as_of)

    def told_in(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, set[str]]:
        """The ledger's."""
        return self._ledger.told_in(ids, as_of=as_of)

    def words(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, tuple[Evidence, ...]]:
        """The ledger's."""
        return self._ledger.words(ids, as_of=as_of)

    def outlines(self, kinds: Collection[str], filter: Filter = Filter()) -> Iterator[Outline]:
        """The ledger's."""
        return self._ledger.outlines(kinds, filter)

    def turns(
        self, kinds: Collection[str], filter: Filter = Filter(), *, offset: int = 0, limit: int
    ) -> tuple[list[tuple[Record, int]], int]:
        """The ledger's."""
        return self._ledger.turns(kinds, filter, offset=offset, limit=limit)

    def pairs(self, kinds: Collection[str], *, most: int, as_of: date | None = None) -> dict[tuple[str, str], int]:
        """The ledger's."""
        return self._ledger.pairs(kinds, most=most, as_of=as_of)

    def documents(self, filter: Filter = Filter(), *, texts: bool = True) -> Iterator[Document]:
        """The ledger's."""
        return self._ledger.documents(filter, texts=texts)

    def published(self, filter: Filter = Filter()) -> Iterator[tuple[str, date | None]]:
        """The ledger's."""
        return self._ledger.published(filter)

    def document(self, id: str) -> Document | None:
        """Each once."""
        if id not in self._papers:
            self._papers[id] = self._ledger.document(id)
        return self._papers[id]

    def heads(self, ids: Collection[str]) -> Iterator[Document]:
        """Each once."""
        new = [name for name in ids if name not in self._heads]
        self._heads |= dict.fromkeys(new) | {head.id: head for head in (self._ledger.heads(new) if new else ())}
        return (head for name in ids if (head := self._heads[name]) is not None)

    def last_day(self, *, as_of: date | None = None) -> date | None:
        """The ledger's."""
        return self._ledger.last_day(as_of=as_of)


class _Heard:
    """Answers whose records are remembered."""

    def __init__(self, ranking: Ranking, once: Once, as_of: date | None) -> None:
        self._ranking, self._once, self._as_of = ranking, once, as_of

    def found(self, asked: Sequence[Ranked]) -> list[Found]:
        """An answer to each question."""
        answers = self._ranking.found(asked)
        for answer in answers:
            self._once.remember(answer.records, self._as_of)
        return answers

    def held(self, kind: str) -> Mapping[tuple[str, str], int]:
        """The ledger's."""
        return self._ranking.held(kind)
