"""The records of a kind that may be about the same days and sides as others: what links can be inferred from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from detente.model.record import Record
from detente.model.when import When
from detente.store import schema
from detente.store.codec import record_from
from detente.store.database import chunks
from detente.store.query import on_day

_LONG = 60  # days from which on a stay is no short one


class _Stay(NamedTuple):
    """The days of a record, by the number of its version."""

    n: int
    first: date
    last: date


def neighbours(
    connection: Connection, kind: str, records: Sequence[Record], as_of: date | None
) -> dict[str, list[Record]]:
    """For each of the records (all of the kind, with days) the others that share a side and may fall on its days.

    Only days are read of all that lie between the first and the last of these records; whole records of the few
    whose days meet those of one of them.
    """
    days = {record.id: _days(record) for record in records}
    stays = _stays(
        connection, kind, min(first for first, _ in days.values()), max(last for _, last in days.values()), as_of
    )
    met = dict(zip(days, _met(days.values(), stays), strict=True))
    others = _whole(connection, sorted({n for numbers in met.values() for n in numbers}))
    found = {record.id: [o for n in met[record.id] if _beside(record, o := others[n])] for record in records}
    return {name: sorted(beside, key=lambda other: other.id) for name, beside in found.items()}


def _met(days: Iterable[tuple[date, date]], stays: Iterable[_Stay]) -> Iterator[list[int]]:
    """For each of the days those that meet them: short stays by their first day, the few long ones by trying."""
    short, long = list[_Stay](), list[_Stay]()
    for stay in stays:
        (short if (stay.last - stay.first).days < _LONG else long).append(stay)
    short.sort(key=itemgetter(1))
    for first, last in days:
        earliest = date.fromordinal(max(1, first.toordinal() - _LONG))
        start = bisect_left(short, earliest, key=itemgetter(1))
        near = short[start : bisect_right(short, last, key=itemgetter(1))]
        yield sorted(stay.n for stay in (*near, *long) if stay.first <= last and stay.last >= first)


def _days(record: Record) -> tuple[date, date]:
    when = record.facets.when
    assert when is not None
    return when.first or date.min, when.last or date.max


def _stays(connection: Connection, kind: str, first: date, last: date, as_of: date | None) -> list[_Stay]:
    version = schema.record_version
    rows = connection.execute(
        select(version.c.n, version.c.when_first, version.c.when_last)
        .where(version.c.kind == kind, version.c.when_last >= first, version.c.when_first <= last)
        .where(on_day(version, as_of))
    ).all()
    return [_Stay(n, first, last) for n, first, last in rows]


def _whole(connection: Connection, numbers: Sequence[int]) -> dict[int, Record]:
    version = schema.record_version
    return {
        row.n: record_from(row.body, row.from_day)
        for some in chunks(numbers)
        for row in connection.execute(
            select(version.c.n, version.c.body, version.c.from_day).where(version.c.n.in_(some))
        )
    }


def _beside(record: Record, other: Record) -> bool:
    when: When | None = record.facets.when
    return (
        other.id != record.id
        and not set(record.facets.sides).isdisjoint(other.facets.sides)
        and when is not None
        and other.facets.when is not None
        and other.facets.when.overlaps(when)
    )
