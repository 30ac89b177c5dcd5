"""Which two sides a document is mainly about, told from its own claims alone, whatever others tell of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.ledger.ranks import MANY, pairs_of, sides_of


def mainly_about(told: Iterable[frozenset[str]]) -> list[tuple[str, str]]:
    """The pairs of sides of which as many claims tell together, at least, as of one of the two with others alone.

    `told` has the sides of each claim; those of one side say nothing of a pair, and a gathering of more than `MANY`
    counts as one of each of them with others.
    """
    several = [sides for sides in told if len(sides) > 1]
    shared = Counter(side for sides in several for side in sides)
    together = Counter(name for sides in several if len(sides) <= MANY for name in pairs_of(tuple(sides)))
    return [pair for name, count in sorted(together.items()) if _holds(pair := sides_of(name), count, shared, several)]


def _holds(pair: tuple[str, str], together: int, shared: Counter[str], several: list[frozenset[str]]) -> bool:
    one, other = pair
    of_any = shared[one] + shared[other] - sum(one in sides and other in sides for sides in several)
    return together * 2 >= of_any
