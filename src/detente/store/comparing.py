"""Comparing: what a claim's unit is like among the others of its blocks, each pair once in its life.

A block is read once for all claims of a step that are in it, from the days on which the first of them may be about
something; days and words (`Kind.wording`) are told without reading a claim, so that few are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, update

from detente.ledger.match import Candidates, pair_of
from detente.model.kind import Kind
from detente.store import schema
from detente.store.claims import ClaimTable, units_of
from detente.store.database import chunks, insert_new

Pair = tuple[str, str]


class Row(NamedTuple):
    """A unit in a block: the days that it may be about, and the words of which its equals have some, or None."""

    unit: str
    first: date
    last: date
    words: frozenset[str] | None


def compare(
    connection: Connection, kinds: Mapping[str, Kind], claims: ClaimTable, ids: Sequence[str], lexicon: Any
) -> None:
    """Finds what these claims are like, which wait for it; all others of their units are then compared, too."""
    units = set(units_of(connection, ids).values())
    new = units - _compared(connection, units)
    pairs = _pairs(connection, new, kinds)
    others = {unit for pair in pairs for unit in pair} - new
    known = _compared(connection, others) | new
    pairs = {pair for pair in pairs if known.issuperset(pair)}  # of two that wait, the later one's turn will do
    samples = _samples(connection, {unit for pair in pairs for unit in pair})
    found = claims.load(sorted(samples.values()))
    for kind in kinds.values():
        own = Candidates(kind, (c for c in found.values() if c.kind == kind.name), lexicon)
        alike = own.alike(pair for pair in sorted(pairs) if pair[0] in own.units)
        rows = [{"a": a, "b": b, "score": score} for (a, b), score in alike]
        if rows:
            connection.execute(insert_new(schema.edge), rows)
    for some in chunks(ids):
        connection.execute(update(schema.dirty).where(schema.dirty.c.claim.in_(some)).values(unpaired=False))


def _pairs(connection: Connection, units: Collection[str], kinds: Mapping[str, Kind]) -> set[Pair]:
    """The pairs of one of these units with one of its blocks, on days that both may be about, with words in common."""
    found: set[Pair] = set()
    for key, rows in _blocks(connection, units).items():
        share, block = kinds[key.partition("|")[0]].share, _Block(rows)
        for row in rows:
            if row.unit in units:
                found.update(pair_of(row.unit, other) for other in _beside(row, block.near(row), share))
    return found


class _Block:
    """The rows of a block, by the first of their days: those near a row's days are found without a look at all."""

    def __init__(self, rows: Iterable[Row]) -> None:
        ordered = sorted(rows, key=lambda row: row.first)
        self._wide = [row for row in ordered if row.last - row.first > _WIDE]
        self._narrow = [row for row in ordered if row.last - row.first <= _WIDE]
        self._firsts = [row.first for row in self._narrow]

    def near(self, row: Row) -> Iterator[Row]:
        """Those that may be about a day that the row may be about."""
        start = bisect_left(self._firsts, row.first - _WIDE) if row.first - date.min > _WIDE else 0
        end = bisect_right(self._firsts, row.last)
        for some in (self._narrow[start:end], self._wide):
            yield from (r for r in some if r.last >= row.first and r.first <= row.last)


_WIDE = timedelta(days=400)
"""Days of the units that are looked for by the first of them; the few that may be about more are all looked at."""


def _beside(row: Row, rows: Iterable[Row], share: float) -> Iterator[str]:
    """Those of the rows, which are near in time, that may be this one's equals."""
    unit, _, _, words = row
    near = (r for r in rows if r.unit != unit)
    if words is None:
        yield from (other.unit for other in near)
        return
    for other in near:
        theirs = other.words
        if theirs is None:
            yield other.unit
            continue
        common = len(words & theirs)
        if common and common + _LITTLE >= share * min(len(words), len(theirs)):
            yield other.unit


_LITTLE = 1e-6
"""What multiplying may lose."""


def _blocks(connection: Connection, units: Collection[str]) -> dict[str, list[Row]]:
    """The blocks of these units, each with what may be about the days that one of them may be about."""
    own, block = schema.unit_block.alias(), schema.unit_block
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for some in chunks(sorted(units)):
        window = (
            select(own.c.key, func.min(own.c.first).label("lo"), func.max(own.c.last).label("hi"))
            .where(own.c.unit.in_(some))
            .group_by(own.c.key)
            .subquery()
        )
        query = select(block.c.key, block.c.unit, block.c.first, block.c.last, block.c.words).join(
            window, (block.c.key == window.c.key) & (block.c.last >= window.c.lo) & (block.c.first <= window.c.hi)
        )
        for key, unit, first, last, words in connection.execute(query):
            if unit not in (rows := found[key]):
                rows[unit] = Row(unit, first, last, None if words is None else frozenset(words.split()))
    return {key: list(rows.values()) for key, rows in found.items()}


def _compared(connection: Connection, units: Iterable[str]) -> set[str]:
    """Those of the units that do not wait: a claim of theirs was compared with their blocks."""
    claim, dirty = schema.claim, schema.dirty
    found: set[str] = set()
    for some in chunks(sorted(units)):
        found |= set(
            connection.scalars(
                select(claim.c.unit)
                .outerjoin(dirty, (dirty.c.claim == claim.c.id) & dirty.c.unpaired)
                .where(claim.c.unit.in_(some), claim.c.lead.is_(None), claim.c.live, dirty.c.claim.is_(None))
            )
        )
    return found


def _samples(connection: Connection, units: Iterable[str]) -> dict[str, str]:
    """For each unit a claim that stands for it: to likeness all of them are the same."""
    claim = schema.claim
    found: dict[str, str] = {}
    for some in chunks(sorted(units)):
        rows = connection.execute(
            select(claim.c.unit, func.min(claim.c.id))
            .where(claim.c.unit.in_(some), claim.c.lead.is_(None), claim.c.live)
            .group_by(claim.c.unit)
        )
        found.update((unit, name) for unit, name in rows)
    return found
