"""Calendar units: the one that holds a day, the next, the one before; and the readings that they make."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from detente.dates import timex
from detente.dates.resolve.reading import Grain, Reading
from detente.model.when import When

SEASONS = ("WI", "SP", "SU", "FA")
_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7, "WE": 7, "NI": 1}


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day. Raises OverflowError."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted(day: date, unit: str, count: float) -> date:
    """`day` and so many units; of a fraction the nearest whole month or day. Raises OverflowError."""
    if unit in _MONTHS:
        return add_months(day, round(_MONTHS[unit] * count))
    return day + timedelta(days=round(_DAYS.get(unit, 0) * count))


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def day_reading(day: date, *, stated: bool = False) -> Reading:
    """One day."""
    return Reading(
        type="DATE", timex=day.isoformat(), when=When.day(day), first=day, last=day, grain="D", stated=stated
    )


def week_reading(day: date) -> Reading:
    """The ISO week that holds the day."""
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    return Reading(type="DATE", timex=timex.week(day), when=When.days(first, last), first=first, last=last, grain="W")


def weekend_reading(day: date) -> Reading:
    """The Saturday and Sunday of the ISO week that holds the day."""
    first = day + timedelta(days=5 - day.weekday())
    last = first + timedelta(days=1)
    return Reading(
        type="DATE",
        timex=f"{timex.week(day)}-WE",
        when=When.days(first, last),
        first=first,
        last=last,
        grain="WE",
    )


def month_reading(year: int, month: int, *, stated: bool = False) -> Reading:
    """A calendar month."""
    first = date(year, month, 1)
    return Reading(
        type="DATE",
        timex=f"{year:04d}-{month:02d}",
        when=When.month(year, month),
        first=first,
        last=month_end(first),
        grain="M",
        stated=stated,
    )


def season_reading(year: int, code: str, *, stated: bool = False) -> Reading:
    """A northern season by TIMEX3's code; winter begins in the December of its year."""
    when = When(f"{year:04d}-{_CODES[code]}")
    return Reading(
        type="DATE",
        timex=f"{year:04d}-{code}",
        when=when,
        first=when.first,
        last=when.last,
        grain="SEASON",
        stated=stated,
    )


def season_of(day: date) -> tuple[int, str]:
    """(year, code) of the season that holds a day."""
    code = SEASONS[day.month % 12 // 3]
    return (day.year - 1 if day.month <= 2 else day.year), code


def quarter_reading(year: int, number: int, parts: int = 4, *, stated: bool = False) -> Reading:
    """A quarter, or half, of a calendar year."""
    width = 12 // parts
    first = date(year, (number - 1) * width + 1, 1)
    last = month_end(date(year, number * width, 1))
    return Reading(
        type="DATE",
        timex=timex.quarter(year, number, parts),
        when=When(f"{first:%Y-%m}/{last:%Y-%m}") if year >= 1000 else None,
        first=first,
        last=last,
        grain="Q" if parts == 4 else "H",
        stated=stated,
    )


def year_reading(year: int, *, stated: bool = False, approximate: bool = False) -> Reading:
    """A calendar year."""
    return Reading(
        type="DATE",
        timex=f"{year:04d}",
        when=When.year(year, approximate=approximate),
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        grain="Y",
        stated=stated,
    )


def decade_reading(year: int, *, stated: bool = False) -> Reading:
    """The ten years that hold the year."""
    tens = f"{year // 10:03d}"
    return Reading(
        type="DATE",
        timex=tens,
        when=When(f"{tens}X"),
        first=date(max(1, year // 10 * 10), 1, 1),
        last=date(year // 10 * 10 + 9, 12, 31),
        grain="DE",
        stated=stated,
    )


def century_reading(year: int, *, stated: bool = False) -> Reading:
    """The hundred years that hold the year, from 1 to 100: the twentieth century ends in 2000."""
    first = (year - 1) // 100 * 100 + 1
    return Reading(
        type="DATE",
        timex=f"{first // 100:02d}",
        when=When(f"{first:04d}/{first + 99:04d}"),
        first=date(first, 1, 1),
        last=date(first + 99, 12, 31),
        grain="CE",
        stated=stated,
    )


def unit_reading(unit: str, day: date) -> Reading | None:
    """The calendar unit that holds the day, by TIMEX3's letter; None for a unit that calendars don't number."""
    makers = {
        "D": lambda: day_reading(day),
        "W": lambda: week_reading(day),
        "WE": lambda: weekend_reading(day),
        "M": lambda: month_reading(day.year, day.month),
        "SEASON": lambda: season_reading(*season_of(day)),
        "Q": lambda: quarter_reading(day.year, (day.month + 2) // 3),
        "Y": lambda: year_reading(day.year),
        "DE": lambda: decade_reading(day.year),
        "CE": lambda: century_reading(day.year),
    }
    maker = makers.get(unit)
    return maker() if maker else None


FINENESS: dict[Grain, int] = {
    "TIME": 0, "D": 1, "WE": 2, "W": 2, "M": 3, "SEASON": 4, "Q": 4, "H": 5, "Y": 6, "DE": 7, "CE": 8
}  # fmt: skip
"""Grains from fine to coarse."""
