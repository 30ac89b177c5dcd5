"""Words and their classes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dates.tokens import split
from detente.dates.words import OTHER, load_vocabulary


def classes(text: str) -> list[tuple[str, str, object]]:
    """(words, class, value) of all that the grammar knows."""
    vocabulary = load_vocabulary()
    return [(text[w.start : w.end], w.kind, w.value) for w in split(text, vocabulary) if w.kind != OTHER]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("twenty-four", "cardinal", 24),
        ("two hundred", "cardinal", 200),
        ("a hundred", "cardinal", 100),
        ("nineteen ninety-six", "year4", 1996),
        ("two thousand twenty-four", "year4", 2024),
        ("twenty-first", "nth", 21),
        ("21st", "ordinal", 21),
        ("1990s", "plural", 1990),
        ("’90s", "plural", 90),
        ("1,990", "figure", 1990.0),
        ("20233", "figure", 20233),
        ("Sept.", "month", 9),
        ("Christmas Eve", "holiday", "christmas eve"),
        ("5 1/2", "figure", 5.5),
        ("FY2024", "fiscalyear", 2024),
    ],
)
def test_one_word(text: str, kind: str, value: object) -> None:
    """Numerals of several words, abbreviations and names are one word each, with what they are worth."""
    assert classes(text) == [(text, kind, value)]


def test_words_that_need_a_capital() -> None:
    """The modal and the verb are no months."""
    assert classes("she may march") == []
    assert [kind for _, kind, _ in classes("May March")] == ["month", "month"]


@given(st.text(max_size=100))
def test_words_are_in_order_and_exact(text: str) -> None:
    """Words stand in the text where they say, one after the other."""
    end = 0
    for word in split(text, load_vocabulary()):
        assert end <= word.start < word.end <= len(text)
        end = word.end
