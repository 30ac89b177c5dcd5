"""Between which days a text was written, as far as is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day, both counted, on which a text can have been written; None where it is not known."""

    first: date | None = None
    last: date | None = None

    def narrowed(self, other: Bounds) -> Bounds:
        """What both allow; these bounds as they were where the two exclude each other."""
        firsts = [d for d in (self.first, other.first) if d is not None]
        lasts = [d for d in (self.last, other.last) if d is not None]
        both = Bounds(max(firsts, default=None), min(lasts, default=None))
        return self if both.first and both.last and both.last < both.first else both

    def allows(self, day: date) -> bool:
        """Can the text have been written on that day?"""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)
