"""A page of a timeline: the turns of records in order, read from where the page begins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from detente.ledger.ranks import pair_name
from detente.model.filter import Filter
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import record_from
from detente.store.database import backend, chunks
from detente.store.query import bounds, on_day

Completed = Callable[[Sequence[Record]], list[Record]]


def turns_asked(connection: Connection, kinds: Collection[str], filter: Filter) -> Select[Any]:
    """Version and place of every turn of these kinds that passes the filter, in no order and without limit."""
    turn, pair, version = schema.record_turn, schema.record_pair, schema.record_version
    query = select(turn.c.version, turn.c.place).where(turn.c.kind.in_(sorted(kinds)), on_day(turn, filter.as_of))
    if filter.since is not None:
        query = query.where(turn.c.last >= (filter.since.first or date.min))
    if filter.until is not None:
        query = query.where(or_(turn.c.first <= (filter.until.last or date.max), turn.c.place < 0))
    rest = replace(filter, since=None, until=None, limit=None)
    if filter.between is not None and filter.between[0] != filter.between[1]:
        both = (pair.c.version == turn.c.version) & (pair.c.pair == pair_name(*filter.between)) & ~pair.c.alone
        query = query.join(pair, both & pair.c.kind.in_(sorted(kinds)))  # the pair's other kinds are many more
        rest = replace(rest, between=None)
    if rest != Filter(as_of=filter.as_of):
        query = query.join(version, version.c.n == turn.c.version)
        query = query.where(*bounds(kinds, rest, backend(connection)))
    return query


def turns(
    connection: Connection, kinds: Collection[str], filter: Filter, *, offset: int, limit: int, completed: Completed
) -> tuple[list[tuple[Record, int]], int]:
    """The records and places of so many turns from `offset` on, by day, kind and id; and how many there are in all."""
    turn = schema.record_turn
    query = turns_asked(connection, kinds, filter)
    order = (turn.c.first, turn.c.last, turn.c.kind, turn.c.record, turn.c.version, func.abs(turn.c.place))
    rows = connection.execute(query.order_by(*order).limit(limit).offset(offset)).all()
    count = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    whole = _whole(connection, {row.version for row in rows}, completed)
    return [(whole[n], place if place >= 0 else -1 - place) for n, place in rows], count


def _whole(connection: Connection, numbers: set[int], completed: Completed) -> dict[int, Record]:
    version = schema.record_version
    rows = [
        row
        for some in chunks(sorted(numbers))
        for row in connection.execute(
            select(version.c.n, version.c.body, version.c.from_day).where(version.c.n.in_(some))
        ).all()
    ]
    records = completed([record_from(row.body, row.from_day) for row in rows])
    return {row.n: record for row, record in zip(rows, records, strict=True)}


def pairs_asked(kinds: Collection[str], as_of: date | None, *, most: int) -> Select[Any]:
    """Each two sides, and how many records of these kinds are about them; none of more than `most` sides counts."""
    pair = schema.record_pair
    return (
        select(pair.c.pair, func.count())
        .where(pair.c.kind.in_(sorted(kinds)), ~pair.c.alone, pair.c.among <= most, on_day(pair, as_of))
        .group_by(pair.c.pair)
    )
