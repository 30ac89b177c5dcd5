"""Which one is meant: the year of "June 18", the week of "Friday", the summer of "the summer"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from detente.dates.resolve.reading import Cue, Direction, Scene
from detente.dates.resolve.units import FINENESS, season_of

STORY = 2.0
"""By how many months the date last spoken of counts as farther off than the day of writing."""

SURE, UNSURE, UNTOLD = 8.0, 3.0, 1.0
"""By how many months a date on the other side of now than the one spoken of counts as farther off.

Papers leave out the year of what is near: "payable Dec. 15", said in October, is the coming one, whatever the tense of
the sentence. Calibrated on the odd files of TimeBank.
"""


def year_of_month(month: int, day: int | None, scene: Scene) -> int | None:
    """The year of a month, or of a day of it, that is printed without one; None where nothing tells."""
    now = scene.now
    if now is None:
        return None
    if scene.narrates or scene.anchor is None:
        return now.year + _story_step(month - now.month, scene)
    years = sorted({now.year + step for step in (0, -1, 1)} | _story_years(scene), key=lambda y: abs(y - now.year))
    return min(years, key=lambda year: min(_farness(year, month, day, now, scene.cue), _off_story(year, month, scene)))


def _story_years(scene: Scene) -> set[int]:
    first = None if scene.story is None else scene.story.first
    return set() if first is None else {first.year - 1, first.year, first.year + 1}


def _off_story(year: int, month: int, scene: Scene) -> float:
    """How many months a month is from the one last spoken of, and `STORY`; without limit where none was."""
    story = scene.story
    if story is None or story.first is None or FINENESS[story.grain or "Y"] > FINENESS["M"]:
        return float("inf")
    return STORY + abs((year - story.first.year) * 12 + month - story.first.month)


def _farness(year: int, month: int, day: int | None, now: date, cue: Cue) -> float:
    """How many months off a month or day is, more where it lies on the wrong side of now."""
    months = (year - now.year) * 12 + month - now.month + (0 if day is None else (day - now.day) / 31)
    off_side = "future" if months > 0 else "past"
    if months == 0 or off_side == cue.direction:
        return abs(months)
    penalty = UNTOLD * (off_side == "future") if cue.direction is None else SURE if cue.sure else UNSURE
    return abs(months) + penalty


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
    """The year of a season that is printed without one: the season that is on, else this year's or the last gone by."""
    now = scene.now
    if now is None:
        return None
    year, current = season_of(now)
    if scene.narrates or scene.anchor is None:
        told = scene.story is not None and FINENESS[scene.story.grain or "Y"] < FINENESS["Y"]
        return year if current == code and told else now.year
    if current == code:
        return year
    ahead = _ORDER.index(code) - _ORDER.index(current) % (3 if now.year > year else 4)
    if scene.direction == "past" and ahead > 0 and scene.cue.sure:
        return now.year - 1
    return now.year + (scene.direction == "future" and ahead < 0)


_ORDER = ("SP", "SU", "FA", "WI")


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
