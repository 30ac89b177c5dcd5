"""Days with a name."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dates.holidays import easter, holiday_in, is_placed


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
        ("election day", date(2021, 11, 2)),
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


@pytest.mark.parametrize(
    ("name", "states", "day"),
    [
        ("independence day", ["UKR"], date(2021, 8, 24)),
        ("independence day", ["IND", "CHN"], date(2021, 8, 15)),
        ("independence day", ["IND", "PAK"], None),
        ("independence day", ["ISR"], None),
        ("independence day", [], None),
        ("victory day", ["RUS", "BLR"], date(2021, 5, 9)),
        ("thanksgiving", ["CAN"], date(2021, 10, 11)),
        ("thanksgiving", ["NOR"], date(2021, 11, 25)),
    ],
)
def test_national_days_are_of_the_state_that_keeps_them(name: str, states: list[str], day: date | None) -> None:
    """Of two states with days of their own, of one whose day moves, and of no state, nobody knows which is meant."""
    assert holiday_in(name, 2021, states) == day
    assert is_placed(name, states) == (day is not None)
