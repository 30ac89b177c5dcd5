"""Places times of day: TIMEX3 keeps the hour, the calendar the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from detente.dates.expressions import Clock, Expression, Part
from detente.dates.resolve.dispatch import resolve
from detente.dates.resolve.reading import Reading, Scene
from detente.dates.resolve.units import day_reading

STRAYED = timedelta(days=3)
"""Days from the day of writing beyond which an hour without a day is not of the day last spoken of."""


def _day(day: Expression | None, scene: Scene) -> Reading | None:
    """The day given, else the day last spoken of, else that of speech."""
    if day is not None:
        return resolve(day, scene)
    story = scene.story
    if story is not None and story.grain in ("D", "TIME") and story.first is not None and _is_close(story.first, scene):
        return day_reading(story.first)
    return None if scene.anchor is None else day_reading(scene.anchor)


def _is_close(day: date, scene: Scene) -> bool:
    """An hour is of the day last spoken of, unless a report has strayed to a day far off."""
    return scene.telling == "history" or scene.anchor is None or abs(day - scene.anchor) <= STRAYED


def _at(day: Reading | None, tail: str) -> Reading:
    if day is None or day.first is None or day.grain not in ("D", "TIME"):
        return Reading(type="TIME", timex=f"XXXX-XX-XXT{tail}")
    return replace(day, type="TIME", timex=f"{day.first.isoformat()}T{tail}", grain="TIME")


@resolve.register
def _part(x: Part, scene: Scene) -> Reading:
    return _at(_day(x.day, scene), x.code)


@resolve.register
def _clock(x: Clock, scene: Scene) -> Reading:
    minute = 0 if x.minute is None else x.minute
    return _at(_day(x.day, scene), f"{x.hour:02d}:{minute:02d}")
