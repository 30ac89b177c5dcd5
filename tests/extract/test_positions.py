"""Positions: what each side wants, holds or objects to."""

from __future__ import annotations

from typing import Any

from annotated import annotated
from detente.extract.positions import extract_positions
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_positions(annotated(text), LEXICON)]


def test_a_position_is_held_by_each_side_that_takes_it() -> None:
    """Two sides that want the same hold a position each."""
    found = fields("Spain and Portugal oppose the new fishing quotas.")
    assert sorted(f.side for f in found) == ["ESP", "PRT"]
    assert {f.stance for f in found} == {"oppose the new fishing quotas"}


def test_a_negated_stance_keeps_its_negation() -> None:
    """What a side is not seeking is told with its "not"."""
    (found,) = fields("Vietnam is not seeking a military alliance with Japan.")
    assert "not seeking" in found.stance
