"""Past or future, told by the words around."""

from __future__ import annotations

import pytest

from detente.dates.cues import cue
from detente.dates.tokens import split
from detente.dates.words import load_vocabulary


def direction(text: str) -> str | None:
    """The side of now on which the asterisk of the text lies."""
    words = split(text, load_vocabulary())
    at = next(i for i, w in enumerate(words) if w.text == "*")
    return cue(words, at, at + 1).direction


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The parties met on *.", "past"),
        ("The parties will meet on *.", "future"),
        ("They won’t meet before *.", "future"),
        ("The vote is due on *.", "future"),
        ("It will be signed on *.", "future"),
        ("It was signed on *.", "past"),
        ("They agreed to meet on *.", "future"),
        ("It had been due to end *.", "past"),
        ("The board announced the plan *.", "past"),
        ("If the pact is signed on *.", "future"),
        ("If elected on *, she would step down.", "future"),
        ("Asked how trade would fare if he won on *, he shrugged.", "future"),
        ("It was not clear that on * they would meet.", "future"),
        ("On *, they withdrew and fled.", "past"),
        ("In *, the envoys met.", "past"),
        ("The envoy to Cyprus said on * that they would go.", "past"),
        ("On a still unspecified date in * they meet.", None),
        ("The truce holds.", None),
    ],
)
def test_side_of_now(text: str, side: str | None) -> None:
    """The nearest verb tells; auxiliaries, infinitives and nouns are told apart."""
    assert direction(text if "*" in text else text + " *") == side
