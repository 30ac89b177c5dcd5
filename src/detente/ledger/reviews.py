"""Which of people's decisions hold, and what they ask of matching and folding (DESIGN, law 6).

A review holds only where every claim that it saw is there and known. A claim that a person added is there until the
addition is taken back. Of contrary ones the latest holds; where they
come from different people, the claims that they speak of are disputed. A person's later decision replaces their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from detente.model.review import Review

ReviewOutcome = Literal["applied", "without_place", "disputed", "replaced", "undone"]
"""What became of a review: `disputed` where another person decided otherwise later, `replaced` where the same one
did, `without_place` where a claim that it saw is no longer there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people's reviews ask of one set of claims.

    `together` are sets that are one thing whatever the rules say, `apart` pairs that are not. `corrections` are in
    order of time, so that the last one stands. `outcomes` says of each review what became of it.
    """

    rejected: frozenset[str] = frozenset()
    together: tuple[frozenset[str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    accepted: tuple[frozenset[str], ...] = ()
    corrections: tuple[Review, ...] = ()
    disputed: frozenset[str] = frozenset()
    outcomes: Mapping[str, ReviewOutcome] = field(default_factory=dict)


_NOTHING_DECIDED = Decisions()


def decide(reviews: Iterable[Review], claims: Collection[str]) -> Decisions:
    """The decisions that hold where `claims` (ids) are all that there is."""
    ordered = sorted(reviews, key=in_time)
    if not ordered:
        return _NOTHING_DECIDED
    undone = _undone(ordered)
    taken_out = _added(r for r in ordered if r.id in undone) - _added(r for r in ordered if r.id not in undone)
    court = _Court(taken_out)
    for review in reversed(ordered):
        if review.action == "undo":
            court.outcomes[review.id] = "undone" if review.id in undone else "applied"
        elif review.id in undone:
            court.outcomes[review.id] = "undone"
        elif not review.claims or any(claim not in claims or claim in taken_out for claim in review.claims):
            court.outcomes[review.id] = "without_place"
        elif review.action in _CHANGE_NOTHING:
            court.outcomes[review.id] = "applied"
        else:
            court.hear(review)
    return court.decisions()


def _added(reviews: Iterable[Review]) -> frozenset[str]:
    return frozenset(claim for review in reviews if review.action == "add" for claim in review.claims)


_CHANGE_NOTHING = frozenset({"note", "add"})
"""Reviews that ask nothing of matching and folding: a note, and a claim that is there like any other."""


def in_time(review: Review) -> tuple[str, str]:
    """Orders reviews by the moment they were made, then by id."""
    return review.at, review.id


def set_apart(review: Review) -> tuple[frozenset[str], frozenset[str]]:
    """Of a split: the claims that go, and those that stay. `value` lists the ids of those that go."""
    gone = frozenset(review.claims) & frozenset(review.value or ())
    return gone, frozenset(review.claims) - gone


def _undone(ordered: Iterable[Review]) -> frozenset[str]:
    """The ids of the reviews that are taken back by an undo that is not itself taken back."""
    gone: set[str] = set()
    for review in sorted(ordered, key=in_time, reverse=True):
        if review.action == "undo" and review.undoes and review.id not in gone:
            gone.add(review.undoes)
    return frozenset(gone)


class _Court:
    """Hears reviews, the latest first, and keeps those that go against none already kept."""

    def __init__(self, taken_out: frozenset[str] = frozenset()) -> None:
        self.taken_out = taken_out
        self.kept: list[Review] = []
        self.disputed: set[str] = set()
        self.outcomes: dict[str, ReviewOutcome] = {}

    def hear(self, review: Review) -> None:
        against = [other for other in self.kept if contrary(other, review)] or self._against_the_sum(review)
        if not against:
            self.kept.append(review)
            self.outcomes[review.id] = "applied"
        elif all(other.by == review.by for other in against):
            self.outcomes[review.id] = "replaced"
        else:
            self.outcomes[review.id] = "disputed"
            self.disputed |= set(review.claims)

    def _against_the_sum(self, review: Review) -> list[Review]:
        """The kept reviews that with this one would hold together what a split keeps apart."""
        if review.action == "reject":
            return []
        kept = [*self.kept, review]
        groups = joined(_holding_together(kept))
        for other in kept:
            if other.action == "split" and _straddled(other, groups):
                return [r for r in self.kept if set(r.claims) & _reach(review, groups)]
        return []

    def decisions(self) -> Decisions:
        kept = sorted(self.kept, key=in_time)
        return Decisions(
            rejected=self.taken_out.union(c for r in kept if r.action == "reject" for c in r.claims),
            together=tuple(_holding_together(kept)),
            apart=frozenset(pair for r in kept if r.action == "split" for pair in _pairs_apart(r)),
            accepted=tuple(frozenset(r.claims) for r in kept if r.action == "accept"),
            corrections=tuple(r for r in kept if r.action == "correct"),
            disputed=frozenset(self.disputed),
            outcomes=self.outcomes,
        )


def contrary(a: Review, b: Review) -> bool:
    """Do the two decide otherwise on the same claims?"""
    shared = set(a.claims) & set(b.claims)
    actions = {a.action, b.action}
    if not shared:
        return False
    if actions in ({"accept", "reject"}, {"correct", "reject"}):
        return True
    if actions == {"correct"}:
        return a.field == b.field and a.value != b.value
    if "split" in actions and actions & {"merge", "accept", "correct"}:
        split, other = (a, b) if a.action == "split" else (b, a)
        return all(side & set(other.claims) for side in set_apart(split))
    return False


def joined(sets: Iterable[Collection[str]]) -> dict[str, frozenset[str]]:
    """Each element with the whole of the sets that hang together through shared elements."""
    whole: dict[str, frozenset[str]] = {}
    for part in sets:
        union = frozenset(part).union(*(whole[e] for e in part if e in whole))
        whole.update(dict.fromkeys(union, union))
    return whole


def _holding_together(reviews: Iterable[Review]) -> Iterator[frozenset[str]]:
    """Who accepts or corrects a record of several claims holds that they are one."""
    for review in reviews:
        if review.action in ("merge", "accept", "correct") and len(review.claims) > 1:
            yield frozenset(review.claims)


def _pairs_apart(review: Review) -> Iterator[tuple[str, str]]:
    gone, stay = set_apart(review)
    for a in gone:
        for b in stay:
            yield (a, b) if a < b else (b, a)


def _straddled(split: Review, groups: Mapping[str, frozenset[str]]) -> bool:
    gone, stay = set_apart(split)
    return any(groups.get(claim, frozenset()) & stay for claim in gone)


def _reach(review: Review, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(review.claims).union(*(groups.get(claim, frozenset()) for claim in review.claims))


def linked(reviews: Iterable[Review]) -> Iterator[tuple[str, str]]:
    """Pairs of claims that tie together all that one review saw: a review holds only where all of it is known."""
    for review in reviews:
        yield from pairwise(sorted(set(review.claims)))
