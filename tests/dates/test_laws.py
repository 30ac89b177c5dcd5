"""Laws of the reader of dates, for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dates import find

PIECES = [
    *[
        "Monday",
        "may",
        "march",
        "May",
        "5",
        ",",
        "31",
        "30",
        "February",
        "2023",
        "0000",
        "9999",
        "the",
        "of",
        "in",
        "on",
        "last",
        "next",
        "this",
        "week",
        "year",
        "two",
        "days",
        "ago",
    ],
    *[
        "later",
        "early",
        "late",
        "end",
        "1990s",
        "'98",
        "21st",
        "century",
        "quarter",
        "third",
        "first",
        "-",
        "–",
        "to",
        "and",
        "before",
        "after",
        "until",
        "since",
        "5",
        "p.m.",
    ],
    *[
        "noon",
        "morning",
        "a",
        "few",
        "several",
        "hundred",
        "thousand",
        "BC",
        "weekend",
        "said",
        "will",
        "met",
        ".",
        "every",
        "each",
        "3:45",
        "1/2",
        "2023-02-30",
    ],
    *[
        "13/13/2013",
        "Easter",
        "fortnight",
        "480",
        "decades",
        "months",
        "half",
        "or",
        "so",
        "other",
        "more",
        "than",
        "less",
        "Q3",
        "FY24",
        "年",
        "10月",
        "🕰",
        "é",
    ],
    "\n \n",
    "\n",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
RELATIVE = st.sampled_from(
    ["yesterday", "two weeks ago", "on Friday", "last Friday", "tomorrow", "three days ago", "the day before yesterday"]
)


@given(TEXTS, st.one_of(st.none(), DAYS))
def test_never_fails_and_spans_are_exact(text: str, day: date | None) -> None:
    """Whatever the text and the day, what is found is a stretch of the text, in order, none over another."""
    end = 0
    for timex in find(text, day):
        assert timex.span.of(text) == timex.text
        assert timex.span.start >= end
        end = timex.span.end
        assert timex.text.strip() == timex.text != ""


@given(RELATIVE, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-500, 500))
def test_whole_weeks_shift_days_alike(words: str, day: date, weeks: int) -> None:
    """Written so many weeks later, what counts from the day of writing lies so many weeks later."""
    shift = timedelta(weeks=weeks)
    (before,) = find(f"They met {words}.", day)
    (after,) = find(f"They met {words}.", day + shift)
    assert before.when is not None
    assert after.when is not None
    assert before.when.first is not None
    assert after.when.first == before.when.first + shift


@given(TEXTS, st.one_of(st.none(), DAYS))
def test_twice_is_the_same(text: str, day: date | None) -> None:
    """The same text on the same day is read the same, whatever was read in between."""
    first = find(text, day)
    find("Another text of May 1999, a quarter earlier.", date(2001, 1, 1))
    assert find(text, day) == first


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the program runs changes nothing: nobody asks for it."""

    class NoClock(date):
        @classmethod
        def today(cls) -> NoClock:
            raise AssertionError("asked for today's date")

    text = "Today, last week, in May, on Friday, two years ago, this fall, 5 p.m. Monday, in the coming months."
    before = find(text, date(2020, 2, 29)), find(text, None)
    monkeypatch.setattr("datetime.date", NoClock)
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert (find(text, date(2020, 2, 29)), find(text, None)) == before


@given(DAYS)
def test_a_printed_day_is_that_day(day: date) -> None:
    """A day that is printed in full is read as that day, in four orders."""
    if day.year < 1000 or day.year > 2199:
        return
    printed = (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
    )
    for words in printed:
        (found,) = find(f"It was signed on {words}.", None)
        assert str(found.when) == day.isoformat()
