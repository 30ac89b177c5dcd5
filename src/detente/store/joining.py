"""New claims among settled ones: only the groups that they join are read and written (`detente.ledger.grouping`).

So adding a document costs what it concerns, however much hangs together with it. What can't be told so is left to
`detente.store.settle`, which matches all that hangs together anew: claims with reviews, of days before others', or
beside claims that wait themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from detente.ledger.grouping import Groups
from detente.ledger.match import AnyClaim, Candidates, Group
from detente.ledger.versions import Membership, Version, known, records_now
from detente.model.kind import Kind
from detente.store import schema
from detente.store.database import chunks
from detente.store.history import Part
from detente.store.settled import Settled


class UnsureError(Exception):
    """What the claim comes to can't be told from the groups that it joins."""


class Joining:
    """The claims of one kind that became known on one day, and that wait to be folded for the first time."""

    def __init__(self, settled: Settled, kind: Kind, lexicon: Any, day: date) -> None:
        self._settled, self._lexicon, self._day = settled, lexicon, day
        self._candidates = Candidates(kind, (), lexicon)

    @property
    def claims(self) -> Mapping[str, AnyClaim]:
        """All claims that were read."""
        return self._candidates.claims

    def parts(self, new: Iterable[AnyClaim]) -> tuple[list[Part], set[str]]:
        """What those of the new claims come to of which it can be told, and the ids of the others."""
        self._candidates.take(new)
        groups = _Stored(self._settled, self._candidates)
        groups.read(set(self._candidates.units), with_pairs=True)
        left: set[str] = set()
        for name in [c.id for c in sorted(self.claims.values(), key=lambda c: c.sort_key()) if c.id in groups.new]:
            try:
                groups.admit([name])
            except UnsureError:
                left.add(name)
                groups.unsure.add(self._candidates.unit[name])
        return ([self._part(groups)] if groups.fresh else []), left

    def _part(self, groups: _Stored) -> Part:
        found = records_now(groups, self._day, self._lexicon)
        held = [
            Membership(claim=name, record=record.id, from_day=self._day, to_day=None)
            for record, names, _ in found.values()
            for name in names
        ]
        return Part(
            claims=frozenset(m.claim for m in held),
            since=self._day,
            said=tuple(Version(record=r, from_day=self._day, to_day=None) for r, _, _ in found.values()),
            held=tuple(held),
            records=frozenset(groups.record_of[g] for g in groups.fresh | groups.gone if g in groups.record_of),
        )


class _Stored(Groups):
    """The groups of the ledger on its last day, read as they are asked for.

    `unsure` are units of which no group can be told: of claims that wait, that a review saw, or whose record changed
    after the day.
    """

    def __init__(self, settled: Settled, candidates: Candidates) -> None:
        self._settled = settled
        self.new = frozenset(candidates.claims)
        self.record_of: dict[Group, str] = {}
        self.unsure: set[str] = set()
        self._alike: dict[str, dict[str, float]] = {}
        self._read: set[str] = set()
        super().__init__(candidates, {})

    def near(self, unit: str) -> Mapping[str, float]:
        """The units that this one is alike to, and how much."""
        if unit not in self._alike:
            self._alike |= self._settled.pairs({unit, *(u for group in set(self.of.values()) for u in group.units)})
        return self._alike[unit]

    def is_known(self, unit: str) -> bool:
        """Is the unit in a group? Raises UnsureError where that can't be told."""
        if unit not in self._read:
            self.read({unit})
        if unit in self.unsure:
            raise UnsureError
        return unit in self.of

    def read(self, units: Collection[str], *, with_pairs: bool = False) -> None:
        """The groups of these units; `with_pairs` those of what they are alike to as well."""
        if with_pairs:
            units = {*units, *(other for like in self._settled.pairs(units).values() for other in like)}
        self._read |= set(units)
        own = {claim: unit for claim, unit in self._settled.claims_of(units).items() if claim not in self.new}
        records = self._settled.records(own)
        inside = self._settled.inside(records.values())
        unsettled = {claim for claim in own if claim not in records}
        doubtful = self._settled.doubtful({*own, *(c for claims in inside.values() for c in claims)})
        self.unsure |= {own[claim] for claim in unsettled}
        self._take(own, records, inside, doubtful)
        self.unsure |= {own[claim] for claim in own if claim in doubtful}
        self.unsure |= {unit for unit in units if self._is_later(unit)}

    def _take(
        self,
        own: Mapping[str, str],
        records: Mapping[str, str],
        inside: Mapping[str, Mapping[str, bool]],
        doubtful: Collection[str],
    ) -> None:
        """Puts the groups in; those of which something is in doubt are all unsure."""
        sure = {
            record: claims
            for record, claims in inside.items()
            if all(claims.values()) and not any(claim in doubtful for claim in claims)
        }
        self.unsure |= {own[claim] for claim, record in records.items() if record not in sure}
        self.candidates.take(self._settled.load({claim for claims in sure.values() for claim in claims} - self.new))
        there = set(self.record_of.values())
        for record, claims in sure.items():
            if record not in there:
                units = {self.candidates.unit[claim] for claim in claims}
                group = Group(units, units)
                self.record_of[group] = record
                self._read |= units
                self.put(group)

    def _is_later(self, unit: str) -> bool:
        """Is a new claim the first of a unit that was there before? Units are put in order by their first."""
        names = self.candidates.units.get(unit, ())
        return len(names) > 1 and names[0] in self.new and not self.new.issuperset(names)


def fresh_of(connection: Connection, since: Mapping[str, date], claims: Iterable[AnyClaim]) -> Iterator[AnyClaim]:
    """Those of the claims that wait since the day on which they became known, were in no record, and in no review."""
    member, seen, known_before = schema.member, schema.review_claim, set[str]()
    for some in chunks(sorted(since)):
        known_before |= set(connection.scalars(select(member.c.claim).where(member.c.claim.in_(some))))
        known_before |= set(connection.scalars(select(seen.c.claim).where(seen.c.claim.in_(some))))
    return (c for c in claims if since.get(c.id) == known(c) and c.id not in known_before)
