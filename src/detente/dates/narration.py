"""Does a text narrate times past? Then "in March" is the March of its story, not of its writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from detente.dates.expressions import (
    Calendar,
    Clock,
    Edge,
    Expression,
    Named,
    Offset,
    Part,
    Period,
    Range,
    Season,
    Today,
)
from detente.dates.resolve import Telling

ENOUGH, MANY, ALL = 5, 15, 40
"""Dates with a year that a history has; a chronicle of late years; a long one in which next to all have them."""

OLD = 1980
"""A text without a date that tells of years before this one is a history."""

LONG_AGO, VERY_LONG_AGO = 2, 20
"""Years between the middle one of the years that a text states and its own. Calibrated on TimeBank's odd files."""


def telling(expressions: Sequence[Expression], reference: date | None) -> Telling:
    """A history, whose dates are stated with years long past; a chronicle of late years; else news."""
    if is_ancient(expressions):
        return "history"
    years = [year for x in expressions if (year := _year(x)) is not None]
    spoken = sum(_of_speech(x) for x in expressions)
    if len(years) < ENOUGH or spoken * 2 > len(years):
        return "news"
    if reference is None:
        return "history" if median(years) < OLD else "chronicle"
    ago = reference.year - median(years)
    if ago > VERY_LONG_AGO or (ago >= 1 and len(years) >= max(ALL, 8 * spoken)):
        return "history"
    late = spoken * 4 <= len(years) and (ago > LONG_AGO or (ago >= 1 and len(years) >= MANY))
    return "chronicle" if late else "news"


def is_ancient(expressions: Sequence[Expression]) -> bool:
    """Does the text count years before Christ?"""
    return sum(isinstance(x, Calendar) and x.before_christ and not x.ancient for x in expressions) >= ENOUGH


def _year(x: Expression) -> int | None:
    if isinstance(x, Edge):
        return _year(x.inner)
    if isinstance(x, Range):
        return _year(x.last)
    return x.year if isinstance(x, Calendar | Season) and not getattr(x, "before_christ", False) else None


def _of_speech(x: Expression) -> bool:
    """Does it count from the day of speech?"""
    if isinstance(x, Edge):
        return _of_speech(x.inner)
    if isinstance(x, Part | Clock):
        return x.day is not None and _of_speech(x.day)
    if isinstance(x, Calendar):
        return x.weekday is not None and x.day is None
    return isinstance(x, Today) or (isinstance(x, Period | Named | Offset) and x.base == "speech")
