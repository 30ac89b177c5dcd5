"""The first records of a relationship for each part of a screen, without reading the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, and_, case, func, or_, select, union

from detente.ledger.ranks import MANY, TOGETHER, pair_name
from detente.ledger.versions import NEVER
from detente.model.filter import Filter
from detente.model.ranked import Found, Ranked
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import record_from
from detente.store.database import backend, chunks
from detente.store.query import bounds, on_day

Condition: TypeAlias = ColumnElement[bool]
Completed: TypeAlias = Callable[[Sequence[Record]], list[Record]]


class _Head(NamedTuple):
    """A version that answers, before it is read."""

    version: int
    record: str
    alone: bool


class Ranking:
    """Answers questions about two sides on one connection; `completed` makes whole records of what is stored."""

    def __init__(
        self, connection: Connection, between: tuple[str, str], filter: Filter, *, completed: Completed
    ) -> None:
        self._connection, self._between, self._completed = connection, between, completed
        self._filter = replace(filter, between=None, limit=None)
        self._bounded = self._filter != Filter(as_of=filter.as_of)

    def found(self, asked: Sequence[Ranked]) -> list[Found]:
        """An answer to each question. All that they ask for is read at once."""
        heads = [self._heads(one) for one in asked]
        told = self._told_together({head.record for some, _ in heads for head in some if head.alone})
        kept = [[h for h in some if not h.alone or h.record in told] for some, _ in heads]
        whole = self._whole({head.version for some in kept for head in some})
        return [
            Found(records=self._within(one, tuple(whole[head.version] for head in some)), more=more)
            for one, some, (_, more) in zip(asked, kept, heads, strict=True)
        ]

    def _heads(self, asked: Ranked) -> tuple[list[_Head], int]:
        """The first that may answer, and how many more there are."""
        pair = schema.record_pair
        query = select(pair.c.version, pair.c.record, pair.c.alone).where(*self._conditions(asked))
        if self._bounded:
            version = schema.record_version
            query = query.join(version, version.c.n == pair.c.version)
            query = query.where(*bounds(asked.kinds, self._filter, backend(self._connection)))
        if asked.each:
            return self._of_each(query, asked), 0
        ordered = query.order_by(*_ordered(asked, self._filter.as_of))
        if asked.limit is None:
            return [_Head(*row) for row in self._connection.execute(ordered).all()], 0
        heads = [_Head(*row) for row in self._connection.execute(ordered.limit(asked.limit + 1)).all()]
        if len(heads) <= asked.limit:
            return heads, 0
        counted = self._connection.scalar(select(func.count()).select_from(query.subquery())) or 0
        return heads[: asked.limit], counted - asked.limit

    def _of_each(self, query: Select[Any], asked: Ranked) -> list[_Head]:
        """The first of each issue and side, the latest of all first."""
        pair = schema.record_pair
        place = func.row_number().over(
            partition_by=(pair.c.topic, pair.c.whose), order_by=(pair.c.latest.desc(), pair.c.record.desc())
        )
        ranked = query.add_columns(place.label("place"), pair.c.latest).where(pair.c.topic.is_not(None)).subquery()
        first = select(ranked.c.version, ranked.c.record, ranked.c.alone)
        if asked.limit is not None:
            first = first.where(ranked.c.place <= asked.limit)
        first = first.order_by(ranked.c.latest.desc(), ranked.c.record.desc())
        return [_Head(*row) for row in self._connection.execute(first).all()]

    def _conditions(self, asked: Ranked) -> list[Condition]:
        pair = schema.record_pair
        found = [
            pair.c.pair == pair_name(*self._between),
            pair.c.kind.in_(asked.kinds),
            on_day(pair, self._filter.as_of),
            *_states(asked),
            *_days(asked),
        ]
        if asked.whose is not None:
            found.append(pair.c.whose.is_not(None) if asked.whose == "third" else pair.c.whose.in_(self._between))
        if asked.whose == "third":
            found.append(pair.c.whose.not_in(self._between))
        if asked.words:
            found.append(pair.c.record.in_(self._telling(asked.words)))
        if asked.within:
            found.append(or_(pair.c.record.in_(asked.within), self._maybe_part_of(asked.within)))
        return found

    def _telling(self, words: Iterable[str]) -> CompoundSelect[Any]:
        """The records of which a claim holds one of the phrases, and those that a person decided on.

        Each is looked up by its own index; asked for in one condition they would be looked for in all claims.
        """
        claim, member, seen = schema.claim, schema.member, schema.review_claim
        database, held = backend(self._connection), on_day(member, self._filter.as_of)
        phrases = union(*(database.found_by_text("claim_text", phrase) for phrase in words))
        told = select(member.c.record).join(claim, claim.c.id == member.c.claim).where(claim.c.n.in_(phrases), held)
        decided = select(member.c.record).join(seen, seen.c.claim == member.c.claim).where(held)
        return union(told, decided)

    def _maybe_part_of(self, whole: Sequence[str]) -> Condition:
        """Those that say so, and those that begin in the days of one of them."""
        member, link, pair, version = schema.member, schema.claim_link, schema.record_pair, schema.record_version
        target = member.alias()
        stated = (
            select(member.c.record)
            .join(link, link.c.claim == member.c.claim)
            .join(target, target.c.claim == link.c.target)
            .where(target.c.record.in_(whole))
        )
        days = self._connection.execute(
            select(version.c.when_first, version.c.when_last).where(
                version.c.record.in_(whole), on_day(version, self._filter.as_of), version.c.when_first.is_not(None)
            )
        ).all()
        return or_(pair.c.record.in_(stated), *(pair.c.latest.between(first, last) for first, last in days))

    def _within(self, asked: Ranked, records: tuple[Record, ...]) -> tuple[Record, ...]:
        if not asked.within:
            return records
        return tuple(
            r for r in records if r.id in asked.within or any(_is_part(link, asked.within) for link in r.links)
        )

    def _whole(self, versions: set[int]) -> dict[int, Record]:
        table = schema.record_version
        rows = [
            row
            for some in chunks(sorted(versions))
            for row in self._connection.execute(
                select(table.c.n, table.c.body, table.c.from_day).where(table.c.n.in_(some))
            ).all()
        ]
        whole = self._completed([record_from(row.body, row.from_day) for row in rows])
        return {row.n: record for row, record in zip(rows, whole, strict=True)}

    def _told_together(self, records: set[str]) -> set[str]:
        """Those of the one-sided records that stand in a document which is mainly about the two.

        There it tells of one of them with others, it tells of the two together at least as often.
        """
        member, claim = schema.member, schema.claim
        documents: dict[str, set[str]] = {}
        for some in chunks(sorted(records)):
            rows = self._connection.execute(
                select(member.c.record, claim.c.document)
                .join(claim, claim.c.id == member.c.claim)
                .where(member.c.record.in_(some), on_day(member, self._filter.as_of))
            )
            for record, document in rows.all():
                documents.setdefault(record, set()).add(document)
        about = self._about({document for found in documents.values() for document in found})
        return {record for record, found in documents.items() if not about.isdisjoint(found)}

    def _about(self, documents: set[str]) -> set[str]:
        """The documents that tell of the two together at least as often as of one of them with others."""
        together: dict[str, set[str]] = {}
        shared: dict[str, set[str]] = {}
        for some in chunks(sorted(documents)):
            for document, record, both, many in self._connection.execute(self._told_in(some)).all():
                shared.setdefault(document, set()).add(record)
                if both and many <= MANY:
                    together.setdefault(document, set()).add(record)
        return {document for document, found in together.items() if len(found) * 2 >= len(shared[document])}

    def _told_in(self, documents: Sequence[str]) -> Select[Any]:
        """What documents tell of one of the two with others: document, record, whether of both, and of how many."""
        claim, member, version = schema.claim, schema.member, schema.record_version
        side = schema.record_side
        query = (
            select(
                claim.c.document,
                version.c.record,
                (func.sum(case((side.c.side.in_(self._between), 1), else_=0)) > 1).label("both"),
                func.count(side.c.side.distinct()).label("many"),
            )
            .select_from(claim)
            .join(member, and_(member.c.claim == claim.c.id, on_day(member, self._filter.as_of)))
            .join(version, and_(version.c.record == member.c.record, on_day(version, self._filter.as_of)))
            .join(side, side.c.version == version.c.n)
            .where(claim.c.document.in_(documents), claim.c.kind.in_(TOGETHER))
            .group_by(claim.c.id, claim.c.document, version.c.n, version.c.record)
            .having(func.count(side.c.side.distinct()) > 1)
            .having(func.sum(case((side.c.side.in_(self._between), 1), else_=0)) > 0)
        )
        return query.where(*bounds(TOGETHER, self._filter, backend(self._connection))) if self._bounded else query


def _states(asked: Ranked) -> list[Condition]:
    pair = schema.record_pair
    found: list[Condition] = []
    if asked.statuses:
        named = pair.c.status.in_([status for status in asked.statuses if status is not None])
        found.append(or_(named, pair.c.status.is_(None)) if None in asked.statuses else named)
    if asked.topic is not None:
        found.append(pair.c.topic == asked.topic)
    if asked.rivals:
        found.append(pair.c.rivals)
    return found


def _days(asked: Ranked) -> list[Condition]:
    pair = schema.record_pair
    found: list[Condition] = []
    if asked.past is not None:
        found.append(or_(pair.c.ends < asked.past, pair.c.status == "no_evidence"))
    if asked.ahead is not None:
        found.append(or_(pair.c.ends.is_(None), pair.c.ends >= asked.ahead))
    if asked.dated or asked.ahead is not None:
        found.append(pair.c.order_first < NEVER)
    if asked.undated is not None:
        found.append(pair.c.order_first == NEVER)
        found.append(or_(pair.c.from_day >= asked.undated, pair.c.from_day == NEVER))
    if asked.ended is not None:
        found.append(pair.c.ends.between(*asked.ended))
    return found


_STANDINGS: Mapping[str, int] = {
    "official": 0, "legislator": 1, "state_media": 1, "business": 2, "scholar": 2, "press": 2,
}  # fmt: skip
_SHUT: Mapping[str, int] = {"suspended": 0, "not_restored": 0, "refused": 1, "terminated": 1}


def _ordered(asked: Ranked, as_of: date | None) -> list[Any]:
    pair = schema.record_pair
    late = [pair.c.latest.desc(), pair.c.record.desc()]
    if asked.order == "soonest":
        return [func.coalesce(pair.c.ends, NEVER), pair.c.record]
    if asked.order == "weightiest":
        told = case(*((pair.c.standing == name, rank) for name, rank in _STANDINGS.items()), else_=3)
        unsaid = case((_in_official_words(as_of), 0), else_=2)
        return [case((pair.c.standing.is_(None), unsaid), else_=told), *late]
    if asked.order == "shut":
        rank = case(*((pair.c.status == name, rank) for name, rank in _SHUT.items()), else_=2)
        return [case((pair.c.status.is_(None), 3), else_=rank), pair.c.turned.desc(), pair.c.record.desc()]
    return late


def _in_official_words(as_of: date | None) -> Condition:
    """Does one of its documents speak for a side?"""
    pair, member, claim, document = schema.record_pair, schema.member, schema.claim, schema.document
    return (
        select(member.c.claim)
        .join(claim, claim.c.id == member.c.claim)
        .join(document, document.c.id == claim.c.document)
        .where(member.c.record == pair.c.record, on_day(member, as_of), document.c.side.is_not(None))
        .exists()
    )


def _is_part(link: Any, whole: Sequence[str]) -> bool:
    return link.type == "part_of" and link.record in whole
