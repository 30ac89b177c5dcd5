"""Lengths that have a place: "four days of talks" that begin on a day which the sentence gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from detente.dates.assemble import Found
from detente.dates.expressions import Amount
from detente.dates.sentences import bounds
from detente.dates.tokens import Word
from detente.model.annotated import Timex
from detente.model.when import When

LONGEST = 14
"""Days of the longest stay that is placed: a 90-day review does not begin on the day that the sentence names."""

_ENGAGEMENTS = frozenset(
    "visit visits trip talks stop stay tour summit meeting meetings conference forum negotiations discussions session"
    " swing consultations dialogue retreat gathering exercise exercises drill drills truce ceasefire mission".split()
)
_BEGIN = frozenset(
    "begin begins began beginning begun start starts started starting open opens opened opening arrive arrives arrived"
    " arriving land lands landed landing launch launches launched kick kicks kicked host hosts hosting fly flies flew"
    " embark embarked".split()
)
_END = frozenset(
    "end ends ended ending conclude concludes concluded concluding finish finished finishing wrap wraps wrapped wrapping"
    " close closes closed leave leaves left leaving depart departs departed departing after complete completed".split()
)
Edge = Literal["first", "last"]


def anchor_lengths(words: Sequence[Word], read: Sequence[tuple[Found, Timex]]) -> Iterator[Timex]:
    """The expressions; the days of a visit or of talks get their place where the sentence gives one end of them."""
    for found, timex in read:
        x = found.expression
        placed = None
        if isinstance(x, Amount) and x.unit == "D" and timex.when is None and _is_stay(words, found):
            placed = _days(words, found, x, read)
        yield timex if placed is None else replace(timex, when=placed)


def _is_stay(words: Sequence[Word], found: Found) -> bool:
    """Is it a visit or talks that lasts so long ("a two-day visit", "two days of talks")?"""
    return any(w.text.lower() in _ENGAGEMENTS for w in words[found.last : found.last + 5])


def _days(words: Sequence[Word], found: Found, x: Amount, read: Sequence[tuple[Found, Timex]]) -> When | None:
    number = int(x.number or 0)
    start, end = bounds(words, found.first)
    near = [(f, day) for f, t in read if start <= f.first < end and (day := _day(t)) is not None]
    if not near or not 2 <= number <= LONGEST:
        return None
    other, day = min(near, key=lambda n: abs(n[0].first - found.first))
    edge = _edge(words, found, other, start)
    length = timedelta(days=number - 1)
    if edge == "first":
        return When.days(day, day + length)
    return When.days(day - length, day) if edge == "last" else None


def _day(timex: Timex) -> date | None:
    return timex.when.first if timex.type in ("DATE", "TIME") and timex.when is not None and timex.when.is_day else None


def _edge(words: Sequence[Word], found: Found, other: Found, start: int) -> Edge | None:
    """Is the day the first or the last? By the word before the length, else by the verb nearest to the day."""
    lead = next((w.kind for w in reversed(words[start : found.first]) if w.kind not in ("an", "the")), "")
    if lead in ("after", "for"):
        return "last" if lead == "after" else "first"
    told = [
        (abs(i - other.first), edge)
        for i in range(start, max(found.last, other.last))
        if (edge := _tells(words[i])) is not None
    ]
    return min(told)[1] if told else None


def _tells(word: Word) -> Edge | None:
    lower = word.text.lower()
    if lower in _BEGIN:
        return "first"
    return "last" if lower in _END else None
