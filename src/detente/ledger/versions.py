"""Between which days a record was known, and how: as-of becomes a query instead of a replay (DESIGN, law 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from detente.ledger.fold import fold
from detente.ledger.grouping import Groups
from detente.ledger.match import AnyClaim, Candidates, Edges, Group, match, parts, ties
from detente.ledger.reviews import Decisions, decide, linked
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
    days = sorted({known(claim) for claim in claims if known(claim) >= since})
    if all(review.action == "undo" for review in reviews):
        said, held = _grown(candidates, edges, lexicon, days)
    else:
        said, held = _decided(candidates, edges, reviews, lexicon, days)
    return (
        tuple(Version(record=record, from_day=day, to_day=end) for _, record, day, end in said.runs()),
        tuple(Membership(claim=c, record=r, from_day=day, to_day=end) for c, r, day, end in held.runs()),
    )


class _Days(Generic[V]):
    """What keys had as their values, from which day on."""

    def __init__(self) -> None:
        self._had: dict[str, list[tuple[date, V | None]]] = defaultdict(list)

    def note(self, day: date, key: str, value: V | None) -> None:
        """From the day on it has this value, None for none; days are noted in their order."""
        had = self._had[key]
        if had and had[-1][0] == day:
            had.pop()
        if (had[-1][1] if had else None) != value:
            had.append((day, value))

    def runs(self) -> Iterator[tuple[str, V, date, date | None]]:
        """For each key its values, each with the day from which and the day until which it had it."""
        for key, had in sorted(self._had.items()):
            ends = [*(day for day, _ in had[1:]), None]
            for (day, value), end in zip(had, ends, strict=False):  # an end too many where it never had any
                if value is not None:
                    yield key, value, day, end


def _grown(
    candidates: Candidates, edges: Edges, lexicon: Any, days: Sequence[date]
) -> tuple[_Days[Record], _Days[str]]:
    """What is known on each of the days where nobody decided anything: only the groups that change are looked at."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), score in edges.items():
        if a in candidates.units and b in candidates.units:
            near[a][b] = near[b][a] = score
    before = [name for name, claim in candidates.claims.items() if days and known(claim) < days[0]]
    wholes = match(candidates, before, edges, Decisions())
    groups = Groups(candidates, near, ({candidates.unit[name] for name in w} for w in wholes))
    groups.fresh = set(groups.of.values())
    claims_of: dict[date, list[str]] = defaultdict(list)
    for name, claim in candidates.claims.items():
        claims_of[known(claim)].append(name)
    said, held, ids = _Days[Record](), _Days[str](), dict[Group, str]()
    for day in days:
        groups.admit(claims_of[day])
        records = records_now(groups, day, lexicon)
        over = {ids.pop(group) for group in (*groups.gone, *groups.fresh) if group in ids} - records.keys()
        for gone in over:
            said.note(day, gone, None)
        for record, names, group in records.values():
            ids[group] = record.id
            said.note(day, record.id, record)
            for name in names:
                held.note(day, name, record.id)
        groups.settled()
    return said, held


def records_now(groups: Groups, day: date, lexicon: Any) -> dict[str, tuple[Record, tuple[str, ...], Group]]:
    """What the fresh groups add up to on a day: by id, with the claims known by then."""
    candidates, found = groups.candidates, {}
    for group in groups.fresh:
        names = (name for unit in group.units for name in candidates.units[unit])
        known_by_then = [name for name in names if known(candidates.claims[name]) <= day]
        inside = tuple(sorted(known_by_then, key=candidates.rank.__getitem__))
        record = fold(candidates.kind, candidates.of(inside), Decisions(), lexicon)
        found[record.id] = record, inside, group
    return found


def _decided(
    candidates: Candidates, edges: Edges, reviews: Sequence[Review], lexicon: Any, days: Sequence[date]
) -> tuple[_Days[Record], _Days[str]]:
    """What is known on each of the days, where people decided something: all is matched anew for each day."""
    tied = [*ties(candidates.units, edges), *linked(reviews)]
    done: dict[frozenset[str], dict[str, tuple[Record, frozenset[str]]]] = {}
    said, held = _Days[Record](), _Days[str]()
    over: dict[str, Record] = {}
    for day in days:
        present = [name for name, claim in candidates.claims.items() if known(claim) <= day]
        found: dict[str, tuple[Record, frozenset[str]]] = {}
        for part in parts(present, tied):
            if part not in done:
                done[part] = records_of(candidates, part, edges, reviews, lexicon)
            found |= done[part]
        inside = {claim: name for name, (_, claims_in) in found.items() for claim in claims_in}
        for name in over.keys() - found.keys():
            said.note(day, name, None)
        for name in present:
            held.note(day, name, inside.get(name))
        over = {name: record for name, (record, _) in found.items()}
        for name, record in over.items():
            said.note(day, name, record)
    return said, held


def records_of(
    candidates: Candidates, names: Collection[str], edges: Edges, reviews: Iterable[Review], lexicon: Any
) -> dict[str, tuple[Record, frozenset[str]]]:
    """What the claims `names` add up to for a reader who knows them and nothing else: by id, with their claims."""
    decisions = decide(reviews, names)
    found = {}
    for group in match(candidates, names, edges, decisions):
        found[group[0]] = fold(candidates.kind, candidates.of(group), decisions, lexicon), frozenset(group)
    return found
