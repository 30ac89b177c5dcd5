"""What a ledger is asked about records: listings, rankings, one record and what it ever said, and the ledger itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from detente.ledger.match import AnyClaim
from detente.ledger.ranks import sides_of
from detente.model.claim import LinkType
from detente.model.filter import Filter
from detente.model.outline import Outline
from detente.model.record import Record
from detente.model.span import Evidence
from detente.store import schema
from detente.store.bodies import remembered
from detente.store.check import check
from detente.store.codec import record_from
from detente.store.database import backend
from detente.store.issues import IssueTold, issues_told
from detente.store.opened import Opened
from detente.store.query import asked, counts_asked
from detente.store.ranking import Ranking
from detente.store.reviewing import Reviewed, review_states
from detente.store.turns import pairs_asked, turns

_NO_FILTER = Filter()


class Told(Opened):
    """Questions about what is told; nothing is written."""

    def records(
        self, kinds: Collection[str], filter: Filter = _NO_FILTER, *, told_since: date | None = None
    ) -> Iterator[Record]:
        """The records of these kinds that pass the filter, by day, then by id.

        With `told_since` those that only since that day say what they say, or are known.
        """
        with self._asking() as connection:
            yield from self._answers(connection, filter.as_of).records(kinds, filter, told_since=told_since)

    def folded(self, kinds: Collection[str], filter: Filter = _NO_FILTER) -> Iterator[Record]:
        """The records that `records` would give, as they were folded: without what is settled at reading."""
        with self._asking() as connection:
            memory = self._memory(connection)
            for row in connection.execute(*asked(kinds, filter, backend(connection))):
                yield remembered(memory, row)

    def whole(self, some: Sequence[Record], *, as_of: date | None = None) -> list[Record]:
        """Records that `folded` gave as of that day, whole; without those that are no longer there."""
        with self._asking() as connection:
            found = self._answers(connection, as_of).completed(some)
        return [record for record in found if record.evidence]

    def newest(self, kinds: Collection[str], filter: Filter) -> list[Record]:
        """As many as the filter's limit, the last first: by their own day, else by that on which they became known.

        A status is that which was told, before it is looked up what came of a pledge.
        """
        with self._asking() as connection:
            return self._answers(connection, filter.as_of).newest(kinds, filter)

    def most_told(self, kinds: Collection[str], filter: Filter, *, offset: int = 0) -> list[Record]:
        """As many as the filter's limit of those that pass it, after the first: most documents first, then by id."""
        with self._asking() as connection:
            return self._answers(connection, filter.as_of).most_told(kinds, filter, offset=offset)

    def how_many(self, kinds: Collection[str], filter: Filter) -> dict[str, int]:
        """How many records of each of these kinds pass the filter; a status as `newest` takes it."""
        with self._asking() as connection:
            rows = connection.execute(counts_asked(kinds, filter, backend(connection))).all()
        found: dict[str, int] = {row[0]: row[1] for row in rows}
        return {kind: found.get(kind, 0) for kind in kinds}

    def linking(self, id: str, type: LinkType, *, as_of: date | None = None) -> set[str]:
        """The records of which a text says that they are so bound to this one; links that follow are not looked up."""
        with self._asking() as connection:
            return self._answers(connection, as_of).linking(id, type)

    def told_in(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, set[str]]:
        """The documents that each of these records rests on on the day."""
        with self._asking() as connection:
            return self._answers(connection, as_of).told_in(ids)

    def words(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, tuple[Evidence, ...]]:
        """The evidence of each of these records on the day, as a whole record has it."""
        with self._asking() as connection:
            return self._answers(connection, as_of).words(ids)

    def outlines(self, kinds: Collection[str], filter: Filter = _NO_FILTER) -> Iterator[Outline]:
        """The outlines of the records that `records` would give, in the same order: for ranking them all."""
        with self._asking() as connection:
            yield from self._answers(connection, filter.as_of).outlines(kinds, filter)

    @contextmanager
    def ranking(self, between: tuple[str, str], filter: Filter = _NO_FILTER) -> Iterator[Ranking]:
        """Who answers which records of those between two sides that pass the filter come first."""
        with self._asking() as connection:
            answers = self._answers(connection, filter.as_of)
            memory = self._memory(connection)
            yield Ranking(connection, between, filter, completed=answers.completed, memory=memory)

    def turns(
        self, kinds: Collection[str], filter: Filter = _NO_FILTER, *, offset: int = 0, limit: int
    ) -> tuple[list[tuple[Record, int]], int]:
        """A page of a timeline: records with the place of one of their turns (`ledger.turns`), and how many in all."""
        with self._asking() as connection:
            answers = self._answers(connection, filter.as_of)
            return turns(connection, kinds, filter, offset=offset, limit=limit, completed=answers.completed)

    def pairs(self, kinds: Collection[str], *, most: int, as_of: date | None = None) -> dict[tuple[str, str], int]:
        """How many records of these kinds are about each two sides, of those of no more than `most` sides."""
        with self._asking() as connection:
            rows = connection.execute(pairs_asked(kinds, as_of, most=most)).all()
        return {sides_of(name): count for name, count in rows}

    def issues(self, kinds: Collection[str], *, as_of: date | None = None) -> list[IssueTold]:
        """How much records of these kinds tell of each issue, in no order."""
        with self._asking() as connection:
            return issues_told(connection, kinds, as_of)

    def record(self, id: str, *, as_of: date | None = None) -> Record | None:
        """The record with this id, or whose member has it; an unambiguous beginning of the id will do."""
        with self._asking() as connection:
            return self._answers(connection, as_of).record(id)

    def versions(self, id: str) -> tuple[Record, ...]:
        """What the record with this id ever said, each with the days between which it did.

        Evidence, documents, links and origins are those of each version's first day; what only adds evidence makes
        no version.
        """
        version = schema.record_version
        query = select(version).where(version.c.record == id).order_by(version.c.from_day)
        out = []
        with self._asking() as connection:
            for row in connection.execute(query).all():
                answers = self._answers(connection, row.from_day)
                (record,) = answers.completed([record_from(row.body, row.from_day)])
                out.append(replace(record, known_to=None if row.to_day == date.max else row.to_day))
        return tuple(out)

    def claims(self, document: str) -> tuple[AnyClaim, ...]:
        """A document's claims in order of place."""
        with self._asking() as connection:
            return self._claims(connection).of_document(document)

    def reviews(self) -> list[Reviewed]:
        """Every review in order of time with what became of it, those without a place too."""
        with self._asking() as connection:
            return review_states(connection)

    def counts(self) -> dict[str, int]:
        """How many documents (all, undated, withdrawn), claims, reviews and dirty claims, and records of each kind."""
        document, claim, version = schema.document, schema.claim, schema.record_version
        with self._asking() as connection:
            out = {
                "documents": self._count(connection, document, ~document.c.withdrawn),
                "undated": self._count(connection, document, ~document.c.withdrawn, document.c.known_from.is_(None)),
                "withdrawn": self._count(connection, document, document.c.withdrawn),
                "claims": self._count(connection, claim, claim.c.live),
                "reviews": self._count(connection, schema.review),
                "dirty": self._count(connection, schema.dirty),
            }
            rows = connection.execute(
                select(version.c.kind, func.count()).where(version.c.to_day.is_(None)).group_by(version.c.kind)
            )
            found = {row[0]: row[1] for row in rows}
        return out | {kind.listing: found.get(kind.name, 0) for kind in self._kinds.values()}

    def check(self) -> list[str]:
        """What is wrong with the ledger, in words; nothing where all is well. Dirty claims are no fault."""
        with self._asking() as connection:
            return check(connection, self._codec)
