"""A term of office as a file of others tells it, before it is ours; and what was left out of such a file, and why."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

DAY, MONTH, YEAR = 11, 10, 9
"""Wikidata's precisions of dates (Help:Dates, "precision")."""
_DATE = re.compile(r"\+?(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.]+Z?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTerm:
    """One term of office in the words of its file; `where` is the place in it ("line 3").

    `states` are what may name the state that the holder acts for, the surest first: codes, names, the office's title.
    """

    where: str
    name: str
    office: str
    states: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    family: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken, and why."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


class ImportFileError(ValueError):
    """The file is in none of the formats, or broken; the message names it and the line."""


def first_day(value: str | None, precision: int = DAY) -> date | None:
    """The first day that a date allows ("2021-01-20T00:00:00Z", "2021-01", "2021"); None for what is no date."""
    return _bounds(value, precision)[0]


def last_day(value: str | None, precision: int = DAY) -> date | None:
    """The last day that a date allows."""
    return _bounds(value, precision)[1]


def _bounds(value: str | None, precision: int) -> tuple[date | None, date | None]:
    match = _DATE.fullmatch(value.strip()) if value else None
    if match is None or int(match[1]) < 1:
        return None, None
    year = int(match[1])
    month = int(match[2]) if match[2] and int(match[2]) and precision >= MONTH else None
    day = int(match[3]) if month and match[3] and int(match[3]) and precision >= DAY else None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:  # calendar.IllegalMonthError is one too
        return None, None
