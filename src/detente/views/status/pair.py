"""Which relationship a ledger is about, where nobody says."""

from __future__ import annotations

from datetime import date

from detente.ledger.ranks import MANY
from detente.model.ledger import Ledger

_TELLING = ("engagement", "channel", "commitment", "measure", "incident")


def best_covered(ledger: Ledger, *, as_of: date | None = None) -> tuple[str, str] | None:
    """The two sides that most records are about, by the alphabet where two pairs tie; None where there is no pair."""
    return next(iter(covered(ledger, as_of=as_of)), None)


def covered(ledger: Ledger, *, as_of: date | None = None) -> list[tuple[str, str]]:
    """Every two sides that records are about together, the best-covered first, then by the alphabet."""
    counts = ledger.pairs(_TELLING, most=MANY, as_of=as_of)
    return sorted(counts, key=lambda pair: (-counts[pair], pair))
