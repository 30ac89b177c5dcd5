"""What `find` takes words to mean that could mean something else, from a Tuesday in summer."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dates import find

TUESDAY = date(2019, 7, 9)


def read(text: str) -> list[tuple[str, str | None]]:
    """(words, EDTF) of all that is found."""
    return [(t.text, None if t.when is None else str(t.when)) for t in find(text, TUESDAY)]


def only(text: str) -> str | None:
    """The EDTF of the one expression in the text."""
    ((_, edtf),) = read(text)
    return edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Two ships were hit in the last 24 hours.", "2019-07-08/2019-07-09"),
        ("They will decide in the next 48 hours.", "2019-07-09/2019-07-11"),
        ("They spoke in the past six hours.", "2019-07-09"),
    ],
)
def test_a_day_and_a_night_are_two_days(text: str, edtf: str) -> None:
    """So many hours before or after now reach into the days that they touch."""
    assert only(text) == edtf


def test_the_first_months_are_of_the_year_told() -> None:
    """Without a year of their own, "the first three months" are of a year just spoken of, and else a length."""
    assert read("Trade fell in 2017. In the first three months it was flat.")[1][1] == "2017-01/2017-03"
    assert only("In the first three months they met twice.") is None


@pytest.mark.parametrize("text", ["A 6-year-old boy was freed.", "The envoy, 55 years old, was freed."])
def test_ages_are_no_dates(text: str) -> None:
    """How old somebody is tells nothing of when."""
    assert read(text) == []


def test_how_long_something_has_stood_is_a_length() -> None:
    """Of an accord or a war the years are how long it has lasted."""
    assert [t.value for t in find("The 18-month-old truce held.", TUESDAY)] == ["P18M"]


def test_the_month_just_over_is_not_last_june() -> None:
    """In July “last June” is a year ago, “last May” is this year's."""
    assert only("They met last June.") == "2018-06"
    assert only("They met last May.") == "2019-05"


def test_a_day_beside_one_spoken_of_is_of_its_year() -> None:
    """Where a day to come has been named, another near it is of the same year, whatever the tense."""
    text = "The deadline will be March 3, 2020, ministers said, with one fixing it at February 28."
    assert [edtf for _, edtf in read(text)] == ["2020-03-03", "2020-02-28"]


def test_a_national_day_is_that_of_the_state_that_is_told() -> None:
    """A caller who knows whose affairs are told says whose day it is; unknown stays unknown."""
    text = "They met on Independence Day."
    assert only(text) is None
    (told,) = find(text, date(2019, 9, 1), states=lambda span: ("IND",))
    assert str(told.when) == "2019-08-15"


def test_since_tells_of_the_past() -> None:
    """What began "since August" told in July is of last year, also where the month stands with a noun after "since"."""
    assert only("They have met twice since August.") == "2018-08/.."
    assert only("Trust has eroded since the sinking of a ferry in August.") == "2018-08"


def test_british_and_split_periods() -> None:
    """Halves of a month, a weekday of a week, the weekend that was."""
    assert read("They meet in the second half of the month.") == [("the second half of the month", "2019-07~")]
    assert only("They met on Wednesday last week.") == "2019-07-03"
    assert only("They said at the weekend that it was over.") == "2019-07-06/2019-07-07"


@pytest.mark.parametrize("part", ["that evening", "that night", "that same morning", "that day"])
def test_that_evening_is_of_the_day_last_told(part: str) -> None:
    """A part of "that" day is of the day of which the text has just told, however far ahead or back it lies."""
    assert read(f"The talks open on Wednesday, July 17, and {part} there will be a dinner.")[1][1] == "2019-07-17"
    assert read(f"They met on Monday, July 1, and {part} she left.")[1][1] == "2019-07-01"


def test_an_evening_without_a_day_is_of_a_day_near_by() -> None:
    """Without "that", and with the day told far off, an evening is of the day of writing."""
    assert read("They met on July 1. In the evening she spoke.")[1][1] == "2019-07-09"
