"""Weekdays with numbers and summits of known days: what they tell of the day of a text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from detente.lexicon import Lexicon
from detente.read.anchors import summit_bounds, weekday_bounds
from detente.read.bounds import Bounds

YEARS = Bounds(date(2007, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize("words", ["Friday, June 12", "Friday 12 June"])
def test_a_numbered_weekday_that_fits_one_year_puts_the_text_near_it(words: str) -> None:
    """12 June was a Friday in 2009 only of these years."""
    found = weekday_bounds(f"The envoys met on {words} in Oslo.", YEARS)
    assert found.allows(date(2009, 6, 12))
    assert found.first is not None
    assert found.last is not None
    assert found.last - found.first <= timedelta(days=90)


@pytest.mark.parametrize("known", [Bounds(), Bounds(date(2007, 1, 1)), Bounds(date(2000, 1, 1), date(2019, 1, 1))])
def test_where_several_years_fit_nothing_is_said(known: Bounds) -> None:
    """Weekdays come round again; without both ends there is no telling."""
    assert weekday_bounds("They met on Friday, June 12 in Oslo.", known) == known


def test_a_weekday_with_its_year_and_no_such_day_say_nothing() -> None:
    """Written years are read elsewhere; a thirtieth of February is left alone."""
    assert weekday_bounds("On Friday, June 12, 2009 and Monday, February 30 they met.", YEARS) == YEARS


def test_a_summit_looked_back_on_is_over(lexicon: Lexicon) -> None:
    """By body and place, or by place alone where it is called a summit; not one to come, nor a meeting of ministers."""
    occasions = lexicon.occasions
    assert summit_bounds("They met at the G20 in Hangzhou.", Bounds(), occasions).first == date(2016, 9, 4)
    assert summit_bounds("The Hangzhou summit was short.", Bounds(), occasions).first == date(2016, 9, 4)
    assert summit_bounds("They will meet at the G20 in Hangzhou.", Bounds(), occasions) == Bounds()
    assert summit_bounds("The G20 ministers met in Hangzhou.", Bounds(), occasions) == Bounds()
    assert summit_bounds("They met at the G20 in Hangzhou in July.", Bounds(), occasions) == Bounds()


def test_a_bare_month_of_a_summit_is_the_last_one(lexicon: Lexicon) -> None:
    """Who writes of September without a year writes before it comes again; with the year that tells nothing."""
    bare = summit_bounds("They met in September at the G20 in Hangzhou.", Bounds(), lexicon.occasions)
    assert bare == Bounds(date(2016, 9, 4), date(2017, 9, 4))
    dated = summit_bounds("They met in September 2016 at the G20 in Hangzhou.", Bounds(), lexicon.occasions)
    assert dated == Bounds(date(2016, 9, 4))
