"""A date of any precision: an interval of days, open or approximate where the text says so, written as EDTF.

EDTF is ISO 8601-2:2019; the subset is that of the contract: ``2023-06-18``, ``2023-06``, ``2023``, ``199X``, seasons
``2023-21`` (spring) to ``2023-24`` (winter, which ends in the February after), intervals ``a/b``, open ends ``../b``
and ``a/..``, and ``~`` for approximate. Predicates say what is certain; where it is not, both answer False.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

_PART = re.compile(r"(\d{2}[\dX]{2})(?:-(\d\d))?(?:-(\d\d))?(~?)")
_SEASONS = range(21, 25)
_UNCERTAIN = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days. `first` and `last` are its certain bounds (inclusive), None at an open end.

    Raises ValueError where `edtf` is none of the forms above, or ends before it begins.
    """

    edtf: str
    first: date | None = field(init=False, compare=False, repr=False)
    last: date | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        first, last = _bounds(self.edtf)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)

    def __str__(self) -> str:
        return self.edtf

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> When:
        """One day."""
        return cls(day.isoformat() + "~" * approximate)

    @classmethod
    def days(cls, first: date, last: date, *, approximate: bool = False) -> When:
        """The days from `first` to `last`, both counted."""
        if first == last:
            return cls.day(first, approximate=approximate)
        mark = "~" * approximate
        return cls(f"{first.isoformat()}{mark}/{last.isoformat()}{mark}")

    @classmethod
    def month(cls, year: int, month: int, *, approximate: bool = False) -> When:
        """A calendar month; `month` is 1 to 12."""
        return cls(f"{year:04d}-{month:02d}" + "~" * approximate)

    @classmethod
    def year(cls, year: int, *, approximate: bool = False) -> When:
        """A calendar year."""
        return cls(f"{year:04d}" + "~" * approximate)

    @property
    def approximate(self) -> bool:
        """Does the text say that the date is approximate?"""
        return bool(_UNCERTAIN.search(self.edtf))

    @property
    def is_day(self) -> bool:
        """Is it one day?"""
        return self.first is not None and self.first == self.last

    @property
    def width(self) -> float:
        """Number of days less one; infinite where an end is open."""
        if self.first is None or self.last is None:
            return float("inf")
        return (self.last - self.first).days

    def overlaps(self, other: When) -> bool:
        """Have the two a day in common?"""
        return not self.before(other) and not other.before(self)

    def before(self, other: When) -> bool:
        """Does this certainly end before the other begins?"""
        return self.last is not None and other.first is not None and self.last < other.first

    def contains(self, other: When) -> bool:
        """Is every day of the other one of this one's?"""
        starts = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return starts and ends

    def near(self, other: When, *, days: int) -> bool:
        """Do the two overlap when each is widened by `days` days in all?"""
        if self.overlaps(other):
            return True
        earlier, later = (self, other) if self.before(other) else (other, self)
        assert earlier.last is not None
        assert later.first is not None
        return (later.first - earlier.last).days <= days

    def sort_key(self) -> tuple[date, date]:
        """Orders dates by their first day; an open start sorts by its last day, an open end last."""
        first = self.first or self.last or date.min
        return first, self.last or date.max


def parse_when(edtf: str | None) -> When | None:
    """The date that `edtf` writes, or None where it is None, empty or no EDTF date."""
    try:
        return When(edtf) if edtf else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)  # the same days are told of again and again
def _bounds(edtf: str) -> tuple[date | None, date | None]:
    begin, slash, end = edtf.partition("/")
    if not slash:
        end = begin
    if begin == end == "..":
        raise ValueError("a date needs an end: '..'")
    first = None if begin == ".." else _part(begin)[0]
    last = None if end == ".." else _part(end)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first, last


def _part(text: str) -> tuple[date, date]:
    match = _PART.fullmatch(text)
    if match is None or (match[2] and "X" in match[1]):
        raise ValueError(f"not an EDTF date: {text!r}")
    low, high = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    if match[2] is None:
        return date(low, 1, 1), date(high, 12, 31)
    month = int(match[2])
    if month in _SEASONS and not match[3]:
        return _season(low, month)
    if match[3]:
        day = date(low, month, int(match[3]))
        return day, day
    return date(low, month, 1), date(low, month, _month_length(low, month))


def _season(year: int, code: int) -> tuple[date, date]:
    begin = date(year, (code - 20) * 3, 1)
    after = date(year + 1, 3, 1) if code == 24 else date(year, (code - 20) * 3 + 3, 1)
    return begin, after - timedelta(days=1)


def _month_length(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return calendar.monthrange(year, month)[1]
