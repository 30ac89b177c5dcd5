"""Between which days a record was known, and how: as-of becomes a query instead of a replay (DESIGN, law 7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from detente.ledger.fold import fold
from detente.ledger.match import AnyClaim, Candidates, Edges, match, parts, ties
from detente.ledger.reviews import decide, linked
from detente.model.kind import Kind
from detente.model.record import Record
from detente.model.review import Review

V = TypeVar("V")
NEVER = date.max
"""The day on which undated claims become known: after every day that can be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a record said on the days ``from_day <= day < to_day``; `to_day` None has no end.

    `NEVER` as `from_day` is what only a question without as-of sees; as `to_day` what every later as-of sees.
    """

    record: Record
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The days on which a claim was in a record, in the same form."""

    claim: str
    record: str
    from_day: date
    to_day: date | None


def known(claim: AnyClaim) -> date:
    """The first day on which a reader knows the claim."""
    return claim.known_from or NEVER


def versions(
    kind: Kind,
    claims: Sequence[AnyClaim],
    edges: Edges,
    reviews: Sequence[Review],
    lexicon: Any,
    *,
    since: date = date.min,
) -> tuple[tuple[Version, ...], tuple[Membership, ...]]:
    """All that was ever known of the things that `claims` (of one kind) are about, and which claims made it.

    `claims` must hold all claims that hang together by units, edges or reviews. Each day on which one of them became
    known is matched and folded from the claims known by then alone; days that change nothing make no version. With
    `since` only that day and later ones are looked at: what was known before a claim does not change with it.
    """
    candidates = Candidates(kind, claims, lexicon)
    tied = [*ties(candidates.units, edges), *linked(reviews)]
    done: dict[frozenset[str], dict[str, tuple[Record, frozenset[str]]]] = {}
    days: list[date] = []
    said: list[dict[str, Record]] = []
    held: list[dict[str, str]] = []
    for day in sorted({known(claim) for claim in claims if known(claim) >= since}):
        present = [name for name, claim in candidates.claims.items() if known(claim) <= day]
        found: dict[str, tuple[Record, frozenset[str]]] = {}
        for part in parts(present, tied):
            if part not in done:
                done[part] = records_of(candidates, part, edges, reviews, lexicon)
            found |= done[part]
        days.append(day)
        said.append({name: record for name, (record, _) in found.items()})
        held.append({claim: name for name, (_, claims_in) in found.items() for claim in claims_in})
    runs = _runs(days, said)
    return (
        tuple(Version(record=record, from_day=day, to_day=end) for _, record, day, end in runs),
        tuple(Membership(claim=c, record=r, from_day=day, to_day=end) for c, r, day, end in _runs(days, held)),
    )


def records_of(
    candidates: Candidates, names: Collection[str], edges: Edges, reviews: Iterable[Review], lexicon: Any
) -> dict[str, tuple[Record, frozenset[str]]]:
    """What the claims `names` add up to for a reader who knows them and nothing else: by id, with their claims."""
    decisions = decide(reviews, names)
    found = {}
    for group in match(candidates, names, edges, decisions):
        found[group[0]] = fold(candidates.kind, candidates.of(group), decisions, lexicon), frozenset(group)
    return found


def _runs(days: Sequence[date], states: Sequence[Mapping[str, V]]) -> list[tuple[str, V, date, date | None]]:
    """For each key the values that it had, each with the day from which and the day until which it had it."""
    out: list[tuple[str, V, date, date | None]] = []
    for key in sorted({key for state in states for key in state}):
        runs: list[tuple[date, V | None]] = []
        for day, state in zip(days, states, strict=True):
            if not runs or runs[-1][1] != state.get(key):
                runs.append((day, state.get(key)))
        ends = [day for day, _ in runs[1:]] + [None]
        out += [(key, value, day, end) for (day, value), end in zip(runs, ends, strict=True) if value is not None]
    return out
