"""What the ledger holds at last of units and claims, for those who put new claims among them on one day.

Each thing is asked for once, and for many units together: what one day brings is of several kinds, and little of each.
Nothing is written while this is in use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, select

from detente.ledger.match import AnyClaim
from detente.store import schema
from detente.store.claims import ClaimTable, edges_of
from detente.store.database import chunks

V = TypeVar("V")


class Settled:
    """What there is beside the claims that became known on `day`."""

    def __init__(self, connection: Connection, table: ClaimTable, day: date) -> None:
        self._connection, self._table, self._day = connection, table, day
        self._pairs: dict[str, dict[str, float]] = {}
        self._claims: dict[str, list[str]] = {}
        self._record: dict[str, str | None] = {}
        self._inside: dict[str, dict[str, bool]] = {}
        self._doubt: dict[str, bool] = {}
        self._loaded: dict[str, AnyClaim | None] = {}

    def read_ahead(self, units: Iterable[str]) -> None:
        """Reads what will be asked of these units and of what they are alike to."""
        asked = set(units)
        near = {*asked, *(other for like in self.pairs(asked).values() for other in like)}
        own = self.claims_of(near)
        inside = self.inside(self.records(own).values())
        within = {claim for claims in inside.values() for claim in claims}
        self.doubtful({*own, *within})
        self.load(within)

    def pairs(self, units: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each unit those that it is alike to, and how much."""
        return _once(self._pairs, units, self._find_pairs, dict)

    def claims_of(self, units: Iterable[str]) -> dict[str, str]:
        """The claims of these units, each with its unit; without those that follow others."""
        found = _once(self._claims, units, self._find_claims, list)
        return {claim: unit for unit, claims in found.items() for claim in claims}

    def records(self, claims: Iterable[str]) -> dict[str, str]:
        """The record of each of the claims that is in one at last."""
        found = _once(self._record, claims, self._find_records, lambda: None)
        return {claim: record for claim, record in found.items() if record is not None}

    def inside(self, records: Iterable[str]) -> dict[str, dict[str, bool]]:
        """The claims of each record at last, without followers, each with whether it was as it is from the day on.

        A claim that was in the record after the day, and is not any more, stands there as one that was not.
        """
        return {
            name: claims for name, claims in _once(self._inside, records, self._find_inside, dict).items() if claims
        }

    def doubtful(self, claims: Iterable[str]) -> set[str]:
        """Those of the claims that wait, or that a review saw."""
        return {claim for claim, doubt in _once(self._doubt, claims, self._find_doubtful, bool).items() if doubt}

    def load(self, claims: Iterable[str]) -> list[AnyClaim]:
        """The claims with these ids."""
        found = _once(self._loaded, claims, self._table.load, lambda: None)
        return [claim for claim in found.values() if claim is not None]

    def _find_pairs(self, units: list[str]) -> Mapping[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for (a, b), score in edges_of(self._connection, units).items():
            found[a][b] = found[b][a] = score
        return found

    def _find_claims(self, units: list[str]) -> Mapping[str, list[str]]:
        claim, found = schema.claim, defaultdict[str, list[str]](list)
        for some in chunks(units):
            query = select(claim.c.unit, claim.c.id).where(claim.c.unit.in_(some), claim.c.lead.is_(None), claim.c.live)
            for unit, name in self._connection.execute(query).all():
                found[unit].append(name)
        return found

    def _find_records(self, claims: list[str]) -> Mapping[str, str | None]:
        member = schema.member
        queries = (
            select(member.c.claim, member.c.record).where(member.c.claim.in_(some), member.c.to_day.is_(None))
            for some in chunks(claims)
        )
        return {row.claim: row.record for query in queries for row in self._connection.execute(query).all()}

    def _find_inside(self, records: list[str]) -> Mapping[str, dict[str, bool]]:
        member, claim, found = schema.member, schema.claim, defaultdict[str, dict[str, bool]](dict)
        for some in chunks(records):
            query = (
                select(member.c.record, member.c.claim, member.c.from_day, member.c.to_day)
                .join(claim, claim.c.id == member.c.claim)
                .where(member.c.record.in_(some), claim.c.lead.is_(None))
            )
            for record, name, first, end in self._connection.execute(query).all():
                if end is None:
                    found[record][name] = first <= self._day and found[record].get(name, True)
                elif end > self._day:
                    found[record][name] = False
        return found

    def _find_doubtful(self, claims: list[str]) -> Mapping[str, bool]:
        dirty, seen, found = schema.dirty, schema.review_claim, set[str]()
        for some in chunks(claims):
            found |= set(self._connection.scalars(select(dirty.c.claim).where(dirty.c.claim.in_(some))))
            found |= set(self._connection.scalars(select(seen.c.claim).where(seen.c.claim.in_(some))))
        return dict.fromkeys(found, True)


def _once(
    known: dict[str, V], asked: Iterable[str], find: Callable[[list[str]], Mapping[str, V]], none: Callable[[], V]
) -> dict[str, V]:
    """What is known of those asked for, after what is not yet known was found; `none` makes what stands for nothing."""
    names = list(dict.fromkeys(asked))
    missing = sorted(name for name in names if name not in known)
    if missing:
        found = find(missing)
        known.update((name, found[name] if name in found else none()) for name in missing)
    return {name: known[name] for name in names}
