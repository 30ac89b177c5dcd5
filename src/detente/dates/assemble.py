"""Words -> expressions: the rules of the grammar, and what may stand before what they find.

“Early”, “the end of” and “about” stand before an expression; what stands after it is in `following`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.dates.expressions import (
    Calendar,
    Edge,
    Era,
    Holiday,
    Named,
    Part,
    Period,
    Quarter,
    Range,
    Season,
    Today,
    Within,
)
from detente.dates.following import extended
from detente.dates.found import Found, is_day, modified
from detente.dates.grammar import amounts, clock, days, periods, recurring, references, relative, years
from detente.dates.patterns import Grammar, compile_pattern, encode, first_letters
from detente.dates.tokens import Word

_EDGE = "the? (very)? {edge:e} (-|of|in)? "
_ABOUT = (
    "({about:a}|(more|less|no) (more|less)? than|at (least|most)|up to|only|just (over|under)?|over|under|{vague:v})"
)


_COMPARED = {"more": "MORE_THAN", "less": "LESS_THAN", "over": "MORE_THAN", "under": "LESS_THAN"}
_FIGURES = ("small", "figure", "cardinal", "an", "couple", "year4")


@dataclass(frozen=True, slots=True)
class _Machine:
    grammar: Grammar
    edge: re.Pattern[str]
    comparative: re.Pattern[str]
    about: re.Pattern[str]
    starts: frozenset[str]
    start: re.Pattern[str]


@cache
def _machine() -> _Machine:
    rules = (
        *days.RULES,
        *periods.RULES,
        *years.RULES,
        *relative.RULES,
        *references.RULES,
        *clock.RULES,
        *amounts.RULES,
        *recurring.RULES,
    )
    prefixes = (_EDGE, "{shifted:e} (in|on)?", _ABOUT)
    starts = frozenset[str]().union(*(first_letters(t) for t in (*prefixes, *(r.template for r in rules))))
    edge, comparative, about = (compile_pattern(t) for t in prefixes)
    start = re.compile(f"[{''.join(sorted(starts))}]")
    return _Machine(Grammar(rules), edge, comparative, about, starts, start)


def parse(words: Sequence[Word]) -> list[Found]:
    """The expressions of a text, in order, none overlapping another."""
    parser = _Parser(words, encode(words), _machine())
    found: list[Found] = []
    i = 0
    while (start := parser.machine.start.search(parser.letters, i)) is not None:
        one = parser.at(start.start())
        if one is None:
            i = start.end()
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
        found = self.rule(i)
        return None if found is None else extended(self, found)

    def kind(self, i: int) -> str:
        """The class of word `i`, empty beyond the end."""
        return self.words[i].kind if i < len(self.words) else ""

    def _edged(self, i: int) -> Found | None:
        """“early May”, “mid-2023”, “the end of the week”, “later this year”."""
        match = self.machine.edge.match(self.letters, i)
        comparative = match is None
        match = match or self.machine.comparative.match(self.letters, i)
        if match is None:
            return None
        word = self.words[match.start("e")]
        noun = word.text.lower() not in ("early", "late", "mid", "earlier", "later")
        if noun and self.kind(match.end() - 1) not in ("of", "-"):
            return None
        inner = self.at(match.end()) if match.end() < len(self.words) else None
        if inner is not None and isinstance(inner.expression, Range):
            return self._edged_range(i, inner, str(word.value), noun)
        if inner is None or not isinstance(
            inner.expression, Calendar | Season | Quarter | Today | Named | Period | Within | Part | Holiday | Era
        ):
            return None
        if comparative and is_day(inner.expression):  # "earlier Friday": an act came earlier, the day is the same
            return None
        edge = Edge(str(word.value), inner.expression, noun, comparative)
        if isinstance(inner.expression, Part):
            return Found(i, inner.last, inner.expression)
        return extended(self, Found(i, inner.last, edge))

    def _edged_range(self, i: int, inner: Found, mod: str, noun: bool) -> Found | None:
        """“late 2023 to early 2024”: what stands before belongs to the first of the two."""
        x = inner.expression
        if not isinstance(x, Range) or x.parts is None:
            return None
        parts = ((i, x.parts[0][1]), x.parts[1])
        return Found(i, inner.last, replace(x, first=Edge(mod, x.first, noun), parts=parts))

    def _about(self, i: int) -> Found | None:
        """“about two weeks”, “more than a year ago”, “at least 20 years”."""
        match = self.machine.about.match(self.letters, i)
        if match is None or match.end() >= len(self.words):
            return None
        inner = self.at(match.end())
        if inner is None or not self._counted(match):
            return None
        mod = str(self.words[i].value or _COMPARED.get(self.words[i].kind, "APPROX"))
        expression = modified(inner.expression, mod)
        return None if expression is None else Found(i, inner.last, expression)

    def _counted(self, match: re.Match[str]) -> bool:
        """“over two hours” counts, “over the past year” does not; nor does “over several years”."""
        lead = self.words[match.end() - 1].text.lower()
        if match.start("v") >= 0:  # "some three weeks", not "several three"
            return lead == "some" and self.kind(match.end()) in ("small", "figure", "cardinal")
        return lead not in ("over", "under", "only", "just", "to") or self.kind(match.end()) in _FIGURES

    def rule(self, i: int) -> Found | None:
        """What the grammar alone finds at word `i`."""
        if i >= len(self.words) or self.letters[i] not in self.machine.starts:
            return None
        longest = self.machine.grammar.longest(self.words, self.letters, i)
        return None if longest is None else Found(i, *longest)
