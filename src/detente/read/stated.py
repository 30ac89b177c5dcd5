"""Days in the wording of containers: metadata fields and URLs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from detente.dates import find
from detente.model.when import When

_YEARS = range(1900, 2050)
"""Years beyond are slips of the pen. A fixed range and not the clock, so that a text reads the same tomorrow."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])|^(\d{4})(\d\d)(\d\d)(?!\d)|^(\d{4})$")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_SLASHED = re.compile(r"(?<!\d)(\d\d?)[/.](\d\d?)[/.](\d{4})(?!\d)")
_IN_URL = (
    re.compile(r"(?<!\d)(\d{4})[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)"),  # /2023/06/18/, /2023-06/18, t20230618_1
    re.compile(r"/(\d{4})/(\d\d?)/(\d\d?)(?!\d)"),  # /2023/6/18/
    re.compile(r"/(\d{4})[/-]([a-z]{3})[a-z]{0,6}[/-](\d\d?)(?!\d)", re.IGNORECASE),  # /2023/jun/18/
)
_MONTH_IN_URL = re.compile(r"/(\d{4})[/-]?(\d\d)/")


def day_of(year: int, month: int, day: int) -> When | None:
    """The day, or None where there is none such, or no likely day of publication (years 1900 to 2049)."""
    try:
        return When.day(date(year, month, day)) if year in _YEARS else None
    except ValueError:
        return None


def month_of(year: int, month: int) -> When | None:
    """The month, or None as for `day_of`."""
    return When.month(year, month) if year in _YEARS and 1 <= month <= 12 else None


def stated_day(words: str) -> When | None:
    """The day, month or year that a metadata field states: ISO 8601, seconds since 1970, or English words."""
    words = words.strip()
    if (found := _ISO.search(words)) is not None:
        return _iso(found)
    if (found := _EPOCH.fullmatch(words)) is not None:
        moment = datetime.fromtimestamp(int(found[1]), UTC)
        return day_of(moment.year, moment.month, moment.day)
    if (found := _SLASHED.search(words)) is not None:
        return _slashed(int(found[1]), int(found[2]), int(found[3]))
    return written_day(words)


def written_day(words: str) -> When | None:
    """The first full date in English words ("Sun, 18 Jun 2023 10:00 GMT"), or None."""
    for timex in find(words):
        when = timex.when
        if when is not None and when.is_day and when.first is not None and str(when.first.year) in timex.text:
            return day_of(when.first.year, when.first.month, when.first.day)
    return None


def day_in_url(url: str) -> When | None:
    """The day, or else the month, in the path of a URL."""
    path = "/" + url.split("//", 1)[-1].partition("/")[2].split("?", 1)[0].split("#", 1)[0] + "/"
    for pattern in _IN_URL:
        for found in pattern.finditer(path):
            if when := day_of(int(found[1]), _month(found[2]), int(found[3])):
                return when
    found_month = _MONTH_IN_URL.search(path)
    return month_of(int(found_month[1]), int(found_month[2])) if found_month else None


def _iso(found: re.Match[str]) -> When | None:
    if found[7]:
        return When.year(int(found[7])) if int(found[7]) in _YEARS else None
    year, month, day = (int(part or 0) for part in (found.groups()[:3] if found[1] else found.groups()[3:6]))
    return day_of(year, month, day) if day else month_of(year, month)


def _slashed(first: int, second: int, year: int) -> When | None:
    """Day and month in either order, where only one order makes a date; else unknown."""
    days = {day for day in (day_of(year, first, second), day_of(year, second, first)) if day is not None}
    return days.pop() if len(days) == 1 else None


def _month(words: str) -> int:
    if words.isdecimal():
        return int(words)
    return _MONTHS.index(words[:3].lower()) + 1 if words[:3].lower() in _MONTHS else 0
