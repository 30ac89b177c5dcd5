"""Which claims are about the same thing: constrained agglomeration within blocks.

Pairs join from the likest down, and two groups become one only where no pair across them is forbidden: what excludes
each other never ends up in one record through a third claim in between. (Single linkage under cannot-link
constraints: Davidson and Ravi, "Agglomerative hierarchical clustering with constraints", PKDD 2005.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from detente.ledger.reviews import Decisions, joined
from detente.model.claim import Claim
from detente.model.kind import Kind

AnyClaim: TypeAlias = Claim[Any]
Edges: TypeAlias = Mapping[tuple[str, str], float]
"""Likeness of pairs of claim ids, the smaller id first, that reach their kind's threshold."""


class Candidates:
    """Claims of one kind by id, in order of sort key, and how alike any two are (each pair asked of the kind once)."""

    def __init__(self, kind: Kind, claims: Iterable[AnyClaim], lexicon: Any) -> None:
        self.kind = kind
        self.claims = {c.id: c for c in sorted(claims, key=lambda c: c.sort_key())}
        self.rank = {name: i for i, name in enumerate(self.claims)}
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], float | None] = {}

    def likeness(self, a: str, b: str) -> float | None:
        """0 to 1, or None where the two exclude each other. The kind is always given the earlier claim first."""
        pair = (a, b) if self.rank[a] < self.rank[b] else (b, a)
        if pair not in self._known:
            self._known[pair] = self.kind.likeness(self.claims[pair[0]], self.claims[pair[1]], self._lexicon)
        return self._known[pair]

    def alike(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], float]:
        """Those of the pairs that reach the kind's threshold."""
        scored = ((pair, self.likeness(*pair)) for pair in pairs)
        return {pair: score for pair, score in scored if score is not None and score >= self.kind.threshold}

    def in_order(self, names: Iterable[str]) -> tuple[AnyClaim, ...]:
        """The claims with these ids in order of sort key."""
        return tuple(self.claims[name] for name in sorted(names, key=self.rank.__getitem__))


def match_claims(kind: Kind, claims: Sequence[AnyClaim], lexicon: Any) -> tuple[tuple[AnyClaim, ...], ...]:
    """The claims of one kind, parted into what is about the same thing; no reviews, no days."""
    candidates = Candidates(kind, claims, lexicon)
    return match(candidates, candidates.claims, find_edges(candidates), Decisions())


def find_edges(candidates: Candidates) -> dict[tuple[str, str], float]:
    """The pairs that share a block and are alike enough."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name, claim in candidates.claims.items():
        for key in candidates.kind.blocks(claim):
            blocks[key].append(name)
    return candidates.alike({pair_of(a, b) for block in blocks.values() for a, b in combinations(block, 2)})


def match(
    candidates: Candidates, names: Collection[str], edges: Edges, decisions: Decisions
) -> tuple[tuple[AnyClaim, ...], ...]:
    """The claims `names` parted into groups, each in order of sort key, the groups in order of their first claims.

    The answer depends on the set of claims only, not on their order. What people decided comes first: rejected
    claims are in no group, what belongs together is one group from the start, what is apart never meets.
    """
    groups = {name: frozenset([name]) for name in names if name not in decisions.rejected}
    for whole in joined(part & groups.keys() for part in decisions.together).values():
        groups.update(dict.fromkeys(whole, whole))
    for a, b in _likest_first(edges, groups, candidates.rank):
        if groups[a] is not groups[b] and not _apart(groups[a], groups[b], candidates, decisions):
            whole = groups[a] | groups[b]
            groups.update(dict.fromkeys(whole, whole))
    found = sorted(set(groups.values()), key=lambda group: min(map(candidates.rank.__getitem__, group)))
    return tuple(candidates.in_order(group) for group in found)


def _apart(ours: frozenset[str], theirs: frozenset[str], candidates: Candidates, decisions: Decisions) -> bool:
    """May the two groups not be one?"""
    return any(pair_of(a, b) in decisions.apart or candidates.likeness(a, b) is None for a in ours for b in theirs)


def _likest_first(edges: Edges, names: Collection[str], rank: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The pairs from the likest down; of equally like ones that of the earlier claims first."""

    def order(item: tuple[tuple[str, str], float]) -> tuple[float, list[int]]:
        (a, b), score = item
        return -score, sorted((rank[a], rank[b]))

    present = (item for item in edges.items() if item[0][0] in names and item[0][1] in names)
    for pair, _ in sorted(present, key=order):
        yield pair


def pair_of(a: str, b: str) -> tuple[str, str]:
    """The two ids, the smaller first."""
    return (a, b) if a < b else (b, a)


def parts(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """The ids parted into what hangs together by `pairs`, in order of their smallest ids."""
    root = {name: name for name in names}

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
