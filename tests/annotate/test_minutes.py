"""What a readout tells of both parties without naming them."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.annotate.minutes import minuted, parties

VERBS = frozenset({"stress", "express"})
LEAD = "Norwegian Foreign Minister Ida Dahl met Chilean President Ana Soto on Monday. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The importance of the truce was stressed.", True),
        ("The importance of the truce was stressed by Dahl.", False),
        ("The importance of the truce will be stressed.", False),
        ("The importance of the truce was not stressed.", False),
        ("Dahl stressed the importance of the truce.", False),
    ],
)
def test_only_a_past_passive_without_its_doer_is_minuted(text: str, told: bool) -> None:
    """Who did it must not be named, and it must have been done."""
    a = annotated(LEAD + text)
    assert any(minuted(a, token, VERBS) for token in a.tokens) is told


def test_the_parties_are_the_first_named_of_each_side() -> None:
    """One person for each of the two sides."""
    assert sorted(x.name or "" for x in parties(annotated(LEAD))) == ["Ana Soto", "Ida Dahl"]
