"""Where the words of an assessment point."""

from __future__ import annotations

import pytest

from detente.lexicon import load_lexicon

STANCE = load_lexicon().stance


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("relations between the two capitals have worsened", "worse"),
        ("the talks could stabilize ties", "better"),
        ("it remains to be seen whether the truce improves matters", "uncertain"),
        ("there was no progress on fisheries", "no_change"),
        ("the delegation ate at noon", None),
    ],
)
def test_a_clause_points_where_its_words_do(text: str, direction: str | None) -> None:
    """Better, worse, unchanged, open; and nowhere where no word says so."""
    assert STANCE.direction(text) == direction
