"""Places dates that count from another: the day of speech, or the date last spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from detente.dates.expressions import Amount, Calendar, Holiday, Named, Offset, Period, Quarter, Season, Today, Within
from detente.dates.holidays import holiday_in, is_placed
from detente.dates.resolve.dispatch import resolve
from detente.dates.resolve.placing import named_weekday
from detente.dates.resolve.reading import Cue, Reading, Scene
from detente.dates.resolve.units import (
    FINENESS,
    add_months,
    day_reading,
    month_reading,
    quarter_reading,
    season_of,
    season_reading,
    shifted,
    unit_reading,
)
from detente.model.when import When


@resolve.register
def _today(x: Today, scene: Scene) -> Reading:
    if scene.anchor is None:
        return Reading(type="DATE", timex="PRESENT_REF" if x.days == 0 else "XXXX-XX-XX")
    return day_reading(scene.anchor + timedelta(days=x.days))


def _base_day(base: object, scene: Scene) -> date | None:
    """The day that "last" and "next" count from: in a history that of the story, always."""
    return scene.then if base == "story" else scene.now


@resolve.register
def _period(x: Period, scene: Scene) -> Reading | None:
    if x.unit == "NI":
        return _night(x, scene)
    now = _base_day(x.base, scene) if x.step is not None else scene.now
    if x.unit == "D" and x.base == "story" and x.step == 0 and scene.telling == "news" and scene.day is not None:
        return day_reading(scene.day.first) if scene.day.first is not None else None  # a year was spoken of since
    if now is None or (x.base == "story" and _is_vaguer(scene.story, x.unit)):
        return Reading(type="DATE", timex=_unknown(x.unit))
    if x.step is None:
        return _the_quarter(x, now, scene) if x.unit == "Q" else _definite(x.unit, now, scene)
    sunday = x.unit == "W" and x.base == "speech" and now.weekday() == 6
    if sunday and (x.step < 0 or (x.step == 0 and scene.direction == "future")):
        now += timedelta(days=7)  # on a Sunday, "last week" is the one that ends that day
    if x.unit == "WE":
        return _weekend(x.step, now)
    return unit_reading(x.unit, shifted(now, x.unit, x.step))


def _is_vaguer(story: Reading | None, unit: str) -> bool:
    """“That day”, after a month was spoken of, is nobody knows which."""
    return story is not None and story.grain is not None and FINENESS[story.grain] > FINENESS.get(unit, 9)  # type: ignore[call-overload]


def _weekend(step: int, now: date) -> Reading | None:
    """On Saturday and Sunday "this weekend" has begun, and "last weekend" is the one before."""
    return unit_reading("WE", now + timedelta(days=7 * step))


def _unknown(unit: str) -> str:
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")


def _night(x: Period, scene: Scene) -> Reading:
    told = scene.day.first if x.base == "story" and x.step == 0 and scene.day is not None else None  # "that night"
    now = told or scene.anchor
    if now is None:
        return Reading(type="TIME", timex="XXXX-XX-XXTNI")
    night = now + timedelta(days=x.step or 0)
    return replace(day_reading(night), type="TIME", timex=f"{night.isoformat()}TNI")


def _the_quarter(x: Period, now: date, scene: Scene) -> Reading | None:
    """“the quarter” is the one last spoken of, else the last that is over."""
    known = scene.quarter
    if known is not None and known.last is not None and not (x.over and known.last >= now):
        return replace(known, stated=False)
    return unit_reading("Q", add_months(now, -3))


def _definite(unit: str, now: date, scene: Scene) -> Reading | None:
    """“the weekend” is the nearest on the side spoken of, “the month” the one that is on."""
    story = scene.story
    if unit == "WE" and not (scene.direction == "future" and scene.cue.by in ("own", "clause")):
        return unit_reading("WE", now if now.weekday() >= 5 else now - timedelta(days=7))
    told = (
        story is not None and story.grain is not None and FINENESS[story.grain] <= FINENESS["D" if unit == "W" else "M"]
    )
    if scene.telling == "history" and told and story is not None and story.first is not None:
        return unit_reading(unit, story.first)
    return unit_reading(unit, now)


@resolve.register
def _named(x: Named, scene: Scene) -> Reading | None:
    now = _base_day(x.base, scene)
    if now is None:
        return resolve(x.inner, replace(scene, cue=Cue()))
    inner = x.inner
    if isinstance(inner, Season):
        return _named_season(inner.code, x.step, now)
    if isinstance(inner, Quarter):
        return quarter_reading(now.year + x.step, inner.number, inner.parts)
    if isinstance(inner, Holiday):
        return _named_holiday(inner.name, x.step, now, scene.states)
    if inner.month is None:
        return _named_weekday(inner.weekday or 0, x, now)
    return _named_month(inner, x.step, now)


def _named_weekday(weekday: int, x: Named, now: date) -> Reading:
    step = 1 if x.base == "story" and x.step > 0 else x.step
    day, other = named_weekday(weekday, step, now)
    if x.base == "story" and step > 0:
        day, other = now + timedelta(days=(weekday - now.weekday()) % 7 or 7), None
    return replace(day_reading(day), alternatives=() if other is None else (When.day(other),))


def _named_month(inner: Calendar, step: int, now: date) -> Reading | None:
    """“last May” is the latest before last month, “next May” the first after this one, “this May” this year's."""
    assert inner.month is not None
    year = now.year
    if step < 0 and inner.month >= now.month - (inner.day is None):  # the month just over is "last month"
        year -= 1
    if step > 0 and inner.month <= now.month:
        year += 1
    return resolve(replace(inner, year=year), Scene()) if inner.day else month_reading(year, inner.month)


def _named_season(code: str, step: int, now: date) -> Reading:
    """“last summer” is the latest that is over, “next” the first to come; “this” the current or this year's."""
    year, current = season_of(now)
    if step == 0:
        return season_reading(year if current == code else now.year, code)
    ended = season_reading(now.year, code).last
    began = season_reading(now.year, code).first
    assert ended is not None
    assert began is not None
    if step < 0:
        return season_reading(now.year if ended < now else now.year - 1, code)
    return season_reading(now.year if began > now else now.year + 1, code)


def _named_holiday(name: str, step: int, now: date, states: Sequence[str]) -> Reading | None:
    if not is_placed(name, states):
        return Reading(type="DATE", timex=None)
    days = [d for y in (now.year - 1, now.year, now.year + 1) if (d := holiday_in(name, y, states)) is not None]
    if step < 0:
        days = [d for d in days if d < now][-1:]
    elif step > 0:
        days = [d for d in days if d > now]
    else:
        days = [d for d in days if d.year == now.year]
    return day_reading(days[0]) if days else None


@resolve.register
def _within(x: Within, scene: Scene) -> Reading | None:
    """“March of this year”: the inner one in the year of the outer; “Wednesday last week”: the day of that week."""
    outer = resolve(x.outer, scene)
    if outer is None or outer.first is None:
        return resolve(x.inner, Scene())
    if isinstance(x.inner, Calendar) and x.inner.weekday is not None:
        return day_reading(outer.first + timedelta(days=(x.inner.weekday - outer.first.weekday()) % 7))
    return resolve(replace(x.inner, year=outer.first.year), scene)


@resolve.register
def _offset(x: Offset, scene: Scene) -> Reading | None:
    base = _base_reading(x, scene)
    amount = x.amount
    if amount.number is None:
        return Reading(type="DATE", timex="PAST_REF" if x.sign < 0 else "FUTURE_REF")
    if base is None or base.first is None or _too_coarse(base, amount):
        return Reading(type="DATE", timex="PAST_REF" if x.sign < 0 else "FUTURE_REF")
    start = base.last if x.sign > 0 and base.last is not None and amount.unit in ("D", "W") else base.first
    day = shifted(start, amount.unit, x.sign * amount.number)
    if amount.unit.startswith("T"):
        return replace(day_reading(day), type="TIME")
    grain = _grain_of(amount, base, x)
    reading = unit_reading(grain, day)
    if reading is None or reading.when is None:
        return reading
    if x.base == "story" and _beyond_belief(reading, scene):
        return Reading(type="DATE", timex="FUTURE_REF")
    return _approximate(reading, amount, x, start)


def _beyond_belief(reading: Reading, scene: Scene) -> bool:
    """“Four centuries later the nation stands taller”: a year or more ahead, and no verb of the future."""
    if scene.anchor is None or reading.first is None or scene.direction == "future":
        return False
    return reading.first > scene.anchor + timedelta(days=366)


def _too_coarse(base: Reading, amount: Amount) -> bool:
    """“Three days later”, after a year was spoken of, is nobody knows when."""
    return FINENESS[base.grain or "D"] >= FINENESS["Y"] and amount.unit in ("D", "W", "M", "NI", "TH", "TM", "TS")


def _base_reading(x: Offset, scene: Scene) -> Reading | None:
    compared = x.sign < 0 and x.amount.unit == "Y" and scene.telling != "history" and isinstance(x.base, str)
    if compared and x.amount.number == 1 and scene.quarter is not None:
        return scene.quarter
    if x.base == "speech" or (compared and _is_year(scene.story)):
        return None if scene.anchor is None else day_reading(scene.anchor)
    if x.base == "story":
        return _story_base(x, scene)
    return resolve(x.base, scene)


def _story_base(x: Offset, scene: Scene) -> Reading | None:
    """The date last spoken of; "earlier" without one counts from now, "three years later" from nobody knows when."""
    if scene.story is not None:
        vague = scene.story.grain in ("DE", "CE") and x.amount.unit not in ("DE", "CE")
        return None if vague else scene.story
    return None if scene.anchor is None or x.sign > 0 else day_reading(scene.anchor)


def _is_year(story: Reading | None) -> bool:
    """“A year earlier”, where years are compared, counts from this one."""
    return story is not None and story.grain == "Y"


_FINER = {"W": "D", "NI": "D", "WE": "D", "DE": "Y", "CE": "Y"}
"""Two weeks ago is a day, a decade ago a year."""


def _grain_of(amount: Amount, base: Reading, x: Offset) -> str:
    """The unit of the result: that of the amount, or of its base where that is coarser; days for weeks."""
    if x.exact:
        return "D"
    unit = _FINER.get(amount.unit, amount.unit)
    if amount.number is not None and amount.number % 1:
        unit = {"Y": "M", "M": "D"}.get(amount.unit, unit)
    base_grain = base.grain or "D"
    if base_grain == "TIME":
        base_grain = "D"
    known = unit if unit in FINENESS else "D"
    if (x.base != "speech" or base.grain == "Q") and base_grain in ("Q", "SEASON", "M") and known == "Y":
        return base_grain
    return max(known, base_grain, key=lambda g: FINENESS.get(g, 0))


def _approximate(reading: Reading, amount: Amount, x: Offset, start: date) -> Reading:
    """“15 or 20 years ago” is a stretch; “about two weeks ago” is approximate."""
    assert reading.when is not None
    when = reading.when
    if amount.upper is not None:
        other = unit_reading(reading.grain or "D", shifted(start, amount.unit, x.sign * amount.upper))
        if other is not None and other.when is not None:
            early, late = sorted((when, other.when), key=lambda w: w.sort_key())
            if "/" not in early.edtf + late.edtf:
                return replace(reading, when=When(f"{early}~/{late}~"))
    if amount.mod and "/" not in when.edtf and not when.approximate:
        nearer = timedelta(days=-x.sign * (amount.mod == "LESS_THAN" and reading.grain == "D"))
        exact = When.day(reading.first + nearer) if nearer and reading.first else when
        return replace(reading, when=When(f"{exact}~"))
    return reading
