"""A line of days: where a day stands in a picture, and which days to name along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_ROOM = 62
"""Units that the name of a day takes, with air."""

_MARGIN = 8

_NAME = 48
"""Units that the longest name takes by itself."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on the line; `since` and `until` are the days that the name stands for, as EDTF."""

    x: float
    words: str
    span: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first day at `left` to the last at `right`."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: Iterable[date], now: date, width: int) -> Axis:
        """A line with room for all the days and for now."""
        all_days = [*days, now]
        first, last = min(all_days), max(all_days)
        air = max(1, (last - first).days // 40)
        return cls(_moved(first, -air), _moved(last, air), _MARGIN, width - _MARGIN)

    def at(self, day: date) -> float:
        """Where a day stands."""
        whole = max(1, (self.last - self.first).days)
        part = min(max((day - self.first).days / whole, 0.0), 1.0)
        return round(self.left + part * (self.right - self.left), 1)

    def ticks(self) -> Iterator[Tick]:
        """Years, quarters, months or days, whichever has room."""
        room = max(1, int((self.right - self.left) / _ROOM))
        days = (self.last - self.first).days
        if days > 366 * room:
            yield from self._years(-(-days // (366 * room)))
        elif days > 366 * 2 and days / 91 > room:
            yield from self._years(1)
        elif days > 75:
            yield from self._months(next(step for step in (1, 2, 3, 6, 12) if days / 30 / step <= room or step == 12))
        else:
            yield from self._days(max(1, -(-days // room)))

    def _years(self, step: int) -> Iterator[Tick]:
        for year in range(self.first.year, self.last.year + 1):
            start = date(year, 1, 1)
            if year % step == 0 and start >= self.first and self._fits(start):
                yield Tick(self.at(start), str(year), str(year))

    def _months(self, step: int) -> Iterator[Tick]:
        for month in range(self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month):
            year, index = divmod(month, 12)
            start = date(year, index + 1, 1)
            if index % step == 0 and start >= self.first and self._fits(start):
                yield Tick(self.at(start), f"{year}-{index + 1:02d}", f"{year}-{index + 1:02d}")

    def _days(self, step: int) -> Iterator[Tick]:
        for number in range(0, (self.last - self.first).days + 1, step):
            day = self.first + timedelta(days=number)
            if self._fits(day):
                yield Tick(self.at(day), day.isoformat()[5:], day.isoformat())

    def _fits(self, day: date) -> bool:
        """Is there room for its name before the end?"""
        return self.right - self.at(day) > _NAME


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
