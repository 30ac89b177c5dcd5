"""Which relationship a ledger is about, where nobody says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations

from detente.model.filter import Filter
from detente.model.ledger import Ledger

_TELLING = ("engagement", "channel", "commitment", "measure", "incident")
_MANY = 6  # sides; a record of more is a gathering, and says little of any two


def best_covered(ledger: Ledger, *, as_of: date | None = None) -> tuple[str, str] | None:
    """The two sides that most records are about, by the alphabet where two pairs tie; None where there is no pair."""
    return next(iter(covered(ledger, as_of=as_of)), None)


def covered(ledger: Ledger, *, as_of: date | None = None) -> list[tuple[str, str]]:
    """Every two sides that records are about together, the best-covered first, then by the alphabet."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in ledger.records(_TELLING, Filter(as_of=as_of)):
        sides = sorted(set(record.facets.sides))
        if len(sides) <= _MANY:
            counts.update(combinations(sides, 2))
    return sorted(counts, key=lambda pair: (-counts[pair], pair))
