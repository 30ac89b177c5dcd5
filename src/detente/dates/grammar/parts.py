"""What several rules take from a match: its year, the two ends of a range."""

from __future__ import annotations

import re

from detente.dates.expressions import Expression, Range
from detente.dates.patterns import Match

_FIGURES = re.compile(r"\d+")


def figures(m: Match, name: str) -> list[int]:
    """The numbers that the word of this name is printed with."""
    return [int(p) for p in _FIGURES.findall(str(m.value(name)))]


def year_of(m: Match) -> int | None:
    """The year `y` of a match, None where it has none; of "'98" the two figures."""
    value = m.value("y")
    if isinstance(value, str):
        return figures(m, "y")[0]
    return None if value is None else int(value)


def range_of(m: Match, first: Expression, last: Expression) -> Range:
    """The range, with the words that print each end: those before and after the word `j`."""
    middle = m.index("j")
    return Range(first, last, ((m.first, middle), (middle + 1, m.last)))
