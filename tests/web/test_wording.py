"""Days, states and values in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.web.wording import clean, clip, day, mark, term, value

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "state", ["held", "planned", "postponed", "cancelled", "suspended", "kept", "under_way", "direct", None]
)
def test_a_state_has_a_sign_and_words_beside_its_tone(state: str | None) -> None:
    """Colour is never alone."""
    told = mark(state)
    assert told["sign"]
    assert told["words"] == (state or "").replace("_", " ")


@given(JSON)
def test_any_value_is_told_in_words(given_: object) -> None:
    """Whatever a field holds, without control characters or turns of direction."""
    told = value(given_)
    assert told == clean(told)


@given(st.text(), st.integers(2, 300))
def test_a_clipped_text_is_no_longer_than_asked(text: str, most: int) -> None:
    """What is cut says so."""
    told = clip(text, most)
    assert len(told) <= most
    assert told == clean(text) or told.endswith("…")


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2021-01-26", None, "2021-01-26"),
        ("../2023-08-30", None, "by 2023-08-30"),
        ("2021", "2023-07-25", "2021–2023-07-25"),
        (None, None, ""),
        (None, "2023/..", "–2023"),
        (None, "../2023-02-01", "over by 2023-02-01"),
        ("../2021-08-25", "../2023-11-13", "by 2021-08-25, over by 2023-11-13"),
    ],
)
def test_a_term_says_only_what_is_known(since: str | None, until: str | None, told: str) -> None:
    """An office held by a day is not one held since that day."""
    assert term(since, until) == told


def test_a_short_interval_is_written_shortly() -> None:
    """Of an interval within a month the last day alone; of an open one the end that is known."""
    assert (day("../2023-06-18"), day("2023-06-18/.."), day("../..")) == ("by 2023-06-18", "from 2023-06-18", "")
    assert day("2023-06-18/2023-06-19") == "2023-06-18/19"
    assert day("2023-06-30/2023-07-01") == "2023-06-30/2023-07-01"
    assert (day("2023-21"), day("2023-24/2024-22~"), day("2023-11")) == (
        "spring 2023",
        "winter 2023/summer 2024~",
        "2023-11",
    )
