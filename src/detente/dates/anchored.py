"""Lengths that have a place: "four days of talks" that begin on a day which the sentence gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from detente.dates.cuewords import load_cue_words
from detente.dates.expressions import Amount
from detente.dates.found import Found
from detente.dates.sentences import bounds
from detente.dates.tokens import Word
from detente.model.annotated import Timex
from detente.model.when import When

SINCE_REACH = 6
"""Words between “since” and its date: “since the president's visit in May”."""

LONGEST = 14
"""Days of the longest stay that is placed: a 90-day review does not begin on the day that the sentence names."""

Edge = Literal["first", "last"]


def anchor_lengths(
    words: Sequence[Word], read: Sequence[tuple[Found, Timex]], reference: date | None
) -> Iterator[Timex]:
    """The expressions; lengths get their place where the sentence gives an end of them.

    The days of a visit or of talks, and “the two months since the March summit”, which end on the day of writing.
    """
    for n, (found, timex) in enumerate(read):
        x = found.expression
        placed = None
        if isinstance(x, Amount) and timex.when is None:
            if x.unit == "D" and _is_stay(words, found):
                placed = _days(words, found, x, read)
            placed = placed or _since(words, found, read[n + 1 : n + 2], reference)
        yield timex if placed is None else replace(timex, when=placed)


def _since(
    words: Sequence[Word], found: Found, following: Sequence[tuple[Found, Timex]], reference: date | None
) -> When | None:
    """From the date that stands after “since” to the day of writing."""
    if reference is None or not following or found.last >= len(words) or words[found.last].kind != "since":
        return None
    other, timex = following[0]
    when = timex.when
    if when is None or when.first is None or when.first > reference or other.first - found.last > SINCE_REACH:
        return None
    return When(f"{when.edtf.partition('/')[0]}/{reference.isoformat()}")


def _is_stay(words: Sequence[Word], found: Found) -> bool:
    """Is it a visit or talks that lasts so long ("a two-day visit", "two days of talks")?"""
    return any(w.text.lower() in load_cue_words().engagements for w in words[found.last : found.last + 5])


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
    if lower in load_cue_words().begin:
        return "first"
    return "last" if lower in load_cue_words().end else None
