"""Places dates as calendars print them, filling their holes from the scene."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from detente.dates import timex
from detente.dates.expressions import Calendar, Era, Holiday, Quarter, Season
from detente.dates.holidays import holiday_in, is_placed
from detente.dates.resolve.dispatch import resolve
from detente.dates.resolve.placing import nearest_year, season_year, weekday_near, years_of_month
from detente.dates.resolve.reading import Cue, Reading, Scene
from detente.dates.resolve.units import (
    century_reading,
    day_reading,
    decade_reading,
    month_end,
    month_reading,
    quarter_reading,
    season_reading,
    year_reading,
)
from detente.model.when import When


@resolve.register
def _calendar(x: Calendar, scene: Scene) -> Reading | None:
    if x.before_christ:
        month = f"-{x.month:02d}" if x.month else ""
        return Reading(type="DATE", timex=timex.before_christ(x.year or 0) + month)
    if x.month is None and x.day is None and x.weekday is not None:
        return _weekday(x.weekday, scene)
    if x.month is None and x.day is not None:
        return _day_of_month(x.day, scene)
    year = _full_year(x, scene)
    if x.month is None:
        return None if year is None else year_reading(year, stated=True, approximate=x.fiscal)
    return _month_or_day(x, year, scene)


def _full_year(x: Calendar, scene: Scene) -> int | None:
    """The year with its century: of "'98" the latest that is not after the scene by more than a few years."""
    if x.year is None or not x.modern:
        return x.year
    now = scene.now
    if now is None:
        return None
    year = now.year // 100 * 100 + x.year % 100
    return year if year <= now.year + 5 else year - 100


def _month_or_day(x: Calendar, year: int | None, scene: Scene) -> Reading | None:
    assert x.month is not None
    years = years_of_month(x.month, x.day, scene) if year is None else (year,)
    if not years:
        tail = f"-{x.day:02d}" if x.day else ""
        return Reading(type="DATE", timex=f"XXXX-{x.month:02d}{tail}")
    readings = [r for y in years if (r := _in_year(x.month, x.day, y)) is not None]
    if not readings:
        return None
    others = tuple(r.when for r in readings[1:] if r.when is not None)
    return replace(readings[0], stated=year is not None, alternatives=others)


def _in_year(month: int, day: int | None, year: int) -> Reading | None:
    if day is None:
        return month_reading(year, month)
    return day_reading(date(year, month, day)) if day <= calendar.monthrange(year, month)[1] else None


def _weekday(weekday: int, scene: Scene) -> Reading:
    now = scene.now
    if now is None:
        return Reading(type="DATE", timex=f"XXXX-WXX-{weekday + 1}")
    reading = day_reading(weekday_near(weekday, now, Cue("future", "own") if scene.telling == "history" else scene.cue))
    if scene.telling == "history" or scene.cue.by in ("own", "clause") or reading.first is None or reading.first == now:
        return reading
    other = reading.first + timedelta(days=7 if reading.first < now else -7)
    return replace(reading, alternatives=(When.day(other),))


def _day_of_month(day: int, scene: Scene) -> Reading | None:
    """“the 18th”: of the month last spoken of, else of the anchor's."""
    month = scene.then
    if month is None:
        return Reading(type="DATE", timex=f"XXXX-XX-{day:02d}")
    return day_reading(month.replace(day=day)) if day <= month_end(month).day else None


@resolve.register
def _season(x: Season, scene: Scene) -> Reading:
    year = x.year if x.year is not None else season_year(x.code, scene)
    if year is not None and year < 0:
        return Reading(type="DATE", timex=f"{timex.before_christ(-year)}-{x.code}")
    if year is None:
        return Reading(type="DATE", timex=f"XXXX-{x.code}")
    return season_reading(year, x.code, stated=x.year is not None)


@resolve.register
def _quarter(x: Quarter, scene: Scene) -> Reading:
    year, width, now = x.year, 12 // x.parts, scene.now
    if x.number == 0:
        return _same_quarter(year or 0, scene) if year else Reading(type="DATE", timex="XXXX-QX")
    if year is None and now is None:
        return Reading(type="DATE", timex=f"XXXX-{'Q' if x.parts == 4 else 'H'}{x.number}")
    if year is None:
        assert now is not None
        begun = date(now.year, x.number * width - width + 1, 1) <= now
        year = now.year if begun or scene.direction == "future" else now.year - 1
    return quarter_reading(year, x.number, x.parts, stated=x.year is not None)


def _same_quarter(year: int, scene: Scene) -> Reading:
    known = scene.quarter
    if known is None or known.first is None:
        return year_reading(year, stated=True)
    return quarter_reading(year, (known.first.month + 2) // 3, stated=True)


@resolve.register
def _era(x: Era, scene: Scene) -> Reading | None:
    if x.years == 100:
        return century_reading(x.first, stated=True)
    if not x.shorthand:
        return decade_reading(x.first, stated=True)
    now = scene.now
    if now is None:
        return Reading(type="DATE", timex=f"XX{x.first // 10}")
    first = now.year // 100 * 100 + x.first
    return decade_reading(first if first <= now.year else first - 100)


@resolve.register
def _holiday(x: Holiday, scene: Scene) -> Reading | None:
    now = scene.now
    if (x.year is None and now is None) or not is_placed(x.name, scene.states):
        return Reading(type="DATE", timex=None)
    year = x.year
    if year is None:
        assert now is not None
        year = nearest_year(lambda y: holiday_in(x.name, y, scene.states), now, scene.cue)
    day = holiday_in(x.name, year, scene.states)
    return None if day is None else day_reading(day, stated=x.year is not None)
