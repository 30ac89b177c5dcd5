"""Words -> expressions: the rules of the grammar, and how what they find is put together.

"Early", "the end of" and "about" stand before an expression; a part of the day, a year, the other end of a range
after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.dates.expressions import (
    Amount,
    Calendar,
    Clock,
    Edge,
    Era,
    Expression,
    Holding,
    Holiday,
    Named,
    Offset,
    Part,
    Period,
    Quarter,
    Range,
    Season,
    Slice,
    Today,
    Window,
    Within,
)
from detente.dates.grammar import amounts, calendar, clock, recurring, references, relative
from detente.dates.patterns import Grammar, compile_pattern, encode, first_letters
from detente.dates.tokens import Word

__all__ = ["Found", "parse"]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and where it is printed: words ``words[first:last]``."""

    first: int
    last: int
    expression: Expression


_EDGE = "the? (very)? {edge:e} (-|of|in)? "
_ABOUT = "({about:a}|(more|less|no) (more|less)? than|at (least|most)|up to|only|just (over|under)?|over|under)"


_COMPARED = {"more": "MORE_THAN", "less": "LESS_THAN", "over": "MORE_THAN", "under": "LESS_THAN"}
_FIGURES = ("small", "figure", "cardinal", "an", "couple", "year4")


@dataclass(frozen=True, slots=True)
class _Machine:
    grammar: Grammar
    edge: re.Pattern[str]
    comparative: re.Pattern[str]
    about: re.Pattern[str]
    starts: frozenset[str]


@cache
def _machine() -> _Machine:
    rules = (
        *calendar.RULES,
        *relative.RULES,
        *amounts.RULES,
        *clock.RULES,
        *recurring.RULES,
        *references.RULES,
    )
    prefixes = (_EDGE, "{shifted:e} (in|on)?", _ABOUT)
    starts = frozenset[str]().union(*(first_letters(t) for t in (*prefixes, *(r.template for r in rules))))
    edge, comparative, about = (compile_pattern(t) for t in prefixes)
    return _Machine(Grammar(rules), edge, comparative, about, starts)


def parse(words: Sequence[Word]) -> list[Found]:
    """The expressions of a text, in order, none overlapping another."""
    parser = _Parser(words, encode(words), _machine())
    found: list[Found] = []
    i = 0
    while i < len(words):
        one = parser.at(i) if parser.letters[i] in parser.machine.starts else None
        if one is None:
            i += 1
        else:
            found.append(one)
            i = one.last
    return found


@dataclass(frozen=True, slots=True)
class _Parser:
    words: Sequence[Word]
    letters: str
    machine: _Machine

    def at(self, i: int) -> Found | None:
        """The expression that begins at word `i`, if one does."""
        return self._edged(i) or self._about(i) or self._core(i)

    def _core(self, i: int) -> Found | None:
        longest = self.machine.grammar.longest(self.words, self.letters, i)
        return None if longest is None else self._extended(Found(i, *longest))

    def _kind(self, i: int) -> str:
        return self.words[i].kind if i < len(self.words) else ""

    # ------------------------------------------------------------ what stands before

    def _edged(self, i: int) -> Found | None:
        """“early May”, “mid-2023”, “the end of the week”, “later this year”."""
        match = self.machine.edge.match(self.letters, i)
        comparative = match is None
        match = match or self.machine.comparative.match(self.letters, i)
        if match is None:
            return None
        word = self.words[match.start("e")]
        noun = word.text.lower() not in ("early", "late", "mid", "earlier", "later")
        if noun and self._kind(match.end() - 1) != "of":
            return None
        inner = self.at(match.end()) if match.end() < len(self.words) else None
        if inner is None or not isinstance(
            inner.expression, Calendar | Season | Quarter | Today | Named | Period | Within | Part | Holiday | Era
        ):
            return None
        edge = Edge(str(word.value), inner.expression, noun, comparative)
        if isinstance(inner.expression, Part):
            return Found(i, inner.last, inner.expression)
        return self._extended(Found(i, inner.last, edge))

    def _about(self, i: int) -> Found | None:
        """“about two weeks”, “more than a year ago”, “at least 20 years”."""
        match = self.machine.about.match(self.letters, i)
        if match is None or match.end() >= len(self.words):
            return None
        inner = self.at(match.end())
        if inner is None or not self._counted(match):
            return None
        mod = str(self.words[i].value or _COMPARED.get(self.words[i].kind, "APPROX"))
        expression = _modified(inner.expression, mod)
        return None if expression is None else Found(i, inner.last, expression)

    def _counted(self, match: re.Match[str]) -> bool:
        """“over two hours” counts, “over the past year” does not; nor does “over several years”."""
        lead = self.words[match.end() - 1].text.lower()
        return lead not in ("over", "under", "only", "just", "to") or self._kind(match.end()) in _FIGURES

    # ------------------------------------------------------------ what stands after

    def _extended(self, found: Found) -> Found:
        for extend in (self._holding, self._day_part, self._clock_day, self._within, self._offset, self._or_so, self._range):
            found = extend(found) or found
        return found

    def _day_part(self, found: Found) -> Found | None:
        """“Saturday evening”, “Friday at 5 p.m.”."""
        if not _is_day(found.expression):
            return None
        word = self.words[found.last] if found.last < len(self.words) else None
        if word is not None and word.kind in ("part", "night"):
            return Found(found.first, found.last + 1, Part(str(word.value), found.expression))
        skip = 1 if self._kind(found.last) in ("at", ",") else 0
        later = self._rule(found.last + skip)
        if later is not None and isinstance(later.expression, Clock):
            return Found(found.first, later.last, replace(later.expression, day=found.expression))
        return None

    def _holding(self, found: Found) -> Found | None:
        """“the week of March 6”, “the weekend of June 17 and 18”."""
        x = found.expression
        if not isinstance(x, Period) or x.unit not in ("W", "WE") or self._kind(found.last) != "of":
            return None
        day = self._rule(found.last + 1)
        if day is None or not _is_day(day.expression):
            return None
        return Found(found.first, day.last, Holding(x.unit, day.expression))

    def _clock_day(self, found: Found) -> Found | None:
        """“5 p.m. on Friday”, “noon Thursday”, “the morning of June 18”."""
        x = found.expression
        if not isinstance(x, Clock | Part) or x.day is not None:
            return None
        skip = 1 if self._kind(found.last) in ("on", ",", "of") else 0
        day = self._rule(found.last + skip)
        if day is not None and _is_day(day.expression):
            return Found(found.first, day.last, replace(x, day=day.expression))
        return None

    def _within(self, found: Found) -> Found | None:
        """“March of this year”, “this year's third quarter”, “the first three months of 2016”."""
        x = found.expression
        if isinstance(x, Period) and x.unit == "Y" and self._kind(found.last) in ("'", "’"):
            return self._owned(found, x)
        skip = 1 if self._kind(found.last) in ("of", "in", ",") else 0
        outer = self._rule(found.last + skip)
        if outer is None:
            return None
        if isinstance(x, Slice) and isinstance(outer.expression, Calendar | Named | Period | Season | Quarter | Era):
            return Found(found.first, outer.last, replace(x, outer=outer.expression))
        if not _is_year(outer.expression):
            return None
        if isinstance(x, Calendar | Season | Quarter) and x.year is None and isinstance(outer.expression, Period):
            return Found(found.first, outer.last, Within(x, outer.expression))
        return None

    def _owned(self, found: Found, year: Period) -> Found | None:
        """“this year's third quarter”, “last year's quarter”."""
        if self._kind(found.last + 1) != "s":
            return None
        if self._kind(found.last + 2) == "quarter":
            return Found(found.first, found.last + 3, Within(Quarter(0), year))
        inner = self._rule(found.last + 2)
        if inner is not None and isinstance(inner.expression, Calendar | Season | Quarter):
            return Found(found.first, inner.last, Within(inner.expression, year))
        return None

    def _offset(self, found: Found) -> Found | None:
        """“two days after June 18”."""
        if not isinstance(found.expression, Amount) or self._kind(found.last) not in ("after", "before"):
            return None
        base = self._rule(found.last + 1)
        if base is None or not _is_day(base.expression):
            return None
        sign = 1 if self._kind(found.last) == "after" else -1
        return Found(found.first, base.last, Offset(found.expression, sign, base.expression))

    def _or_so(self, found: Found) -> Found | None:
        """“two years or so”, “a year or two”."""
        last = self._kind(found.last + 1)
        x = found.expression
        if self._kind(found.last) == "or" and (last == "so" or (last == "cardinal" and isinstance(x, Amount))):
            expression = x if isinstance(x, Period) else _modified(x, "APPROX")
            return None if expression is None else Found(found.first, found.last + 2, expression)
        return None

    def _range(self, found: Found) -> Found | None:
        """“Monday to Wednesday”, “from late May until June 3”."""
        before = self._kind(found.first - 1) if found.first else ""
        joined = self._kind(found.last)
        joins = ("-", "to", "through", "thru") + ("until", "till") * (before == "from") + ("and",) * (before == "between")
        if joined not in joins or isinstance(found.expression, Range) or not _may_range(found.expression):
            return None
        end = self.at(found.last + 1) if found.last + 1 < len(self.words) else None
        if end is None or not _may_range(end.expression) or _is_day(end.expression) != _is_day(found.expression):
            return None
        parts = ((found.first, found.last), (end.first, end.last))
        return Found(found.first, end.last, Range(found.expression, end.expression, parts))

    def _rule(self, i: int) -> Found | None:
        """What the grammar alone finds at word `i`."""
        if i >= len(self.words) or self.letters[i] not in self.machine.starts:
            return None
        longest = self.machine.grammar.longest(self.words, self.letters, i)
        return None if longest is None else Found(i, *longest)


def _modified(x: Expression, mod: str) -> Expression | None:
    if isinstance(x, Amount):
        return replace(x, mod=mod)
    if isinstance(x, Offset | Window):
        return replace(x, amount=replace(x.amount, mod=mod))
    if isinstance(x, Calendar) and x.weekday is not None:
        return None
    return x if isinstance(x, Clock | Calendar) and mod == "APPROX" else None


def _is_day(x: Expression) -> bool:
    """Is it one day by its form?"""
    if isinstance(x, Calendar):
        return x.day is not None or x.weekday is not None
    if isinstance(x, Named):
        return isinstance(x.inner, Holiday) or (isinstance(x.inner, Calendar) and _is_day(x.inner))
    if isinstance(x, Edge):
        return _is_day(x.inner)
    return isinstance(x, Today | Holiday) or (isinstance(x, Period) and x.unit == "D")


def _is_year(x: Expression) -> bool:
    return (isinstance(x, Period) and x.unit == "Y") or (isinstance(x, Calendar) and x.month is None and x.year is not None)


def _may_range(x: Expression) -> bool:
    return isinstance(x, Calendar | Named | Today | Edge | Season | Quarter | Holiday | Clock | Within)
