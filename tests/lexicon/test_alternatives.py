"""Patterns of many words, put behind their first letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon.alternatives import any_of

_WORDS = st.lists(st.text("abc -'", max_size=5), min_size=1, max_size=8)


@given(_WORDS, st.text("abc -'s", max_size=20))
def test_finds_what_the_words_with_bars_between_find(words: list[str], text: str) -> None:
    """Whatever words, in whatever order, and whatever must follow: the same stretches of the same text."""
    patterns = [re.escape(word) for word in words]
    plain, quick = (re.compile(rf"(?<!\w)({body})s?(?!\w)") for body in ("|".join(patterns), any_of(patterns)))
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize(
    ("words", "pattern"), [([], ""), (["war"], "war"), (["talk", "tariff", "war"], "(?:ta(?:lk|riff)|war)")]
)
def test_words_of_one_beginning_share_it(words: list[str], pattern: str) -> None:
    """What begins alike is put behind its beginning."""
    assert any_of(words) == pattern
