"""News, chronicle or history."""

from __future__ import annotations

from datetime import date

from detente.dates.assemble import parse
from detente.dates.narration import telling
from detente.dates.tokens import split
from detente.dates.words import load_vocabulary

WAR = "In May 1898, June 1898, in 1899, in March 1900, in 1901 and in July 1902 the fleets met."


def told(text: str, reference: date | None) -> str:
    """What kind of telling the text is."""
    return telling([f.expression for f in parse(split(text, load_vocabulary()))], reference)


def test_times_long_past_are_a_history() -> None:
    """Most dates have years, and those are long past."""
    assert told(WAR, date(2015, 3, 1)) == "history"


def test_news_that_mentions_years_is_news() -> None:
    """A report with weekdays stays a report, whatever years it names."""
    assert (
        told(WAR + " On Monday, on Tuesday, yesterday and today they spoke; last week too.", date(2015, 3, 1)) == "news"
    )


def test_late_years_are_a_chronicle() -> None:
    """Years shortly past make a chronicle."""
    assert told(WAR.replace("18", "19").replace("190", "199"), date(2005, 3, 1)) == "chronicle"
