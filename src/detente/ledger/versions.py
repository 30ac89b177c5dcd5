"""Between which days a record was known, and how: as-of becomes a query instead of a replay (DESIGN, law 7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from detente.ledger.fold import fold
from detente.ledger.match import AnyClaim, Candidates, Edges, match, parts
from detente.ledger.reviews import decide, linked
from detente.model.kind import Kind
from detente.model.record import Record
from detente.model.review import Review

NEVER = date.max
"""The day on which undated claims become known: after every day that can be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A record as it was known on the days ``from_day <= day < to_day``; `to_day` None has no end.

    `NEVER` as `from_day` is what only a question without as-of sees; as `to_day` what every later as-of sees.
    """

    record: Record
    from_day: date
    to_day: date | None


def known(claim: AnyClaim) -> date:
    """The first day on which a reader knows the claim."""
    return claim.known_from or NEVER


def versions(
    kind: Kind, claims: Sequence[AnyClaim], edges: Edges, reviews: Sequence[Review], lexicon: Any
) -> tuple[Version, ...]:
    """All that was ever known of the things that `claims` (of one kind) are about, in order of record and day.

    `claims` must hold all claims that hang together by edges or reviews. Each day on which one of them became known
    is matched and folded from the claims known by then alone; days that change nothing make no version.
    """
    candidates = Candidates(kind, claims, lexicon)
    ties = [*edges, *linked(reviews)]
    done: dict[frozenset[str], tuple[Record, ...]] = {}
    states: list[tuple[date, dict[str, Record]]] = []
    for day in sorted({known(claim) for claim in claims}):
        present = [name for name, claim in candidates.claims.items() if known(claim) <= day]
        state: dict[str, Record] = {}
        for part in parts(present, ties):
            if part not in done:
                done[part] = records_of(candidates, part, edges, reviews, lexicon)
            state |= {record.id: record for record in done[part]}
        states.append((day, state))
    return tuple(_joined(states))


def records_of(
    candidates: Candidates, names: Collection[str], edges: Edges, reviews: Iterable[Review], lexicon: Any
) -> tuple[Record, ...]:
    """What the claims `names` add up to for a reader who knows all of them and nothing else."""
    decisions = decide(reviews, names)
    groups = match(candidates, names, edges, decisions)
    return tuple(fold(candidates.kind, group, decisions, lexicon) for group in groups)


def _joined(states: Sequence[tuple[date, dict[str, Record]]]) -> Iterator[Version]:
    """Consecutive days with the same record made one version."""
    for name in sorted({name for _, state in states for name in state}):
        runs: list[tuple[date, Record | None]] = []
        for day, state in states:
            if not runs or runs[-1][1] != state.get(name):
                runs.append((day, state.get(name)))
        ends = [day for day, _ in runs[1:]] + [None]
        for (day, record), end in zip(runs, ends, strict=True):
            if record is not None:
                dated = replace(record, known_from=None if day == NEVER else day)
                yield Version(record=dated, from_day=day, to_day=end)
