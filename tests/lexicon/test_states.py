"""States: every form of a name gives its code; places lie where they lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon.states import load_states

STATES = load_states()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("America", "USA"),
        ("Britain’s", "GBR"),
        ("PRC", "CHN"),
        ("DPRK", "PRK"),
        ("South Korean", "KOR"),
        ("Türkiye", "TUR"),
        ("the Kremlin", "RUS"),
        ("Bali", "IDN"),
        ("us", None),
        ("Atlantis", None),
    ],
)
def test_every_form_of_a_name_gives_the_code(words: str, code: str | None) -> None:
    """Names, adjectives, abbreviations, houses and cities; case counts, articles and possessives do not."""
    assert STATES.code(words) == code


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [
        ("China", "Beijing", True),
        ("the United States", "San Francisco", True),
        ("Indonesia", "Nusa Dua, Bali", True),
        ("Bali", "Bali, Indonesia", True),
        ("Geneva", "Palais Wilson, Geneva", True),
        ("Beijing", "China", False),
        ("Japan", "Beijing", False),
        ("Beijing", "Shanghai", False),
    ],
)
def test_a_place_lies_in_its_state(outer: str, inner: str, answer: bool) -> None:
    """Containment goes one way: a state holds its cities, a place what is printed before it."""
    assert STATES.contains(outer, inner) is answer


def test_every_place_contains_itself_and_lies_in_its_state() -> None:
    """For every word of the table."""
    for word, term in STATES.terms.items():
        assert STATES.contains(word, word)
        assert STATES.state_of(word) == term.code


def test_codes_are_alpha_3_and_names_lead_back_to_them() -> None:
    """Every state has a usual name, and that name its code."""
    for code, name in STATES.names.items():
        assert len(code) == 3
        assert STATES.code(name) == code


@given(
    st.lists(st.sampled_from(["China", "U.S.", "x", "the", "US-China", "Xi", " ", "’s", "AmericanX", "Peru"])).map(
        " ".join
    )
)
def test_found_words_stand_where_they_are_said_to(text: str) -> None:
    """Spans lie in the text, do not overlap, hold the very word, and are no part of a longer one."""
    end = 0
    for start, stop, term in STATES.find(text):
        assert end <= start < stop <= len(text)
        assert STATES.terms[text[start:stop].replace("’", "'")] == term
        end = stop
