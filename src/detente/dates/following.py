"""What may stand after an expression and belong to it: a part of the day, a year, the other end of a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from detente.dates.expressions import (
    Amount,
    Calendar,
    Clock,
    Era,
    Holding,
    Named,
    Offset,
    Part,
    Period,
    Quarter,
    Range,
    Season,
    Slice,
    Within,
)
from detente.dates.found import Found, is_day, is_year, may_range, modified
from detente.dates.tokens import Word


class Parser(Protocol):
    """What is asked of the parser: the class of a word, and what begins at it."""

    @property
    def words(self) -> Sequence[Word]:
        """The words of the text."""

    def kind(self, i: int) -> str:
        """The class of word `i`, empty beyond the end."""

    def rule(self, i: int) -> Found | None:
        """What the grammar alone finds at word `i`."""

    def at(self, i: int) -> Found | None:
        """The whole expression that begins at word `i`."""


def extended(parser: Parser, found: Found) -> Found:
    """The expression with all that belongs to it."""
    for extend in (_holding, _day_part, _clock_day, _within, _offset, _or_so, _range):
        found = extend(parser, found) or found
    return found


def _day_part(parser: Parser, found: Found) -> Found | None:
    """“Saturday evening”, “Friday at 5 p.m.”."""
    if not is_day(found.expression):
        return None
    word = parser.words[found.last] if found.last < len(parser.words) else None
    if word is not None and word.kind in ("part", "night"):
        return Found(found.first, found.last + 1, Part(str(word.value), found.expression))
    skip = 1 if parser.kind(found.last) in ("at", ",") else 0
    later = parser.rule(found.last + skip)
    if later is not None and isinstance(later.expression, Clock):
        return Found(found.first, later.last, replace(later.expression, day=found.expression))
    return None


def _holding(parser: Parser, found: Found) -> Found | None:
    """“the week of March 6”, “the weekend of June 17 and 18”."""
    x = found.expression
    if not isinstance(x, Period) or x.unit not in ("W", "WE") or parser.kind(found.last) != "of":
        return None
    day = parser.rule(found.last + 1)
    if day is None or not is_day(day.expression):
        return None
    return Found(found.first, day.last, Holding(x.unit, day.expression))


def _clock_day(parser: Parser, found: Found) -> Found | None:
    """“5 p.m. on Friday”, “noon Thursday”, “the morning of June 18”."""
    x = found.expression
    if not isinstance(x, Clock | Part) or x.day is not None:
        return None
    skip = 1 if parser.kind(found.last) in ("on", ",", "of") else 0
    day = parser.rule(found.last + skip)
    if day is not None and is_day(day.expression):
        return Found(found.first, day.last, replace(x, day=day.expression))
    return None


def _within(parser: Parser, found: Found) -> Found | None:
    """“March of this year”, “this year's third quarter”, “the first three months of 2016”."""
    x = found.expression
    if isinstance(x, Period) and x.unit == "Y" and parser.kind(found.last) in ("'", "’"):
        return _owned(parser, found, x)
    skip = 1 if parser.kind(found.last) in ("of", "in", ",") else 0
    outer = parser.rule(found.last + skip)
    if outer is None:
        return None
    if isinstance(x, Slice) and isinstance(outer.expression, Calendar | Named | Period | Season | Quarter | Era):
        return Found(found.first, outer.last, replace(x, outer=outer.expression))
    if not is_year(outer.expression):
        return None
    if isinstance(x, Calendar | Season | Quarter) and x.year is None and isinstance(outer.expression, Period):
        return Found(found.first, outer.last, Within(x, outer.expression))
    return None


def _owned(parser: Parser, found: Found, year: Period) -> Found | None:
    """As in “this year's third quarter”, “last year's quarter”."""
    if parser.kind(found.last + 1) != "s":
        return None
    if parser.kind(found.last + 2) == "quarter":
        return Found(found.first, found.last + 3, Within(Quarter(0), year))
    inner = parser.rule(found.last + 2)
    if inner is not None and isinstance(inner.expression, Calendar | Season | Quarter):
        return Found(found.first, inner.last, Within(inner.expression, year))
    return None


def _offset(parser: Parser, found: Found) -> Found | None:
    """“two days after June 18”."""
    if not isinstance(found.expression, Amount) or parser.kind(found.last) not in ("after", "before"):
        return None
    base = parser.rule(found.last + 1)
    if base is None or not is_day(base.expression):
        return None
    sign = 1 if parser.kind(found.last) == "after" else -1
    return Found(found.first, base.last, Offset(found.expression, sign, base.expression))


def _or_so(parser: Parser, found: Found) -> Found | None:
    """“two years or so”, “a year or two”."""
    last = parser.kind(found.last + 1)
    x = found.expression
    if parser.kind(found.last) == "or" and (last == "so" or (last == "cardinal" and isinstance(x, Amount))):
        expression = x if isinstance(x, Period) else modified(x, "APPROX")
        return None if expression is None else Found(found.first, found.last + 2, expression)
    return None


def _range(parser: Parser, found: Found) -> Found | None:
    """“Monday to Wednesday”, “from late May until June 3”."""
    before = parser.kind(found.first - 1) if found.first else ""
    joined = parser.kind(found.last)
    joins = ("-", "to", "through", "thru") + ("until", "till") * (before == "from") + ("and",) * (before == "between")
    if joined not in joins or isinstance(found.expression, Range) or not may_range(found.expression):
        return None
    end = parser.at(found.last + 1) if found.last + 1 < len(parser.words) else None
    if end is None or not may_range(end.expression) or is_day(end.expression) != is_day(found.expression):
        return None
    parts = ((found.first, found.last), (end.first, end.last))
    return Found(found.first, end.last, Range(found.expression, end.expression, parts))
