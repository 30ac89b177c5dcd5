"""Issues are found by the words that point to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon import load_lexicon

ISSUES = load_lexicon().issues


def test_the_longer_cue_wins() -> None:
    """What is said of a longer phrase is not also said of a word in it."""
    assert ISSUES.find("limits on fentanyl precursors and new export controls") == ("drugs", "export controls")


def test_an_issue_is_named_once_in_order_of_the_text() -> None:
    """Two cues of one issue give one name; the first mentioned comes first."""
    assert ISSUES.find("Tariffs on steel, then cyberattacks, then tariffs on cars") == ("tariffs", "cyber")


def test_a_part_of_a_word_is_no_cue() -> None:
    """A cue within another word points nowhere."""
    assert ISSUES.find("the aspiring spyglass vendor") == ()


@given(st.text())
def test_cues_stand_where_they_are_said_to_stand(text: str) -> None:
    """Whatever the text, each cue is exactly the stretch given for it."""
    for name, start, end in ISSUES.spans(text):
        assert name in ISSUES.names
        assert text[start:end].strip() == text[start:end] != ""
