"""Settling: dirty claims are compared within their blocks, and what hangs together is folded into versions anew.

Each step is one transaction that also strikes the claims off the list, so that a run killed anywhere goes on where it
stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select, update

from detente.ledger.match import AnyClaim, Candidates, pair_of, parts, ties, unit_of
from detente.ledger.reviews import linked
from detente.ledger.versions import versions
from detente.model.kind import Kind
from detente.model.review import Review
from detente.store import schema
from detente.store.claims import ClaimTable, edges_of, review_mates, units_of
from detente.store.codec import ClaimCodec, review_from
from detente.store.database import chunks, insert_new, writing
from detente.store.history import Part, write_history
from detente.store.leads import leads_of
from detente.store.members import write_followers

_STEP = 1000  # claims a transaction
_QUEUE = 200_000  # claims looked up at once

Progress = Callable[[int, int], None]
"""Told (claims settled, claims to settle) after each step."""


def settle(
    engine: Engine, kinds: Mapping[str, Kind], codec: ClaimCodec, lexicon: Any, progress: Progress | None = None
) -> None:
    """Works until no claim is dirty."""
    with engine.connect() as connection:
        total = left = _dirty(connection)
    while left:
        with engine.connect() as connection:
            queue, compare = _queue(connection)
        for step in (queue[start : start + _STEP] for start in range(0, len(queue), _STEP)):
            with writing(engine) as connection:
                work = _Step(connection, kinds, codec, lexicon)
                (work.compare if compare else work.regroup)(step)
                left = _dirty(connection)
            if progress:
                progress(max(0, total - left), total)


def _dirty(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(schema.dirty)) or 0


def _queue(connection: Connection) -> tuple[list[str], bool]:
    """Claims that wait, and whether they wait to be compared: all comparing comes before all folding."""
    dirty = schema.dirty
    uncompared = connection.scalars(select(dirty.c.claim).where(dirty.c.unpaired).limit(_QUEUE)).all()
    if uncompared:
        return list(uncompared), True
    return list(connection.scalars(select(dirty.c.claim).limit(_QUEUE)).all()), False


class _Step:
    """One transaction's work."""

    def __init__(self, connection: Connection, kinds: Mapping[str, Kind], codec: ClaimCodec, lexicon: Any) -> None:
        self._connection, self._kinds, self._lexicon = connection, kinds, lexicon
        self._claims = ClaimTable(connection, kinds, codec, lexicon)

    def compare(self, ids: Sequence[str]) -> None:
        """Finds what the claims are like; another process may have done so for some of them already."""
        dirty = schema.dirty
        mine = self._still_dirty(ids, dirty.c.unpaired)
        pairs = self._candidates(set(units_of(self._connection, mine).values()))
        samples = self._samples({unit for pair in pairs for unit in pair})
        claims = self._claims.load(sorted(samples.values()))
        for kind in self._kinds.values():
            own = Candidates(kind, (c for c in claims.values() if c.kind == kind.name), self._lexicon)
            alike = own.alike(pair for pair in pairs if pair[0] in own.units)
            rows = [{"a": a, "b": b, "score": score} for (a, b), score in sorted(alike.items())]
            if rows:
                self._connection.execute(insert_new(schema.edge), rows)
        for some in chunks(mine):
            self._connection.execute(update(dirty).where(dirty.c.claim.in_(some)).values(unpaired=False))

    def _candidates(self, units: set[str]) -> set[tuple[str, str]]:
        """The pairs of one of these units with one of its blocks, on days that both may be about.

        A unit that others had brought before is compared already. Of two that wait, the later one's turn will do.
        """
        new = units - self._compared(units)
        own, other = schema.unit_block, schema.unit_block.alias()
        met: dict[str, set[str]] = defaultdict(set)
        for some in chunks(sorted(new)):
            query = select(own.c.unit, other.c.unit).join(
                other,
                (other.c.key == own.c.key)
                & (other.c.first <= own.c.last)
                & (other.c.last >= own.c.first)
                & (other.c.unit != own.c.unit),
            )
            for a, b in self._connection.execute(query.where(own.c.unit.in_(some))).all():
                met[a].add(b)
        known = self._compared({b for found in met.values() for b in found}) | new
        return {pair_of(a, b) for a, found in met.items() for b in found & known}

    def _compared(self, units: set[str]) -> set[str]:
        """Those of the units that do not wait: a claim of theirs was compared with their blocks."""
        claim, dirty = schema.claim, schema.dirty
        found: set[str] = set()
        for some in chunks(sorted(units)):
            found |= set(
                self._connection.scalars(
                    select(claim.c.unit)
                    .outerjoin(dirty, (dirty.c.claim == claim.c.id) & dirty.c.unpaired)
                    .where(claim.c.unit.in_(some), claim.c.lead.is_(None), claim.c.live, dirty.c.claim.is_(None))
                ).all()
            )
        return found

    def _samples(self, units: set[str]) -> dict[str, str]:
        """For each unit a claim that stands for it: to likeness all of them are the same."""
        claim = schema.claim
        found: dict[str, str] = {}
        for some in chunks(sorted(units)):
            rows = self._connection.execute(
                select(claim.c.unit, func.min(claim.c.id))
                .where(claim.c.unit.in_(some), claim.c.lead.is_(None), claim.c.live)
                .group_by(claim.c.unit)
            ).all()
            found.update((unit, name) for unit, name in rows)
        return found

    def regroup(self, ids: Sequence[str]) -> None:
        """Folds anew all that hangs together with these claims, as far as they are still dirty.

        Claims that follow another say nothing new: they go where their leads are.
        """
        dirty = schema.dirty
        mine = self._since(ids)
        led = leads_of(self._connection, mine)
        whole, edges = self._closure(mine.keys() - led.keys())
        mine |= self._since(sorted(whole))  # what is struck off with these may change days before theirs
        claims = self._claims.load(sorted(whole))
        reviews = reviews_of(self._connection, claims)
        found = _known_of(claims, edges, reviews, mine, self._kinds, self._lexicon)
        write_history(self._connection, list(found), claims)
        write_followers(self._connection, led)
        for some in chunks(sorted(whole | led.keys())):
            self._connection.execute(delete(dirty).where(dirty.c.claim.in_(some), ~dirty.c.unpaired))

    def _still_dirty(self, ids: Sequence[str], *conditions: Any) -> list[str]:
        dirty = schema.dirty
        queries = (select(dirty.c.claim).where(dirty.c.claim.in_(some), *conditions) for some in chunks(ids))
        return [claim for query in queries for claim in self._connection.scalars(query).all()]

    def _since(self, ids: Sequence[str]) -> dict[str, date]:
        """Those of the claims that are still dirty, with the day from which on they change something."""
        dirty = schema.dirty
        queries = (select(dirty.c.claim, dirty.c.since).where(dirty.c.claim.in_(some)) for some in chunks(ids))
        return {row.claim: row.since for query in queries for row in self._connection.execute(query).all()}

    def _closure(self, ids: Iterable[str]) -> tuple[set[str], dict[tuple[str, str], float]]:
        """All claims but followers that hang together with these by units, likeness or reviews; and likenesses."""
        claim = schema.claim
        whole: set[str] = set()
        seen: set[str] = set()
        edges: dict[tuple[str, str], float] = {}
        frontier = set(ids)
        while frontier:
            whole |= frontier
            units = set(units_of(self._connection, sorted(frontier)).values()) - seen
            found = edges_of(self._connection, units)
            edges |= found
            near = (units | {unit for pair in found for unit in pair}) - seen
            seen |= units
            frontier = review_mates(self._connection, sorted(frontier))
            for some in chunks(sorted(near)):
                leading = select(claim.c.id).where(claim.c.unit.in_(some), claim.c.lead.is_(None))
                frontier |= set(self._connection.scalars(leading).all())
            frontier -= whole
        return whole, edges


def _known_of(
    claims: Mapping[str, AnyClaim],
    edges: Mapping[tuple[str, str], float],
    reviews: Sequence[Review],
    since: Mapping[str, date],
    kinds: Mapping[str, Kind],
    lexicon: Any,
) -> Iterator[Part]:
    """What was known of all these claims: each part of them that hangs together, from the first day that changed."""
    units: dict[str, list[str]] = defaultdict(list)
    for name, claim in sorted(claims.items()):
        units[unit_of(kinds[claim.kind], claim, lexicon)].append(name)
    wholes = parts(claims, [*ties(units, edges), *linked(reviews)])
    where = {name: i for i, whole in enumerate(wholes) for name in whole}
    own_edges: list[dict[tuple[str, str], float]] = [{} for _ in wholes]
    for (a, b), score in edges.items():
        if a in units and b in units:
            own_edges[where[units[a][0]]][a, b] = score
    for i, whole in enumerate(wholes):
        day = min((since[name] for name in whole if name in since), default=None)
        if day is None:
            continue  # tied to what changed only through claims that are gone
        mine = [claims[claim] for claim in sorted(whole)]
        seen = [r for r in reviews if r.action == "undo" or not whole.isdisjoint(r.claims)]
        said, held = versions(kinds[mine[0].kind], mine, own_edges[i], seen, lexicon, since=day)
        yield Part(claims=whole, since=day, said=said, held=held)


def reviews_of(connection: Connection, claims: Iterable[str]) -> list[Review]:
    """The reviews that saw one of these claims, and all that were taken back or took back, in no order."""
    seen = schema.review_claim
    ids: set[str] = set()
    for some in chunks(claims):
        ids |= set(connection.scalars(select(seen.c.review).where(seen.c.claim.in_(some))))
    table = schema.review
    rows = [
        r for some in chunks(sorted(ids)) for r in connection.scalars(select(table.c.body).where(table.c.id.in_(some)))
    ]
    return [review_from(body) for body in rows]
