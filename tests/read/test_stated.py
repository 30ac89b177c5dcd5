"""Days in the wording of metadata and URLs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.read.stated import day_in_url, stated_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2019-04-02", "2019-04-02"),
        ("2019-04-02T23:59:00-05:00", "2019-04-02"),
        ("20190402", "2019-04-02"),
        ("April 2, 2019", "2019-04-02"),
        ("Tue, 02 Apr 2019 08:00:00 GMT", "2019-04-02"),
        ("2 April 2019 at 10:15", "2019-04-02"),
        ("1554195600", "2019-04-02"),
        ("1554195600000", "2019-04-02"),
        ("25/04/2019", "2019-04-25"),
        ("04/25/2019", "2019-04-25"),
        ("04/04/2019", "2019-04-04"),
        ("2019-04", "2019-04"),
        ("2019", "2019"),
    ],
)
def test_days_are_read_however_they_are_written(words: str, day: str) -> None:
    """ISO 8601, seconds since 1970, English words, and slashes where only one order is possible."""
    assert str(stated_day(words)) == day


@pytest.mark.parametrize(
    "words", ["", "soon", "20233-04-02", "0000-04-02", "9999-04-02", "02/04/2019", "April 2", "31"]
)
def test_what_names_no_single_day_is_unknown(words: str) -> None:
    """Two possible orders, no year, a year that cannot be: None."""
    assert stated_day(words) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2019/04/02/ministers-meet/", "2019-04-02"),
        ("https://example.org/world/2019/apr/02/ministers-meet", "2019-04-02"),
        ("https://example.org/a/2019-04-02/ministers.html", "2019-04-02"),
        ("https://example.org/english/2019-04/02/c_138.htm", "2019-04-02"),
        ("https://example.org/xwdt/201904/t20190402_10648.html", "2019-04-02"),
        ("https://example.org/n3/2019/0402/c90000-1.html", "2019-04-02"),
        ("https://example.org/2019/04/ministers-meet", "2019-04"),
        ("example.org/2019/4/2/x", "2019-04-02"),
    ],
)
def test_days_are_read_from_paths(url: str, day: str) -> None:
    """The ways in which news sites put the day into an address."""
    assert str(day_in_url(url)) == day


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/68700",
        "https://example.org/?date=2019-04-02",
        "https://example.org/20233/04/02/x",
        "https://example.org/articles/9912345678",
        "https://example.org/2999/01/01/x",
        "not a url",
        "",
    ],
)
def test_numbers_that_are_no_days_are_left_alone(url: str) -> None:
    """Article numbers, queries and impossible years date nothing."""
    assert day_in_url(url) is None


@given(st.text(max_size=60))
def test_no_words_raise(words: str) -> None:
    """Law: any wording is a day or unknown, never an error."""
    stated_day(words)
    day_in_url(words)
