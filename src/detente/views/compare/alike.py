"""Which things told by different accounts are the same thing: rare words in common weigh more than common ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from detente.lexicon.comparing import Comparing
from detente.views.compare.answer import Item

ENOUGH = 0.25
"""Likeness from which two tellings are one point; set on the half of bench/compare_gold.json kept for building."""

RARE = 4
"""What both speak of counts as rare where it stands in no more than one in so many of all tellings, or one a side."""

LEAST = 0.8
"""What rare things in common must count: one name or group, or two plain words."""

OTHER_ISSUE = 0.7
"""By how much likeness is worth less where both name issues and none of them is the same."""


class Likeness:
    """How like two of some items are, by what they speak of; what most of them speak of tells little."""

    def __init__(self, items: Sequence[Item], words: Comparing, persons: Iterable[str]) -> None:
        self._items = items
        self._concepts = [words.concepts(item.text) for item in items]
        sides = {item.side for item in items}
        self._parties = words.naming(sides, persons)
        count = Counter(concept for concepts in self._concepts for concept in concepts)
        self._weight = {c: math.log((len(items) + 1) / n) for c, n in count.items()}
        self._rare = {c for c, n in count.items() if n <= max(len(sides), len(items) / RARE)} - self._parties

    def of(self, a: int, b: int) -> float:
        """0 (nothing in common) to 1 (the same things): the cosine of the two as sets of weighed words."""
        mine, theirs = self._concepts[a], self._concepts[b]
        common = mine.keys() & theirs.keys()
        if sum(min(mine[c], theirs[c]) for c in common if c in self._rare) < LEAST:
            return 0.0
        shared = sum(self._weight[c] * min(mine[c], theirs[c]) for c in common)
        share = shared / math.sqrt(self._sum(mine) * self._sum(theirs) or 1.0)
        issues, others = set(self._items[a].issues), set(self._items[b].issues)
        return share * (OTHER_ISSUE if issues and others and not issues & others else 1.0)

    def _sum(self, concepts: Mapping[str, float]) -> float:
        return sum(self._weight[c] * counts for c, counts in concepts.items())


def bonds(items: Sequence[Item], words: Comparing, persons: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `items` that tell the same: for each its likest of each other account; openings are one."""
    like = Likeness(items, words, persons)
    best: list[dict[str, tuple[float, int]]] = [{} for _ in items]
    for (a, item), (b, other) in combinations(enumerate(items), 2):
        if not _comparable(item, other):
            continue
        score = 1.0 if item.opening and other.opening else like.of(a, b)
        for one, two in ((a, b), (b, a)) if score >= ENOUGH else ():
            if score > best[one].get(items[two].side, (0.0, 0))[0]:
                best[one][items[two].side] = score, two
    yield from ((min(a, b), max(a, b)) for a, mine in enumerate(best) for _, b in mine.values())


def _comparable(a: Item, b: Item) -> bool:
    """Are they of two sides, and not both by one side's own telling?"""
    return a.side != b.side and a.teller != b.teller and a.opening == b.opening
