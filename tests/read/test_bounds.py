"""Bounds: they only ever narrow, and what excludes itself changes nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.read.bounds import Bounds

DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
BOUNDS = st.builds(Bounds, DAYS, DAYS).filter(lambda b: b.first is None or b.last is None or b.first <= b.last)


@given(BOUNDS, BOUNDS, st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_narrowing_keeps_only_what_was_allowed(known: Bounds, other: Bounds, day: date) -> None:
    """No day comes in that was not allowed before; a day that both allow stays."""
    both = known.narrowed(other)
    assert known.allows(day) or not both.allows(day)
    if known.allows(day) and other.allows(day):
        assert both.allows(day)


@given(BOUNDS, BOUNDS)
def test_bounds_never_turn_round(known: Bounds, other: Bounds) -> None:
    """What excludes the known bounds is left aside: a first day never follows a last one."""
    both = known.narrowed(other)
    assert both.first is None or both.last is None or both.first <= both.last
