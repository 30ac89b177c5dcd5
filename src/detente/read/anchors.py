"""Days that only one year fits, and summits whose days are known: what they tell of the day of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from detente.lexicon.occasions import Occasion, Occasions
from detente.read.bounds import Bounds
from detente.read.sentences import looks_back, sentence_at

_NEWS = timedelta(days=45)
"""A day given by weekday, month and number without its year lies near that of publication: all 52 in texts of known day
were at most 30 days away."""

_YEAR = timedelta(days=365)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_NUMBERED = re.compile(
    rf"\b(?P<weekday>{_DAY_NAME}),? "
    rf"(?:(?P<month>{_MONTH_NAME}) (?P<day>\d\d?)|(?P<day2>\d\d?) (?P<month2>{_MONTH_NAME}))"
    r"\b(?!,? \d{4}|\d)"
)
_MONTH = re.compile(rf"\b{_MONTH_NAME}")
_WRITTEN_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BETWEEN = 40  # characters between a body and the place in which it met
_NO_SUMMIT = re.compile(r"minister", re.IGNORECASE)


def weekday_bounds(text: str, known: Bounds) -> Bounds:
    """Near the days that are given with weekday and month but no year ("Friday, June 16"), where one year fits."""
    bounds = known
    for found in _NUMBERED.finditer(text):
        days = list(_fitting(found, known))
        if len(days) == 1:
            bounds = bounds.narrowed(Bounds(days[0] - _NEWS, days[0] + _NEWS))
    return bounds


def _fitting(found: re.Match[str], known: Bounds) -> Iterator[date]:
    if known.first is None or known.last is None:
        return
    month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    for year in range((known.first - _NEWS).year, (known.last + _NEWS).year + 1):
        try:
            day = date(year, month, int(found["day"] or found["day2"]))
        except ValueError:
            continue
        right = day.weekday() == _WEEKDAYS.index(found["weekday"][:3].lower())
        if right and known.first - _NEWS <= day <= known.last + _NEWS:
            yield day


def summit_bounds(text: str, known: Bounds, occasions: Occasions) -> Bounds:
    """Not before a summit that the text looks back on, by body and place; not a year after one whose month is bare.

    "The G20 in Bali": who writes of November without its year, writes before it comes again.
    """
    bounds = known
    for at, summits in _summits(text, occasions):
        sentence = sentence_at(text, at)
        possible = [s for s in summits if known.last is None or s.first <= known.last]
        named = {_MONTHS.index(m[0][:3].lower()) + 1 for m in _MONTH.finditer(sentence)}
        in_month = [s for s in possible if {s.first.month, s.last.month} & named]
        if not looks_back(sentence) or not possible or (named and not in_month):
            continue
        first = min(s.first for s in in_month or possible)
        bare = len(in_month) == 1 and not _WRITTEN_YEAR.search(sentence)
        bounds = bounds.narrowed(Bounds(first, first + _YEAR if bare else None))
    return bounds


def _summits(text: str, occasions: Occasions) -> Iterator[tuple[int, Sequence[Occasion]]]:
    """(where, the summits that may be meant) for a body with a place, and for "the Bali summit" by itself."""
    for found in _pattern(occasions).finditer(text):
        body, place = found["body"] or found["body2"], found["place"] or found["place2"] or found["place3"]
        if found["between"] and _NO_SUMMIT.search(found["between"]):
            continue
        fits = [s for s in occasions.summits if place in s.places and (body is None or body in s.names)]
        if fits:
            yield found.start(), fits


@cache
def _pattern(occasions: Occasions) -> re.Pattern[str]:
    body = "|".join(map(re.escape, sorted({n for s in occasions.summits for n in s.names}, key=len, reverse=True)))
    place = "|".join(map(re.escape, sorted({n for s in occasions.summits for n in s.places}, key=len, reverse=True)))
    return re.compile(
        rf"\b(?P<body>{body})\b(?P<between>[^.;\n]{{0,{_BETWEEN}}}?)\b(?:in|at) (?P<place>{place})\b"
        rf"|\b(?P<place2>{place}) (?P<body2>{body})\b|\b(?P<place3>{place}) [Ss]ummit\b"
    )
