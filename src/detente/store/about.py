"""What leads to two sides: the documents that are mainly about them, and the records that tell in given words.

The latter are remembered with the days on which they hold, so that another day is another look at the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Text, bindparam, func, select, union

from detente.ledger.ranks import pair_name
from detente.store import schema
from detente.store.database import backend
from detente.store.memory import Held, Memory, Pair, on
from detente.store.query import SOME, each


def about_the_two(connection: Connection, memory: Memory, between: Pair) -> frozenset[str]:
    """The documents that are mainly about the two (`ledger.mainly`)."""
    known = schema.document_pair
    query = select(known.c.document).where(known.c.side == between[0], known.c.other == between[1])
    return memory.about.one(between, lambda: frozenset(connection.scalars(query)))


def telling(
    connection: Connection, memory: Memory, between: Pair, words: tuple[str, ...], as_of: date | None
) -> list[int]:
    """Versions of the pair's records of which a claim holds one of the phrases, or that a person decided on."""

    def read() -> tuple[Held[int], ...]:
        told = memory.tellers.one(words, lambda: _tellers(connection, words))
        return _versions(connection, pair_name(*between), told)

    return sorted(set(on(as_of, memory.telling.one((between, words), read))))


_MEMBER, _VERSION, _PAIR = schema.member, schema.record_version, schema.record_pair


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


def _both(mine: Held[Any], other: Held[Any]) -> tuple[date, date | None]:
    """The days that are among both."""
    ends = [day for day in (mine.last, other.last) if day is not None]
    return max(mine.first, other.first), min(ends) if ends else None


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
