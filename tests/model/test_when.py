"""Dates as intervals of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.when import When, parse_when

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
EDTF = st.one_of(
    DAYS.map(lambda d: d.isoformat()),
    DAYS.map(lambda d: f"{d:%Y-%m}"),
    DAYS.map(lambda d: f"{d:%Y}"),
    st.tuples(DAYS, st.integers(21, 24)).map(lambda t: f"{t[0]:%Y}-{t[1]}"),
    DAYS.map(lambda d: f"../{d:%Y-%m}"),
    DAYS.map(lambda d: f"{d:%Y-%m-%d}/.."),
)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-06-18", date(2023, 6, 18), date(2023, 6, 18)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2022-24", date(2022, 12, 1), date(2023, 2, 28)),
        ("2023-06/2023-07-02", date(2023, 6, 1), date(2023, 7, 2)),
        ("../2023-10", None, date(2023, 10, 31)),
        ("2023-05/..", date(2023, 5, 1), None),
        ("2023-02~", date(2023, 2, 1), date(2023, 2, 28)),
    ],
)
def test_edtf_gives_its_days(edtf: str, first: date | None, last: date | None) -> None:
    """Every form of the contract has the days that ISO 8601-2 gives it."""
    when = When(edtf)
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize("edtf", ["", "..", "../..", "20233", "2023-13", "2023-02-30", "soon", "2023-06-19/2023-06-18"])
def test_what_is_no_date_is_refused(edtf: str) -> None:
    """What is no date is an error at the door, and None for who asks politely."""
    with pytest.raises(ValueError, match=r".*"):
        When(edtf)
    assert parse_when(edtf) is None


@given(EDTF)
def test_prints_as_it_was_read(edtf: str) -> None:
    """A date prints as the EDTF that it was read from."""
    assert str(When(edtf)) == edtf


@given(EDTF, EDTF)
def test_before_after_and_maybe_are_three_answers(a: str, b: str) -> None:
    """Two dates overlap just when neither is certainly before the other."""
    x, y = When(a), When(b)
    assert x.overlaps(y) == y.overlaps(x) == (not x.before(y) and not y.before(x))
    assert not (x.before(y) and y.before(x))


@given(EDTF, EDTF)
def test_what_contains_overlaps(a: str, b: str) -> None:
    """A date that contains another overlaps it and is no narrower."""
    x, y = When(a), When(b)
    if x.contains(y):
        assert x.overlaps(y)
        assert x.width >= y.width


@given(DAYS, st.integers(0, 400))
def test_near_counts_days(day: date, days: int) -> None:
    """Two days lie near each other as far as the days between them allow."""
    other = When.day(day + timedelta(days=days))
    assert When.day(day).near(other, days=days)
    assert days == 0 or not When.day(day).near(other, days=days - 1)
