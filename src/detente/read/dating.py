"""The day on which a document was published, as far as it says so: a chain of places to look, the surest first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.lexicon import Lexicon
from detente.model.document import Noise, PublishedFrom
from detente.model.when import When
from detente.read.bounds import Bounds
from detente.read.draft import Draft
from detente.read.inferring import written_since, written_within
from detente.read.layout import Line, header_of, is_date_line
from detente.read.preamble import preamble_of
from detente.read.stated import day_in_url, day_of, stated_day, written_day

_TOP = 8  # lines in which a line that is a date dates the document
_PROSE = 25  # words: the first line as long as this begins the story
_DATELINE_LINES = 5
_NAMED = r"(?P<place>[A-Z][\w.’'-]*(?:[ ,/]+[A-Z][\w.’'-]*){0,6}?)"
_DAY = r"(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Z][a-z]{2,8})\.?)"
_DATELINES = (
    re.compile(
        rf"""{_NAMED}[,.]?\s+{_DAY}(?:,?\s+(?P<year>\d{{4}}))?
        [,.]?\s*(?:\([\w\s./-]{{2,30}}\)|/[A-Z][\w-]+/\.?|(?=[-–—:]\D))\s*(?:[-–—:.]|\b)""",
        re.VERBOSE,
    ),  # BEIJING, June 18 (Xinhua) --
    re.compile(rf"{_NAMED},?\s+\(\s*{_DAY}(?:,?\s+(?P<year>\d{{4}}))?\s*\)\s*[-–—:.]"),  # BEIJING (June 18, 2023) --
    re.compile(
        rf"(?P<place>[A-Z][A-Z.’' /-]+),?\s+{_DAY},?\s+(?P<year>\d{{4}})\s*[.,]\s+(?=[A-Z“\"‘])"
    ),  # BEIJING, 18 June 2023. A
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)\W*(?:\(c\)\W*)?(\d{4})(?!\d)", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ANNIVERSARY = re.compile(
    r"\banniversar|\bcommemorat|\b(?:years?|decades?|century|centuries) (?:ago|since)\b", re.IGNORECASE
)
_LAG = timedelta(days=60)
"""A full date in the text this long before a dateline's day, or less, makes the dateline's year sure."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Where the day may be read: the draft, its lines without the header, what is noise; `coarse` is what is known."""

    draft: Draft
    lines: list[Line]
    noise: tuple[Noise, ...]
    lexicon: Lexicon
    coarse: When | None = None


def date_of(clues: Clues) -> tuple[When | None, PublishedFrom | None]:
    """(the day, where it was read), or (None, None) where nothing says it. Never today, never the file's own date.

    Where a place gives no more than a month or a year, a later one that gives a day in it is taken.
    """
    coarse: tuple[When | None, PublishedFrom | None] = (None, None)
    for source, look in _PLACES:
        when = look(clues if coarse[0] is None else replace(clues, coarse=coarse[0]))
        if when is None or (coarse[0] is not None and not (when.is_day and coarse[0].contains(when))):
            continue
        if when.is_day:
            return when, source
        coarse = when, source
    return coarse


def _header(clues: Clues) -> When | None:
    header, preamble = header_of(clues.draft.text), preamble_of(clues.draft.text)
    if header is not None:
        return header[0]
    return stated_day(preamble.stated) if preamble and preamble.stated else None


def _metadata(clues: Clues) -> When | None:
    return stated_day(clues.draft.stated) if clues.draft.stated else None


def _url(clues: Clues) -> When | None:
    return day_in_url(clues.draft.url) if clues.draft.url else None


def _date_line(clues: Clues) -> When | None:
    """A line above the story that is a date and nothing else."""
    for line in clues.lines[:_TOP]:
        if line.words >= _PROSE or any(n.reason == "related" and n.start <= line.start < n.end for n in clues.noise):
            return None
        if is_date_line(line.text) and (when := _day_in_words(line.text)):
            return when
    return None


def _dateline(clues: Clues) -> When | None:
    """The dateline, "BEIJING, June 18 (Xinhua) --": a day, but only where the year is sure."""
    for line in clues.lines[:_DATELINE_LINES]:
        found = next(filter(None, (form.match(line.text) for form in _DATELINES)), None)
        month = _month(found["month"] or found["month2"]) if found else None
        if found is None or month is None:
            continue
        day = int(found["day"] or found["day2"])
        if found["year"]:
            return day_of(int(found["year"]), month, day)
        return _with_sure_year(month, day, clues)
    return None


def _with_sure_year(month: int, day: int, clues: Clues) -> When | None:
    if clues.coarse is not None and clues.coarse.first is not None:
        return day_of(clues.coarse.first.year, month, day)
    year = _copyright_year(clues)
    if year is not None:
        return day_of(year, month, day)
    bounds = written_within(clues.draft.text, clues.noise, clues.lexicon)
    return _only_year(month, day, bounds) or _soon_after(month, day, bounds, clues)


def _soon_after(month: int, day: int, bounds: Bounds, clues: Clues) -> When | None:
    """The first such day after a full date that the text looks back on, if it follows soon and no later year is named.

    Not in a text that keeps an anniversary, whose month and day are those of a year long past.
    """
    text = clues.draft.text
    spoken = written_since(text, clues.noise)
    if spoken is None or spoken.first is None or not spoken.is_day or _ANNIVERSARY.search(text):
        return None
    last_year = max(int(y) for y in _ANY_YEAR.findall(text))
    for guess in (spoken.first.year, spoken.first.year + 1):
        when = day_of(guess, month, day)
        if when and when.first and timedelta(0) <= when.first - spoken.first <= _LAG:
            return when if last_year <= guess and bounds.allows(when.first) else None
    return None


def _only_year(month: int, day: int, bounds: Bounds) -> When | None:
    """The day in the one year that has it within the bounds, where both are known."""
    if bounds.first is None or bounds.last is None:
        return None
    days = [day_of(year, month, day) for year in range(bounds.first.year, bounds.last.year + 1)]
    within = [d for d in days if d and d.first and bounds.allows(d.first)]
    return within[0] if len(within) == 1 else None


def _inferred(clues: Clues) -> When | None:
    """From what the text looks back on and who is in office; the year of a copyright line bounds it on both sides."""
    bounds = written_within(clues.draft.text, clues.noise, clues.lexicon)
    year = _copyright_year(clues)
    if year is not None:
        whole = Bounds(date(year, 1, 1), date(year, 12, 31))
        bounds = whole.narrowed(bounds)
        if bounds == whole:
            return When.year(year, approximate=True)
    if bounds.first is None or bounds.last is None:
        return When(f"{bounds.first}~/..") if bounds.first else None
    return When.days(bounds.first, bounds.last, approximate=True)


def _copyright_year(clues: Clues) -> int | None:
    """The year of the copyright line, where all such lines name one."""
    years = {int(y) for line in clues.lines for y in _COPYRIGHT.findall(line.text) if day_of(int(y), 1, 1)}
    return years.pop() if len(years) == 1 else None


def _day_in_words(words: str) -> When | None:
    return stated_day(words) if words[:1].isdigit() else written_day(words)


def _month(name: str) -> int | None:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


_PLACES: tuple[tuple[PublishedFrom, Callable[[Clues], When | None]], ...] = (
    ("header", _header),
    ("metadata", _metadata),
    ("url", _url),
    ("header", _date_line),
    ("dateline", _dateline),
    ("inferred", _inferred),
)
