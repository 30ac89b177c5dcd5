"""Settling: dirty claims are compared within their blocks, and what hangs together is folded into versions anew.

Each step is one transaction that also strikes the claims off the list, so that a run killed anywhere goes on where it
stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from detente.ledger.match import AnyClaim, parts, ties, unit_of
from detente.ledger.reviews import linked
from detente.ledger.versions import known, versions
from detente.model.kind import Kind
from detente.model.review import Review
from detente.store import schema
from detente.store.claims import ClaimTable, edges_of, review_mates, units_of
from detente.store.codec import ClaimCodec, review_from
from detente.store.comparing import compare
from detente.store.database import chunks, writing
from detente.store.history import Part, write_history
from detente.store.joining import Joining, fresh_of
from detente.store.leads import leads_of
from detente.store.members import write_followers
from detente.store.settled import Settled

_STEP = 1000  # claims a transaction
_QUEUE = 20_000  # claims looked up at once

Progress = Callable[[int, int], None]
"""Told (done, to do) after each step: claims, those that are also to be compared twice."""


def settle(
    engine: Engine, kinds: Mapping[str, Kind], codec: ClaimCodec, lexicon: Any, progress: Progress | None = None
) -> None:
    """Works until no claim is dirty."""
    with engine.connect() as connection:
        total = left = _waiting(connection)
    while left:
        with engine.connect() as connection:
            queue, compare = _queue(connection)
        for start in range(0, len(queue), _STEP):
            step = queue[start : start + _STEP]
            with writing(engine) as connection:
                work = _Step(connection, kinds, codec, lexicon)
                (work.compare if compare else work.regroup)(step)
            if progress:
                progress(min(total, max(0, total - left) + start + len(step)), total)
        with engine.connect() as connection:
            left = _waiting(connection)


def _waiting(connection: Connection) -> int:
    """Claims that wait to be folded, and those that before that wait to be compared: these count twice."""
    dirty = schema.dirty
    counts = [select(func.count()).select_from(dirty), select(func.count()).select_from(dirty).where(dirty.c.unpaired)]
    return sum(connection.scalar(count) or 0 for count in counts)


def _queue(connection: Connection) -> tuple[list[str], bool]:
    """Claims that wait, and whether they wait to be compared: all comparing comes before all folding.

    Those of one block come together, so that it is read for many of them at once.
    """
    dirty, claim, block = schema.dirty, schema.claim, schema.unit_block
    by_block = (
        select(dirty.c.claim)
        .join(claim, claim.c.id == dirty.c.claim)
        .outerjoin(block, block.c.unit == claim.c.unit)
        .where(dirty.c.unpaired)
        .group_by(dirty.c.claim)
        .order_by(func.min(block.c.key), func.min(block.c.last), dirty.c.claim)
    )
    uncompared = connection.scalars(by_block.limit(_QUEUE)).all()
    if uncompared:
        return list(uncompared), True
    return list(
        connection.scalars(select(dirty.c.claim).order_by(dirty.c.since, dirty.c.claim).limit(_QUEUE)).all()
    ), False


class _Step:
    """One transaction's work."""

    def __init__(self, connection: Connection, kinds: Mapping[str, Kind], codec: ClaimCodec, lexicon: Any) -> None:
        self._connection, self._kinds, self._lexicon = connection, kinds, lexicon
        self._claims = ClaimTable(connection, kinds, codec, lexicon)

    def compare(self, ids: Sequence[str]) -> None:
        """Finds what the claims are like; another process may have done so for some of them already."""
        mine = self._still_dirty(ids, schema.dirty.c.unpaired)
        compare(self._connection, self._kinds, self._claims, mine, self._lexicon)

    def regroup(self, ids: Sequence[str]) -> None:
        """Folds anew what these claims change, as far as they are still dirty.

        New ones are put among what is settled where that is enough; of the others all that hangs together is matched
        anew. Claims that follow another say nothing new: they go where their leads are.
        """
        mine = self._since(ids)
        led = leads_of(self._connection, mine)
        joined = self._join({name: day for name, day in mine.items() if name not in led})
        self._strike_off(joined)
        left = mine.keys() - led.keys() - joined
        if left:
            self._match_anew(left, mine)
        write_followers(self._connection, led)
        self._strike_off(led)

    def _join(self, since: Mapping[str, date]) -> set[str]:
        """Puts new claims among what is settled; gives those of which that was enough."""
        new: dict[date, dict[str, list[AnyClaim]]] = defaultdict(lambda: defaultdict(list))
        for claim in fresh_of(self._connection, since, self._claims.load(since).values()):
            new[known(claim)][claim.kind].append(claim)
        done: set[str] = set()
        for day, of_kinds in sorted(new.items()):
            found, claims = list[Part](), dict[str, AnyClaim]()
            settled = Settled(self._connection, self._claims, day)
            settled.read_ahead(self._unit(claim) for some in of_kinds.values() for claim in some)
            for kind, some in of_kinds.items():
                joining = Joining(settled, self._kinds[kind], self._lexicon, day)
                more, left = joining.parts(some)
                found += more
                claims |= joining.claims
                done |= {claim.id for claim in some} - left
            write_history(self._connection, found, claims)
        return done

    def _unit(self, claim: AnyClaim) -> str:
        return unit_of(self._kinds[claim.kind], claim, self._lexicon)

    def _match_anew(self, ids: Iterable[str], since: dict[str, date]) -> None:
        whole, edges = self._closure(ids)
        since |= self._since(sorted(whole))  # what is struck off with these may change days before theirs
        claims = self._claims.load(sorted(whole))
        reviews = reviews_of(self._connection, claims)
        found = _known_of(claims, edges, reviews, since, self._kinds, self._lexicon)
        write_history(self._connection, list(found), claims)
        self._strike_off(whole)

    def _strike_off(self, claims: Iterable[str]) -> None:
        dirty = schema.dirty
        for some in chunks(sorted(claims)):
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
