"""Which claims are about the same thing: constrained agglomeration within blocks.

Pairs join from the likest down, and two groups become one only where no pair across them is forbidden: what excludes
each other never ends up in one record through a third claim in between. (Single linkage under cannot-link
constraints: Davidson and Ravi, "Agglomerative hierarchical clustering with constraints", PKDD 2005.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any, NamedTuple, TypeAlias

from detente.ledger.reviews import Decisions, joined
from detente.model.claim import Claim
from detente.model.kind import Kind

AnyClaim: TypeAlias = Claim[Any]
Edges: TypeAlias = Mapping[tuple[str, str], float]
"""Likeness of pairs of units (see `unit_of`), the smaller name first, that reach their kind's threshold."""


def unit_of(kind: Kind, claim: AnyClaim, lexicon: Any) -> str:
    """What is compared: all claims that their kind takes for the same outright, else the claim alone (its id)."""
    same = kind.same(claim, lexicon)
    return claim.id if same is None else f"{kind.name}={same}"


class Candidates:
    """Claims of one kind by id, in order of sort key, and how alike their units are (each pair asked once).

    `units` has for each unit its claims, the earliest first; the first one stands for all.
    """

    def __init__(self, kind: Kind, claims: Iterable[AnyClaim], lexicon: Any) -> None:
        self.kind = kind
        self.claims = {c.id: c for c in sorted(claims, key=lambda c: c.sort_key())}
        self.rank = {name: i for i, name in enumerate(self.claims)}
        self.unit = {name: unit_of(kind, claim, lexicon) for name, claim in self.claims.items()}
        self.units: dict[str, list[str]] = defaultdict(list)
        for name, unit in self.unit.items():
            self.units[unit].append(name)
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], float | None] = {}
        self._vetoes: dict[str, frozenset[str]] = {}

    def likeness(self, a: str, b: str) -> float | None:
        """Of two units: 0 to 1, or None where they exclude each other. Of two claims the earlier is given first."""
        pair = self._in_turn(a, b)
        if a == b:
            return 1.0
        if pair not in self._known:
            x, y = (self.claims[self.units[unit][0]] for unit in pair)
            self._known[pair] = self.kind.likeness(x, y, self._lexicon)
        return self._known[pair]

    def veto(self, unit: str) -> frozenset[str]:
        """The units that exclude this one."""
        if unit not in self._vetoes:
            self._vetoes[unit] = frozenset(other for other in self.units if self.likeness(unit, other) is None)
        return self._vetoes[unit]

    def _in_turn(self, a: str, b: str) -> tuple[str, str]:
        if a in self.rank and b in self.rank:
            return (a, b) if self.rank[a] < self.rank[b] else (b, a)
        return pair_of(a, b)

    def alike(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], float]]:
        """Those pairs of units that reach the kind's threshold, with their likeness."""
        for pair in pairs:
            score = self.likeness(*pair)
            if score is not None and score >= self.kind.threshold:
                yield pair, score

    def of(self, names: Iterable[str]) -> tuple[AnyClaim, ...]:
        """The claims with these ids."""
        return tuple(self.claims[name] for name in names)


def match_claims(kind: Kind, claims: Sequence[AnyClaim], lexicon: Any) -> tuple[tuple[AnyClaim, ...], ...]:
    """The claims of one kind, parted into what is about the same thing; no reviews, no days."""
    candidates = Candidates(kind, claims, lexicon)
    groups = match(candidates, candidates.claims, find_edges(candidates), Decisions())
    return tuple(candidates.of(group) for group in groups)


def find_edges(candidates: Candidates) -> dict[tuple[str, str], float]:
    """The pairs of units that share a block and are alike enough."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for name, claim in candidates.claims.items():
        for key in candidates.kind.blocks(claim):
            blocks[key].add(candidates.unit[name])
    return dict(candidates.alike({pair_of(a, b) for block in blocks.values() for a, b in combinations(block, 2)}))


def ties(units: Mapping[str, Sequence[str]], edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of claims that hang together by their units and edges, of each always the claims that are known first.

    `units` has for each unit its claims in order of sort key: on any day those known hang together, too.
    """
    for names in units.values():
        yield from pairwise(names)
    for a, b in edges:
        if a in units and b in units:
            yield units[a][0], units[b][0]


def match(
    candidates: Candidates, names: Collection[str], edges: Edges, decisions: Decisions
) -> tuple[tuple[str, ...], ...]:
    """The claims `names` parted into groups, each in order of sort key, the groups in order of their first claims.

    The answer depends on the set of claims only, not on their order. What people decided comes first: rejected
    claims are in no group, what belongs together is one group from the start, what is apart never meets.
    """
    single = {name: frozenset([name]) for name in names if name not in decisions.rejected}
    units = _units(candidates, single)
    parted = {candidates.unit[name] for pair in decisions.apart for name in pair if name in single}
    outright = (frozenset(units[unit]) for unit in units.keys() - parted)
    wholes = {**single, **joined([*outright, *(part & single.keys() for part in decisions.together)])}
    made = {whole: _group(whole, candidates) for whole in set(wholes.values())}
    groups = {name: made[whole] for name, whole in wholes.items()}
    for a, b in _likest_first(_pairs(units, parted, edges), candidates.rank):
        if groups[a] is not groups[b] and not _apart(groups[a], groups[b], decisions):
            one = groups[a].with_other(groups[b])
            groups.update(dict.fromkeys(one.names, one))
    found = [
        tuple(sorted(g.names, key=candidates.rank.__getitem__)) for g in {id(g): g for g in groups.values()}.values()
    ]
    return tuple(sorted(found, key=lambda group: candidates.rank[group[0]]))


class _Group(NamedTuple):
    """Claims that are one thing so far, their units, and the units that one of them excludes."""

    names: frozenset[str]
    units: frozenset[str]
    veto: frozenset[str]

    def with_other(self, other: _Group) -> _Group:
        return _Group(self.names | other.names, self.units | other.units, self.veto | other.veto)


def _group(names: frozenset[str], candidates: Candidates) -> _Group:
    units = frozenset(candidates.unit[name] for name in names)
    return _Group(names, units, frozenset().union(*(candidates.veto(unit) for unit in units)))


def _units(candidates: Candidates, names: Iterable[str]) -> dict[str, list[str]]:
    """The units of these claims, each with its claims in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=candidates.rank.__getitem__):
        found[candidates.unit[name]].append(name)
    return found


def _pairs(
    units: Mapping[str, Sequence[str]], parted: Collection[str], edges: Edges
) -> Iterator[tuple[float, str, str]]:
    """(likeness, claim, claim): one pair for two whole units; all pairs where a person parted one of them."""
    for unit in parted:
        yield from ((1.0, a, b) for a, b in combinations(units[unit], 2))
    for (x, y), score in edges.items():
        if x in units and y in units:
            ours, theirs = (units[unit] if unit in parted else units[unit][:1] for unit in (x, y))
            yield from ((score, a, b) for a in ours for b in theirs)


def _apart(ours: _Group, theirs: _Group, decisions: Decisions) -> bool:
    """May the two groups not be one?"""
    if not ours.veto.isdisjoint(theirs.units):
        return True
    mine, others = ours.names, theirs.names
    return any((a in mine and b in others) or (a in others and b in mine) for a, b in decisions.apart)


def _likest_first(pairs: Iterable[tuple[float, str, str]], rank: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The pairs from the likest down; of equally like ones that of the earlier claims first."""
    in_turn = [(score, a, b) if rank[a] < rank[b] else (score, b, a) for score, a, b in pairs]
    for _, a, b in sorted(in_turn, key=lambda item: (-item[0], rank[item[1]], rank[item[2]])):
        yield a, b


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
