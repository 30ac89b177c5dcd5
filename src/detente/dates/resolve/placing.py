"""Which one is meant: the year of "June 18", the week of "Friday", the summer of "the summer"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from detente.dates.resolve.reading import Direction, Scene
from detente.dates.resolve.units import FINENESS, season_of

AHEAD = 4
"""A month without a cue that is so many months ahead or fewer is the coming one, else the one gone by."""


def year_of_month(month: int, day: int | None, scene: Scene) -> int | None:
    """The year of a month, or of a day of it, that is printed without one; None where nothing tells."""
    now = scene.now
    if now is None:
        return None
    if scene.narrates or scene.anchor is None:
        return now.year + _story_step(month - now.month, scene)
    ahead = month - now.month
    later = ahead > 0 or (ahead == 0 and day is not None and day > now.day)
    earlier = ahead < 0 or (ahead == 0 and day is not None and day < now.day)
    return now.year + _step(ahead, later, earlier, scene.direction)


def _step(ahead: int, later: bool, earlier: bool, direction: Direction | None) -> int:
    if direction == "past":
        return -1 if later else 0
    if direction == "future":
        return 1 if earlier else 0
    if ahead > AHEAD:
        return -1
    return 1 if ahead < AHEAD - 12 else 0


def _story_step(ahead: int, scene: Scene) -> int:
    """Stories go forward: eight months on rather than four back."""
    if scene.story is not None and FINENESS[scene.story.grain or "Y"] >= FINENESS["Y"]:
        return 0
    if ahead < -7:
        return 1
    return -1 if ahead > 10 else 0


def weekday_near(weekday: int, now: date, direction: Direction | None) -> date:
    """The day of that name on or before `now`; on or after it where the future is spoken of."""
    if direction == "future":
        return now + timedelta(days=(weekday - now.weekday()) % 7)
    return now - timedelta(days=(now.weekday() - weekday) % 7)


def named_weekday(weekday: int, step: int, now: date) -> tuple[date, date | None]:
    """ "last", "this", "next" Friday, and the other reading, if there is one.

    "last" is the latest before today; "next" the one of the week after this, which on Tuesday is not the coming
    Friday; "this" is the one of this week, or the coming one where it has passed.
    """
    back = (now.weekday() - weekday) % 7 or 7
    if step < 0:
        return now - timedelta(days=back), (now - timedelta(days=back + 7) if back < 4 else None)
    ahead = (weekday - now.weekday()) % 7
    if step == 0:
        return now + timedelta(days=ahead), None
    coming = now + timedelta(days=ahead or 7)
    monday = now - timedelta(days=now.weekday()) + timedelta(days=7)
    following = monday + timedelta(days=weekday)
    return following, (coming if coming != following else None)


def season_year(code: str, scene: Scene) -> int | None:
    """The year of a season that is printed without one."""
    now = scene.now
    if now is None:
        return None
    year, current = season_of(now)
    if current == code:
        return year
    order = ("SP", "SU", "FA", "WI")
    ahead = order.index(code) - order.index(current)
    this = year
    if scene.narrates or scene.anchor is None:
        return this
    if scene.direction == "future":
        return this + 1 if ahead < 0 else this
    if scene.direction == "past":
        return this - 1 if ahead > 0 else this
    return this


def choose(candidate: Callable[[int], date], now: date, direction: Direction | None) -> int:
    """The year in which a yearly day (`candidate` of a year) falls nearest to `now`, on the side spoken of."""
    day = candidate(now.year)
    if direction == "past" and day > now:
        return now.year - 1
    if direction == "future" and day < now:
        return now.year + 1
    gap = (day - now).days
    if direction is None and abs(gap) > 183:
        return now.year + (-1 if gap > 0 else 1)
    return now.year
