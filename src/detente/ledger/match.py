"""Which claims are about the same thing: constrained agglomeration within blocks.

Pairs join from the likest down, and two groups become one only where no pair across them is forbidden: what excludes
each other never ends up in one record through a third claim in between. (Single linkage under cannot-link
constraints: Davidson and Ravi, "Agglomerative hierarchical clustering with constraints", PKDD 2005.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any, TypeAlias

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


_REMEMBERED = 20_000
"""Pairs whose likeness is kept in memory."""


class Candidates:
    """Claims of one kind by id, in order of sort key, and how alike their units are.

    `units` has for each unit its claims, the earliest first; the first one stands for all.
    """

    def __init__(self, kind: Kind, claims: Iterable[AnyClaim], lexicon: Any) -> None:
        self.kind = kind
        self.claims: dict[str, AnyClaim] = {}
        self.rank: dict[str, int] = {}
        self.unit: dict[str, str] = {}
        self.units: dict[str, list[str]] = {}
        self._lexicon = lexicon
        self._asked: dict[tuple[str, str], float | None] = {}
        self.take(claims)

    def take(self, claims: Iterable[AnyClaim]) -> None:
        """Puts more claims among these."""
        self._asked.clear()  # what stands for a unit may be another claim
        every = {**self.claims, **{claim.id: claim for claim in claims}}
        self.claims = dict(sorted(every.items(), key=lambda item: item[1].sort_key()))
        self.rank = {name: i for i, name in enumerate(self.claims)}
        self.units = defaultdict(list)
        for name, claim in self.claims.items():
            if name not in self.unit:
                self.unit[name] = unit_of(self.kind, claim, self._lexicon)
            self.units[self.unit[name]].append(name)

    def likeness(self, a: str, b: str) -> float | None:
        """Of two units: 0 to 1, or None where they exclude each other. Of two claims the earlier is given first."""
        if a == b:
            return 1.0
        pair = self._in_turn(a, b)
        if pair not in self._asked:
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            x, y = (self.claims[self.units[unit][0]] for unit in pair)
            self._asked[pair] = self.kind.likeness(x, y, self._lexicon)
        return self._asked[pair]

    def exclude(self, ours: Iterable[str], theirs: Collection[str]) -> bool:
        """Does one of our units exclude one of theirs?"""
        return any(self.likeness(a, b) is None for a in ours for b in theirs)

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
    made = {whole: Group(whole, {candidates.unit[name] for name in whole}) for whole in set(wholes.values())}
    groups = {name: made[whole] for name, whole in wholes.items()}
    for a, b in likest_first(_pairs(units, parted, edges), candidates.rank):
        one, other = groups[a], groups[b]
        if one is not other and not _apart(one, other, decisions) and one.may_join(other, candidates):
            whole = one.join(other)
            groups.update(dict.fromkeys((one if whole is other else other).names, whole))
    found = [tuple(sorted(g.names, key=candidates.rank.__getitem__)) for g in set(groups.values())]
    return tuple(sorted(found, key=lambda group: candidates.rank[group[0]]))


class Group:
    """What is one thing so far: names (of claims, or of units alone), their units, and what it may not join.

    What two groups may not do, no larger ones that hold them may: each two are asked once.
    """

    __slots__ = ("_barred", "names", "units")

    def __init__(self, names: Iterable[str], units: Iterable[str]) -> None:
        self.names, self.units = set(names), set(units)
        self._barred: set[Group] = set()

    def may_join(self, other: Group, candidates: Candidates) -> bool:
        """Is no unit of one excluded by one of the other's?"""
        if other in self._barred:
            return False
        if candidates.exclude(self.units, other.units):
            self._barred.add(other)
            other._barred.add(self)
            return False
        return True

    def join(self, other: Group) -> Group:
        """The larger of the two, which now holds both."""
        larger, smaller = (self, other) if len(self.names) >= len(other.names) else (other, self)
        larger.names |= smaller.names
        larger.units |= smaller.units
        for barred in smaller._barred:
            barred._barred.discard(smaller)
            barred._barred.add(larger)
        larger._barred |= smaller._barred
        return larger


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


def _apart(ours: Group, theirs: Group, decisions: Decisions) -> bool:
    """Did a person part the two?"""
    mine, others = ours.names, theirs.names
    return any((a in mine and b in others) or (a in others and b in mine) for a, b in decisions.apart)


def likest_first(pairs: Iterable[tuple[float, str, str]], rank: Mapping[str, int]) -> Iterator[tuple[str, str]]:
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
