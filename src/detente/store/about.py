"""What leads from documents to two sides: which documents are mainly about them, which records tell in given words.

Both are remembered with the days on which they hold, so that another day is another look at the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Text, and_, bindparam, case, func, select, union

from detente.ledger.ranks import MANY, TOGETHER, pair_name
from detente.ledger.versions import NEVER
from detente.store import schema
from detente.store.database import backend
from detente.store.memory import Held, Memory, Pair, on
from detente.store.query import SOME, each, held

Condition = ColumnElement[bool]


def about_the_two(
    connection: Connection,
    memory: Memory,
    between: Pair,
    documents: Iterable[str],
    as_of: date | None,
    *,
    lasting: bool = True,
) -> set[str]:
    """Those of the documents that tell of the two together at least as often as of one of them with others.

    Where it is to be `lasting`, it is looked up at once on which other days the same holds; else only of some that were
    asked about on another day before.
    """
    known = {document: memory.about.get((between, document)) or () for document in documents}
    said = {document: on(as_of, rows) for document, rows in known.items()}
    lacking = sorted(document for document, told in said.items() if not told)
    again = lacking if lasting else [document for document in lacking if known[document]][:_AT_ONCE]
    found = _read(connection, between, again, as_of) if again else {}
    if others := [document for document in lacking if document not in found]:
        found |= _on_the_day(connection, between, others, as_of)
    for document, told in found.items():
        memory.about.put((between, document), (*known[document][-_SPANS:], told))
        said[document] = [told.value]
    return {document for document, told in said.items() if any(told)}


_SPANS = 15
"""Stretches of days that are remembered of a document, less one."""

_AT_ONCE = 24
"""Documents asked about before of which it is looked up at once how long it holds, which takes half as long again."""


def _on_the_day(
    connection: Connection, between: Pair, documents: Sequence[str], as_of: date | None
) -> dict[str, Held[bool]]:
    """Is each of the documents mainly about the two on this day?"""
    about = about_among(connection, (), between, documents, as_of)
    first, last = as_of or NEVER, as_of + timedelta(days=1) if as_of and as_of < NEVER else None
    return {document: Held(first, last, document in about) for document in documents}


def _read(connection: Connection, between: Pair, documents: Sequence[str], as_of: date | None) -> dict[str, Held[bool]]:
    """Is each of the documents mainly about the two, and between which days is it told from the same?"""
    found = {d: Held(*days, value=False) for d, days in _unchanged(connection, documents, as_of).items()}
    for row in _told_of(connection, _LASTING, between, documents, as_of):
        first, last = _both(found[row.document], Held(row.first, row.last, None))
        found[row.document] = Held(first, last, _mainly(row))
    return found


def about_among(
    connection: Connection, conditions: Sequence[Condition], between: Pair, documents: Iterable[str], as_of: date | None
) -> set[str]:
    """The same on this day alone, where only records count whose versions meet the conditions."""
    query = _telling_of(*conditions) if conditions else _TELLING_OF
    told = _told_of(connection, query, between, sorted(documents), as_of)
    return {row.document for row in told if _mainly(row)}


def _mainly(row: Any) -> bool:
    return bool(row.of_two and row.of_two * 2 >= row.of_any)


def _told_of(
    connection: Connection, query: Any, between: Pair, documents: Sequence[str], as_of: date | None
) -> Iterator[Any]:
    return each(connection, query, documents, as_of, one=between[0], other=between[1])


def _unchanged(
    connection: Connection, documents: Sequence[str], as_of: date | None
) -> dict[str, tuple[date, date | None]]:
    """The days about this one on which each of the documents tells of the same records."""
    found: dict[str, tuple[date, date | None]] = dict.fromkeys(documents, (date.min, None))
    for document, *days in each(connection, _CHANGED, documents, as_of):
        before, after = days[:2], days[2:]
        found[document] = (
            max((day for day in before if day is not None), default=date.min),
            min((day for day in after if day is not None), default=None),
        )
    return found


def _both(mine: Held[Any], other: Held[Any]) -> tuple[date, date | None]:
    """The days that are among both."""
    ends = [day for day in (mine.last, other.last) if day is not None]
    return max(mine.first, other.first), min(ends) if ends else None


_MEMBER, _VERSION, _PAIR = schema.member, schema.record_version, schema.record_pair
_DAY = bindparam("day", type_=Date())
_CHANGED = (
    select(
        _MEMBER.c.document,
        *(func.max(case((day <= _DAY, day))) for day in (_MEMBER.c.from_day, _MEMBER.c.to_day)),
        *(func.min(case((day > _DAY, day))) for day in (_MEMBER.c.from_day, _MEMBER.c.to_day)),
    )
    .where(_MEMBER.c.document.in_(SOME))
    .group_by(_MEMBER.c.document)
)


def _telling_of(*conditions: Condition, lasting: bool = False) -> Any:
    """Of each document how many of its records are of the two together, and of how many with others one of the two is.

    Where it is `lasting`, also since when and until when none of its records says otherwise.
    """
    version, side = _VERSION, schema.record_side
    under = [
        func.coalesce(func.sum(case((side.c.side == bindparam(name, type_=Text()), 1), else_=0)), 0).label(name)
        for name in ("one", "other")
    ]
    spans = [func.max(version.c.from_day).label("first"), func.min(version.c.to_day).label("last")] if lasting else []
    told = (
        select(_MEMBER.c.document, *under, func.count(side.c.side).label("all"))
        .add_columns(func.min(side.c.side).label("least"), func.max(side.c.side).label("most"))
        .add_columns(*spans)
        .select_from(_MEMBER)
        .join(version, and_(version.c.record == _MEMBER.c.record, held(version)))
        .join(side, side.c.version == version.c.n, isouter=lasting)
        .where(_MEMBER.c.document.in_(SOME), held(_MEMBER), version.c.kind.in_(TOGETHER), *conditions)
        .group_by(_MEMBER.c.document, _MEMBER.c.record)
    )  # in each of its claims a record has each side once
    row = (told if lasting else told.having(under[0] + under[1] > 0)).subquery()
    counts = and_(row.c.one + row.c.other > 0, row.c.least != row.c.most)
    together = and_(counts, row.c.one > 0, row.c.other > 0, row.c.all <= MANY * row.c.one)
    days = [func.max(row.c.first).label("first"), func.min(row.c.last).label("last")] if lasting else []
    return (
        select(row.c.document, *days)
        .add_columns(func.sum(case((together, 1), else_=0)).label("of_two"))
        .add_columns(func.sum(case((counts, 1), else_=0)).label("of_any"))
        .group_by(row.c.document)
    )


_TELLING_OF, _LASTING = _telling_of(), _telling_of(lasting=True)


def telling(
    connection: Connection, memory: Memory, between: Pair, words: tuple[str, ...], as_of: date | None
) -> list[int]:
    """Versions of the pair's records of which a claim holds one of the phrases, or that a person decided on."""

    def read() -> tuple[Held[int], ...]:
        told = memory.tellers.one(words, lambda: _tellers(connection, words))
        return _versions(connection, pair_name(*between), told)

    return sorted(set(on(as_of, memory.telling.one((between, words), read))))


def _tellers(connection: Connection, words: tuple[str, ...]) -> tuple[Held[str], ...]:
    """Records by the words of their claims, or because of a decision; each with the days of that claim.

    Each is looked up by its own index; asked for in one condition they would be looked for in all claims.
    """
    claim, seen = schema.claim, schema.review_claim
    phrases = union(*(backend(connection).found_by_text("claim_text", phrase) for phrase in words))
    known = _MEMBER.c.from_day, _MEMBER.c.to_day, _MEMBER.c.record
    told = select(*known).join(claim, claim.c.id == _MEMBER.c.claim).where(claim.c.n.in_(phrases))
    decided = select(*known).where(_MEMBER.c.claim.in_(select(seen.c.claim)))
    return tuple(Held(*row) for query in (told, decided) for row in connection.execute(query).all())


def _versions(connection: Connection, name: str, told: Sequence[Held[str]]) -> tuple[Held[int], ...]:
    """What those of the records say that are of the pair of this name."""
    records: dict[str, list[Held[str]]] = {}
    for one in told:
        records.setdefault(one.value, []).append(one)
    return tuple(
        Held(*_both(one, Held(first, last, n)), n)
        for record, n, first, last in each(connection, _VERSIONS, sorted(records), pair=name)
        for one in records[record]
    )


_VERSIONS = (
    select(_VERSION.c.record, _PAIR.c.version, _VERSION.c.from_day, _VERSION.c.to_day)
    .join(_PAIR, _PAIR.c.version == _VERSION.c.n)
    .where(_VERSION.c.record.in_(SOME), func.coalesce(_PAIR.c.pair, "") == bindparam("pair", type_=Text()))
)


def official(connection: Connection, memory: Memory) -> bool:
    """Does any document speak for a side?"""
    document = schema.document
    query = select(document.c.id).where(document.c.side.is_not(None)).limit(1)
    (found,) = memory.official.one(None, lambda: (connection.scalar(query) is not None,))
    return found
