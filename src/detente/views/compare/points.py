"""Point by point: what several accounts tell, what one of them tells, and what each tells otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from detente.lexicon.comparing import Comparing
from detente.views.compare.alike import bonds
from detente.views.compare.answer import Item, Point, Verdict
from detente.views.compare.differences import Context, differences

UNNAMED = "other"
"""The issue of what no issue is named for."""

ITSELF = "the event itself"
"""The issue of what tells that it took place, when, where and between whom."""

_ORDER: tuple[Verdict, ...] = ("differ", "shared", "only")
_DECIDES = frozenset({"number", "date", "denial"})
"""What, told differently, makes a point one on which accounts differ; places and names beside it are only shown."""


def points(items: Sequence[Item], words: Comparing, context: Context) -> Iterator[Point]:
    """The points, by issue: of each those told otherwise, then the shared ones, then those of one account only."""
    groups = _groups(items, words, context)
    made = [(_point([items[i] for i in group], context), min(group)) for group in groups]
    made.sort(key=lambda m: (_rank(m[0].issue), m[0].issue, _ORDER.index(m[0].verdict), m[1]))
    return (point for point, _ in made)


def _rank(issue: str) -> int:
    return {ITSELF: 0, UNNAMED: 2}.get(issue, 1)


def _groups(items: Sequence[Item], words: Comparing, context: Context) -> list[list[int]]:
    """Items that tell one thing, by the bonds between them."""
    of = list(range(len(items)))
    for a, b in bonds(items, words, context.parties):
        low, high = sorted((of[a], of[b]))
        of = [low if group == high else group for group in of]
    found: dict[int, list[int]] = {}
    for i, group in enumerate(of):
        found.setdefault(group, []).append(i)
    return list(found.values())


def _point(items: list[Item], context: Context) -> Point:
    several = len({item.side for item in items}) > 1
    told = differences(items, context) if several else ()
    decided = any(d.field in _DECIDES for d in told)
    return Point(
        issue=_issue(items),
        verdict=("differ" if decided else "shared") if several else "only",
        accounts=tuple(item.telling for item in items),
        differences=told,
    )


def _issue(items: list[Item]) -> str:
    """The issue that most of them name; of equal ones the one that is named first."""
    if any(item.opening for item in items):
        return ITSELF
    count = Counter(issue for item in items for issue in item.issues)
    return max(count, key=lambda issue: count[issue], default=UNNAMED)
