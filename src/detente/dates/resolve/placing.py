"""Which one is meant: the year of "June 18", the week of "Friday", the summer of "the summer"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from detente.dates.resolve.reading import Cue, Scene
from detente.dates.resolve.units import FINENESS, season_of, season_reading

STORY = 2.0
"""By how many months the date last spoken of counts as farther off than the day of writing."""

BESIDE = 1
"""Months from a day spoken of within which another day is of the same year, unless its own verb says otherwise."""

YEAR = 12.0
"""Months: a yearly day with a verb of its own in the past is none to come, however near."""

WRONG_SIDE = {"own": 9.0, "clause": 8.0, "plan": 3.0, "sentence": 3.0, "guess": 3.0, "since": 24.0}
UNTOLD, RIVAL = 1.0, 3.0
"""By how many months a date on the other side of now than the one spoken of counts as farther off, by what tells it;
and by how many more months a year is still another reading.

Papers leave out the year of what is near: "payable Dec. 15", said in October, is the coming one, whatever the tense of
the sentence. Calibrated on the odd files of TimeBank.
"""


def years_of_month(month: int, day: int | None, scene: Scene) -> tuple[int, ...]:
    """The year of a month, or of a day of it, printed without one, and a near rival; none where nothing tells."""
    now = scene.now if scene.telling == "news" else scene.then
    if now is None:
        return ()
    if scene.telling != "news":
        return (now.year + _story_step(month - now.month, scene),)
    costs = sorted((_cost(year, month, day, now, scene), n, year) for n, year in enumerate(_years(now, scene)))
    return tuple(year for cost, _, year in costs[:2] if cost < costs[0][0] + RIVAL)


def _years(now: date, scene: Scene) -> list[int]:
    """The years that may be meant, the anchor's first."""
    told = scene.story.first if scene.story is not None else None
    around = {y + step for y in {now.year, *([told.year] if told else [])} for step in (0, -1, 1)}
    return sorted(around | set(scene.months.values()), key=lambda y: (abs(y - now.year), -y))


def _cost(year: int, month: int, day: int | None, now: date, scene: Scene) -> float:
    """How far off a year is: from the day of writing, or from a date spoken of before, whichever is nearer."""
    months = (year - now.year) * 12 + month - now.month + (0 if day is None else (day - now.day) / 31)
    story = _off_story(year, month, scene)
    if (
        months > 0 and scene.months.get(month) == year and scene.cue.by != "own"
    ):  # a day to come that was spoken of: "they said it was July 1"
        return min(months, story)
    untold = UNTOLD * (months > 0 and scene.cue.direction is None)
    penalty = _penalty(months, scene.cue)
    told_day = scene.story is not None and scene.story.grain == "D" and scene.cue.by != "own"
    if day is not None and told_day and STORY < story <= STORY + BESIDE:  # "July 1, and others said June 30"
        return min(abs(months) + untold + penalty, story)
    return min(abs(months) + untold, story) + penalty


def _penalty(months: float, cue: Cue) -> float:
    side = "future" if months > 0 else "past"
    return 0 if cue.direction is None or months == 0 or side == cue.direction else WRONG_SIDE[cue.by]


def _off_story(year: int, month: int, scene: Scene) -> float:
    """Months to the one last spoken of, or none where this very month was, and `STORY`."""
    if scene.months.get(month) == year:
        return STORY
    story = scene.story
    if story is None or story.first is None or FINENESS[story.grain or "Y"] > FINENESS["M"]:
        return float("inf")
    return STORY + abs((year - story.first.year) * 12 + month - story.first.month)


def _story_step(ahead: int, scene: Scene) -> int:
    """Stories go forward: eight months on rather than four back."""
    if scene.story is not None and FINENESS[scene.story.grain or "Y"] >= FINENESS["Y"]:
        return 0
    if ahead < -7:
        return 1
    return -1 if ahead > 10 else 0


def weekday_near(weekday: int, now: date, cue: Cue) -> date:
    """The day of that name on or before `now`; on or after it where the future is surely spoken of."""
    if cue.direction == "future" and cue.sure:
        return now + timedelta(days=(weekday - now.weekday()) % 7)
    return now - timedelta(days=(now.weekday() - weekday) % 7)


def named_weekday(weekday: int, step: int, now: date) -> tuple[date, date | None]:
    """“last”, “this”, “next” Friday, and the other reading, if there is one.

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
    if scene.telling == "history":
        told = scene.story is not None and FINENESS[scene.story.grain or "Y"] < FINENESS["Y"]
        return year if current == code and told else now.year
    return min((now.year, now.year - 1, now.year + 1), key=lambda y: _season_cost(y, code, now, scene.cue))


def _season_cost(year: int, code: str, now: date, cue: Cue) -> float:
    """How many months off a season is, none while it is on, more on the wrong side of now."""
    season = season_reading(year, code)
    if season.first is None or season.last is None or season.first <= now <= season.last:
        return 0
    gap = (season.first - now if season.first > now else season.last - now).days / 30.4
    return abs(gap) + UNTOLD * (gap > 0 and cue.direction is None) + _penalty(gap, cue)


def nearest_year(day_in: Callable[[int], date | None], now: date, cue: Cue) -> int:
    """The year in which a yearly day falls nearest to `now`, the side spoken of counting as nearer."""

    def cost(year: int) -> float:
        day = day_in(year)
        if day is None:
            return float("inf")
        months = (day - now).days / 30.4
        wrong = _penalty(months, cue)
        return abs(months) + (YEAR if wrong and cue.by == "own" else wrong)

    return min((now.year, now.year - 1, now.year + 1), key=cost)
