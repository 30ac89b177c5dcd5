"""When an undated text was written, as far as it says: its own dates, who is in office, summits of known days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.dates import find
from detente.lexicon import Lexicon
from detente.model.document import Noise
from detente.model.when import When
from detente.read.anchors import summit_bounds, weekday_bounds
from detente.read.bounds import Bounds
from detente.read.sentences import looks_back, sentence_at
from detente.read.terms import term_bounds

_YEAR_WIDTH = 366  # days: "the 2010s" say too little
_HALF_YEAR = 200  # days
_READ = 200_000
"""Characters of a text that are looked at: longer than the longest transcript of the White House in 2021-2026."""
_FINITE = re.compile(
    r"\b(?:was|were|had|did|met|said|told|held|took|went|came|became|began|gave|got|lost|saw|spoke|wrote|rose|fell|grew)\b",
    re.IGNORECASE,
)
"""Forms that are the past tense alone: a year by itself needs one."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_AS_TIME = re.compile(r"\b(?:in|since|during|early|late|mid)[ -]$", re.IGNORECASE)


def written_within(text: str, noise: tuple[Noise, ...], lexicon: Lexicon) -> Bounds:
    """Between which days the text was written, as far as its words make that sure; noise apart."""
    text = text[:_READ]
    since = written_since(text, noise)
    words = _without(text, noise)
    bounds = term_bounds(words, lexicon, since.first if since else None)
    bounds = summit_bounds(words, bounds, lexicon.occasions)
    return weekday_bounds(words, bounds)


def written_since(text: str, noise: tuple[Noise, ...]) -> When | None:
    """The latest date that the text looks back on with its year: it was written then or later. None where it has none.

    Dates in noise do not count, nor do dates whose year is not written: which year is meant depends on the day that
    is sought. An end cannot be had in this way: plans pass, and are still told as plans.
    """
    sentences = dict.fromkeys(_with_year(_without(text[:_READ], noise)))
    past = [when for words in sentences if looks_back(words) for when in _dates(words)]
    return max(past, key=_latest, default=None)


def _latest(when: When) -> tuple[date, float]:
    return when.first or date.min, -when.width


def _without(text: str, noise: tuple[Noise, ...]) -> str:
    """The text with noise made blank, so that positions stay."""
    for n in noise:
        if n.start >= len(text):
            break
        text = text[: n.start] + " " * (n.end - n.start) + text[n.end :]
    return text


def _with_year(text: str) -> Iterator[str]:
    """The sentences in which a year is written; the others need not be looked at."""
    return (sentence_at(text, found.start()) for found in _YEAR.finditer(text))


def _dates(sentence: str) -> Iterator[When]:
    """The dates that a sentence gives with their year; a year alone only after a preposition of time."""
    for timex in find(sentence):
        when = timex.when
        if timex.type not in ("DATE", "TIME") or when is None or when.first is None or when.width > _YEAR_WIDTH:
            continue
        before = sentence[max(0, timex.span.start - 8) : timex.span.start]
        year_alone = when.width >= _HALF_YEAR
        if year_alone and not (_YEAR_AS_TIME.search(before) and _FINITE.search(sentence)):
            continue
        if _YEAR.search(timex.text):
            yield when
