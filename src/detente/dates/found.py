"""Where an expression was found, and what forms of expressions may be put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.dates.expressions import (
    Amount,
    Calendar,
    Clock,
    Edge,
    Expression,
    Holiday,
    Named,
    Offset,
    Period,
    Quarter,
    Season,
    Today,
    Window,
    Within,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and where it is printed: words ``words[first:last]``."""

    first: int
    last: int
    expression: Expression


def modified(x: Expression, mod: str) -> Expression | None:
    """The expression with a qualifier, “about two weeks”; None where it takes none."""
    if mod == "EXACT":
        mod = ""
    if isinstance(x, Amount):
        return replace(x, mod=mod)
    if isinstance(x, Offset | Window):
        return replace(x, amount=replace(x.amount, mod=mod))
    if isinstance(x, Calendar) and x.weekday is not None:
        return None
    return x if isinstance(x, Clock | Calendar) and mod == "APPROX" else None


def is_day(x: Expression) -> bool:
    """Is it one day by its form?"""
    if isinstance(x, Calendar):
        return x.day is not None or x.weekday is not None
    if isinstance(x, Named):
        return isinstance(x.inner, Holiday) or (isinstance(x.inner, Calendar) and is_day(x.inner))
    if isinstance(x, Edge):
        return is_day(x.inner)
    return isinstance(x, Today | Holiday) or (isinstance(x, Period) and x.unit == "D")


def is_year(x: Expression) -> bool:
    """Is it a year: “2016”, “this year”?"""
    return (isinstance(x, Period) and x.unit == "Y") or (
        isinstance(x, Calendar) and x.month is None and x.year is not None
    )


def may_range(x: Expression) -> bool:
    """May it be an end of a range?"""
    return isinstance(x, Calendar | Named | Today | Edge | Season | Quarter | Holiday | Clock | Within)
