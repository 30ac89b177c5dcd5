"""Reads lengths of time, sets, and words without a date; places stretches and parts of periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from detente.dates import timex
from detente.dates.expressions import Amount, Calendar, Edge, Holding, Range, Recurring, Slice, Vague, Window
from detente.dates.resolve.dispatch import resolve
from detente.dates.resolve.reading import Reading, Scene
from detente.dates.resolve.units import day_reading, shifted, unit_reading
from detente.model.when import When


@resolve.register
def _amount(x: Amount, scene: Scene) -> Reading:
    unit, number = x.unit, x.number
    if unit == "WE":
        return Reading(type="DURATION", timex=timex.duration(number, "WE"))
    return Reading(type="DURATION", timex=timex.duration(number, unit))


@resolve.register
def _recurring(x: Recurring, scene: Scene) -> Reading:
    return Reading(type="SET", timex=x.timex)


@resolve.register
def _vague(x: Vague, scene: Scene) -> Reading:
    return Reading(type="DATE", timex=x.timex)


@resolve.register
def _window(x: Window, scene: Scene) -> Reading:
    """“the next year” is 2023-06/2024-06 said in June 2023; “the coming months” are open."""
    now = scene.then if x.base == "story" else scene.anchor
    length = _amount(x.amount, scene)
    if now is None:
        return length
    if x.amount.number is None:
        coming = When(f"{now.isoformat()}/..") if x.sign > 0 else None
        return length.with_when(coming)
    if x.amount.number == 1 and x.amount.unit == "Y":  # TimeBank has "the past year" as the calendar year
        length = replace(length, type="DATE", timex=f"{now.year + x.sign:04d}")
    end = shifted(now, x.amount.unit, x.sign * x.amount.number)
    early, late = min(now, end), max(now, end)
    if x.amount.unit.startswith("T"):
        return length.with_when(_hours(x, now))
    first, last = _bounds(x.amount.unit, early), _bounds(x.amount.unit, late)
    return replace(length, when=When(f"{first}/{last}"), first=early, last=late)


DAY, HALF_DAY = 24, 12
"""Hours: "the last 24 hours" reach into the day before, "the past few hours" of twelve or fewer need not."""


def _hours(x: Window, now: date) -> When:
    """“the last 24 hours”, said on Tuesday, are Monday and Tuesday."""
    hours = x.amount.number or 0 if x.amount.unit == "TH" else 0
    other = now + timedelta(days=x.sign * ceil(hours / DAY) if hours > HALF_DAY else 0)
    return When.days(min(now, other), max(now, other))


def _bounds(unit: str, day: date) -> str:
    """The end of a stretch, as exact as its unit: a month for months and years."""
    if unit in ("Y", "M", "Q"):
        return f"{day:%Y-%m}" if day.year >= 1000 else day.isoformat()[:7]
    return day.isoformat()[:4] if unit in ("DE", "CE") else day.isoformat()


@resolve.register
def _slice(x: Slice, scene: Scene) -> Reading | None:
    """“the first three months of 2016”."""
    length = _amount(x.amount, scene)
    if x.outer is None and x.amount.number in (None, 1):
        return None  # "the first day of the talks"
    outer = _year_told(x, scene) if x.outer is None else resolve(x.outer, scene)
    if outer is None or outer.first is None or outer.last is None or x.amount.number is None:
        return length
    if x.sign > 0:
        first = shifted(outer.first, x.amount.unit, x.skip)
        last = shifted(first, x.amount.unit, x.amount.number) - timedelta(days=1)
    else:
        first, last = shifted(outer.last, x.amount.unit, -x.amount.number) + timedelta(days=1), outer.last
    if x.amount.unit in ("D", "W", "WE"):
        return replace(length, when=When.days(first, last))
    return replace(length, when=When(f"{_bounds(x.amount.unit, first)}/{_bounds(x.amount.unit, last)}"))


def _year_told(x: Slice, scene: Scene) -> Reading | None:
    """Of "in 2014 trade fell; in the first three months ..." the year, where that is what was spoken of last."""
    return scene.story if x.amount.unit in ("M", "Q") and scene.story is not None and scene.story.grain == "Y" else None


@resolve.register
def _holding(x: Holding, scene: Scene) -> Reading | None:
    day = resolve(x.day, scene)
    return day if day is None or day.first is None else unit_reading(x.unit, day.first)


@resolve.register
def _edge(x: Edge, scene: Scene) -> Reading | None:
    """The start, middle or end: of a year or more, and of a month, approximate; of a day the day."""
    inner = resolve(x.inner, scene)
    if inner is None or inner.when is None or inner.grain not in ("M", "Y", "SEASON", "Q", "H", "DE", "CE", "W"):
        return inner
    if x.comparative:
        return inner
    when = _part_of_year(x, inner) or _roughly(inner.when)
    return inner.with_when(when)


def _part_of_year(x: Edge, inner: Reading) -> When | None:
    """The month at either end of a year, where the text names the end ("the end of the year", not "late 2023")."""
    if not x.noun or inner.grain != "Y" or inner.first is None or inner.first.year < 1000:
        return None
    month = {"START": 1, "END": 12}.get(x.mod)
    return When.month(inner.first.year, month, approximate=True) if month else None


def _roughly(when: When) -> When:
    marked = when.approximate or "/" in when.edtf or "X" in when.edtf
    return when if marked else When(f"{when.edtf}~")


@resolve.register
def _range(x: Range, scene: Scene) -> Reading | None:
    """From the first to the last; the first counts from the last where only that has a year or month."""
    last = _last(x, scene)
    if last is None:
        return None
    first = _first(x, last, scene)
    if first is None:
        return None
    if first.first is None or last.last is None or last.last < first.first or first.when is None or last.when is None:
        return Reading(type="DATE", timex=first.timex)
    if "/" in first.when.edtf + last.when.edtf or first.first == last.last:
        when = When.days(first.first, last.last)
    else:
        when = When(f"{first.when.edtf}/{last.when.edtf}")
    return Reading(
        type=first.type,
        timex=f"{first.timex}/{last.timex}",
        when=when,
        first=first.first,
        last=last.last,
        grain=last.grain,
        stated=last.stated,
    )


def _last(x: Range, scene: Scene) -> Reading | None:
    """The end; a weekday may lie ahead where the range has begun: "from Sunday to Wednesday", said on Tuesday."""
    last = resolve(x.last, scene)
    if last is None or last.first is None or not _by_weekday(x) or scene.direction == "past":
        return last
    first = resolve(x.first, scene)
    if first is None or first.first is None or first.first <= last.first:
        return last
    return day_reading(last.first + timedelta(days=7))


def _by_weekday(x: Range) -> bool:
    return isinstance(x.first, Calendar) and x.first.weekday is not None and x.first.day is None


def _first(x: Range, last: Reading, scene: Scene) -> Reading | None:
    first = resolve(x.first, scene)
    if first is None or first.first is None or last.first is None or first.stated:
        return first
    if first.first > last.first and first.grain == last.grain == "D" and _by_weekday(x):
        return day_reading(last.first - (last.first - first.first) % timedelta(days=7))
    if first.first > last.first and first.grain in ("D", "M") and last.grain in ("D", "M"):
        year = last.first.year - (first.first.month > last.first.month)
        if first.grain == "M":
            return unit_reading("M", date(year, first.first.month, 1))
        return day_reading(first.first.replace(year=year))
    return first
