"""Days with a name."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dates.holidays import easter, holiday_in


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2008, date(2008, 3, 23)), (2024, date(2024, 3, 31))],
)
def test_easter(year: int, day: date) -> None:
    """Easter falls where the almanacs have it."""
    assert easter(year) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2021, 11, 25)),
        ("memorial day", date(2021, 5, 31)),
        ("labor day", date(2021, 9, 6)),
        ("christmas eve", date(2021, 12, 24)),
        ("good friday", date(2021, 4, 2)),
    ],
)
def test_each_kind_of_rule(name: str, day: date) -> None:
    """A fixed day, the n-th weekday of a month, and days from Easter."""
    assert holiday_in(name, 2021) == day


def test_unknown_names_and_years_have_no_day() -> None:
    """Nothing is made up for a name or a year that the table does not know."""
    assert holiday_in("no such day", 2021) is None
    assert holiday_in("christmas", 1200) is None
