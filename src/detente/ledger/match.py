"""Which claims are about the same thing: constrained agglomeration within blocks.

Pairs join from the likest down, and two groups become one only where no pair across them is forbidden: what excludes
each other never ends up in one record through a third claim in between. (Single linkage under cannot-link
constraints: Davidson and Ravi, "Agglomerative hierarchical clustering with constraints", PKDD 2005.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from detente.ledger.reviews import Decisions, joined
from detente.model.claim import Claim
from detente.model.kind import Kind

AnyClaim: TypeAlias = Claim[Any]
Edges: TypeAlias = Mapping[tuple[str, str], float]
"""Likeness of pairs of claim ids, the smaller id first, that reach their kind's threshold."""


def match_claims(kind: Kind, claims: Sequence[AnyClaim], lexicon: Any) -> tuple[tuple[AnyClaim, ...], ...]:
    """The claims of one kind, parted into what is about the same thing; no reviews, no days."""
    edges = find_edges(kind, claims, lexicon)
    return match(claims, edges, Likeness(kind, lexicon).forbids, Decisions())


def find_edges(kind: Kind, claims: Iterable[AnyClaim], lexicon: Any) -> dict[tuple[str, str], float]:
    """The pairs that share a block and are alike enough."""
    blocks: dict[str, list[AnyClaim]] = defaultdict(list)
    for claim in claims:
        for key in kind.blocks(claim):
            blocks[key].append(claim)
    likeness = Likeness(kind, lexicon)
    pairs = {pair_of(a, b): (a, b) for block in blocks.values() for a, b in combinations(block, 2)}
    scored = ((key, likeness(a, b)) for key, (a, b) in pairs.items())
    return {key: score for key, score in scored if score is not None and score >= kind.threshold}


class Likeness:
    """A kind's likeness, asked always in the same order of the two claims, and each pair once."""

    def __init__(self, kind: Kind, lexicon: Any) -> None:
        self._kind, self._lexicon = kind, lexicon
        self._known: dict[tuple[str, str], float | None] = {}

    def __call__(self, a: AnyClaim, b: AnyClaim) -> float | None:
        """0 to 1, or None where the two exclude each other."""
        key = pair_of(a, b)
        if key not in self._known:
            first, second = sorted((a, b), key=lambda c: c.sort_key())
            self._known[key] = self._kind.likeness(first, second, self._lexicon)
        return self._known[key]

    def forbids(self, a: AnyClaim, b: AnyClaim) -> bool:
        """Do the two exclude each other?"""
        return self(a, b) is None


def match(
    claims: Sequence[AnyClaim],
    edges: Edges,
    forbids: Callable[[AnyClaim, AnyClaim], bool],
    decisions: Decisions,
) -> tuple[tuple[AnyClaim, ...], ...]:
    """The claims parted into groups, each in order of sort key, the groups in order of their first claims.

    The answer depends on the set of claims only, not on their order. What people decided comes first: rejected
    claims are in no group, what belongs together is one group from the start, what is apart never meets.
    """
    by_id = {c.id: c for c in claims if c.id not in decisions.rejected}
    groups = {name: frozenset([name]) for name in by_id}
    for whole in joined(part & by_id.keys() for part in decisions.together).values():
        groups.update(dict.fromkeys(whole, whole))
    apart = _Apart(by_id, forbids, decisions.apart)
    for a, b in _likest_first(edges, by_id):
        if groups[a] is not groups[b] and not apart(groups[a], groups[b]):
            whole = groups[a] | groups[b]
            groups.update(dict.fromkeys(whole, whole))
    found = [tuple(sorted((by_id[name] for name in g), key=lambda c: c.sort_key())) for g in set(groups.values())]
    return tuple(sorted(found, key=lambda g: g[0].sort_key()))


class _Apart:
    """May two groups not be one?"""

    def __init__(
        self,
        claims: Mapping[str, AnyClaim],
        forbids: Callable[[AnyClaim, AnyClaim], bool],
        pairs: frozenset[tuple[str, str]],
    ) -> None:
        self._claims, self._forbids, self._pairs = claims, forbids, pairs

    def __call__(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        return any(
            ((a, b) if a < b else (b, a)) in self._pairs or self._forbids(self._claims[a], self._claims[b])
            for a in ours
            for b in theirs
        )


def _likest_first(edges: Edges, claims: Mapping[str, AnyClaim]) -> Iterator[tuple[str, str]]:
    """The pairs from the likest down; of equally like ones that of the earlier claims first."""

    def order(item: tuple[tuple[str, str], float]) -> tuple[Any, ...]:
        (a, b), score = item
        return -score, *sorted((claims[a].sort_key(), claims[b].sort_key()))

    present = (item for item in edges.items() if item[0][0] in claims and item[0][1] in claims)
    for pair, _ in sorted(present, key=order):
        yield pair


def pair_of(a: AnyClaim, b: AnyClaim) -> tuple[str, str]:
    """The ids of the two, the smaller first."""
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def parts(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """The ids parted into what hangs together by `pairs`, in order of their smallest ids."""
    root = {name: name for name in ids}

    def find(x: str) -> str:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for a, b in pairs:
        if a in root and b in root:
            low, high = sorted((find(a), find(b)))
            root[high] = low
    found: dict[str, set[str]] = defaultdict(set)
    for name in root:
        found[find(name)].add(name)
    return tuple(frozenset(found[low]) for low in sorted(found))
