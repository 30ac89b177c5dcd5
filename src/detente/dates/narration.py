"""Does a text narrate times long past? Then "in March" is the March of its story, not of its writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from detente.dates.expressions import Calendar, Edge, Expression, Named, Offset, Period, Range, Season, Today

LONG_AGO = 2
"""Years between the middle one of the years that the text states and its own, from which on it is a history."""

ENOUGH = 4
"""Dates with a year that a history has at the least; calibrated on WikiWars and TimeBank."""


def narrates(expressions: Sequence[Expression], reference: date | None) -> bool:
    """Is this a history: are most dates stated with their years, and those long past?"""
    years = [year for x in expressions if (year := _year(x)) is not None]
    spoken = sum(_of_speech(x) for x in expressions)
    if len(years) < ENOUGH or spoken * 3 > len(years):
        return False
    return reference is None or reference.year - median(years) > LONG_AGO


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
    if isinstance(x, Calendar):
        return x.weekday is not None and x.day is None
    return isinstance(x, Today) or (isinstance(x, Period | Named | Offset) and x.base == "speech")
