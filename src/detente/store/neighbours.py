"""The records of a kind that may be about the same days and sides as others: what links can be inferred from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from detente.ledger.links import Inference
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import form_from, record_from
from detente.store.database import chunks
from detente.store.query import on_day

_FEW = 60  # stretches of days in one question


class _Stay(NamedTuple):
    """The days of a record, by the number of its version."""

    n: int
    first: date
    last: date


def neighbours(
    connection: Connection, kind: str, records: Sequence[Record], as_of: date | None, inference: Inference
) -> dict[str, list[Record]]:
    """For each of the records (all of the kind, with days) the others from which something may follow for it.

    They share a side with it, their days hold its own, and they are of such a form and length as the inference
    looks at. Only days are read of all that begin not long before these records; whole records of the few that fit.
    """
    days = {record.id: _days(record) for record in records}
    stays = _stays(connection, kind, days.values(), as_of, inference.longest)
    met = dict(zip(days, _met(days.values(), stays, inference.longest), strict=True))
    others = _whole(connection, sorted({n for numbers in met.values() for n in numbers}), inference.forms)
    found = {
        record.id: [others[n] for n in met[record.id] if n in others and _beside(record, others[n])]
        for record in records
    }
    return {name: sorted(beside, key=lambda other: other.id) for name, beside in found.items()}


def _met(days: Iterable[tuple[date, date]], stays: Iterable[_Stay], longest: int) -> Iterator[list[int]]:
    """For each of the days the stays that hold them."""
    ordered = sorted(stays, key=itemgetter(1))
    for first, last in days:
        start = bisect_left(ordered, _earlier(last, longest), key=itemgetter(1))
        near = ordered[start : bisect_right(ordered, first, key=itemgetter(1))]
        yield [stay.n for stay in near if stay.last >= last]


def _days(record: Record) -> tuple[date, date]:
    when = record.facets.when
    assert when is not None
    return when.first or date.min, when.last or date.max


def _earlier(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _stays(
    connection: Connection, kind: str, days: Iterable[tuple[date, date]], as_of: date | None, longest: int
) -> set[_Stay]:
    """All that begin and end so that they might hold some of the days."""
    version = schema.record_version
    found: set[_Stay] = set()
    starts = _joined((_earlier(last, longest), first) for first, last in days)
    for at in range(0, len(starts), _FEW):
        begun = (version.c.when_first.between(*stretch) for stretch in starts[at : at + _FEW])
        rows = connection.execute(
            select(version.c.n, version.c.when_first, version.c.when_last)
            .where(version.c.kind == kind, or_(*begun), version.c.when_last >= version.c.when_first)
            .where(on_day(version, as_of))
        ).all()
        found |= {_Stay(n, first, last) for n, first, last in rows if (last - first).days <= longest}
    return found


def _joined(stretches: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """The same days, where stretches that meet are one; what ends before it begins is none."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(stretch for stretch in stretches if stretch[0] <= stretch[1]):
        if joined and first <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _whole(connection: Connection, numbers: Sequence[int], forms: frozenset[str]) -> dict[int, Record]:
    version = schema.record_version
    return {
        row.n: record_from(row.body, row.from_day)
        for some in chunks(numbers)
        for row in connection.execute(
            select(version.c.n, version.c.body, version.c.from_day).where(version.c.n.in_(some))
        )
        if form_from(row.body) in forms
    }


def _beside(record: Record, other: Record) -> bool:
    return other.id != record.id and not set(record.facets.sides).isdisjoint(other.facets.sides)
