"""Assessments: who holds what to be so, and where it points."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.assessments import extract_assessments
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_assessments(annotated(text), LEXICON)]


def test_an_assessment_has_holder_and_direction() -> None:
    """Who holds it, and where it points."""
    found = fields(
        "Marta Ruiz, a scholar at the University of Oslo, said ties between Norway and Chile could worsen.",
    )
    assert [(f.holder.name, f.type, f.direction) for f in found] == [("Marta Ruiz", "forecast", "worse")]


def test_the_authors_own_assessment_has_no_holder() -> None:
    """What the document says in its own voice is held by nobody else."""
    found = fields("Relations between Peru and Chile have deteriorated sharply.")
    assert [(f.holder, f.direction) for f in found] == [(None, "worse")]


def test_what_is_no_matter_between_sides_is_not_assessed() -> None:
    """A document about one country's affairs holds no assessments of a relationship."""
    assert fields("Talks on Peru's budget could worsen tensions in Peru.") == []


def test_an_authors_plain_judgement_needs_no_hedge() -> None:
    """What the document says a side is to another is a judgement of its own."""
    found = fields("Norway is Denmark's closest ally. Norway and Denmark meet on Monday.")
    assert [(f.type, f.direction) for f in found] == [("judgement", "better")]


def test_concerns_about_tariffs_constrain_nobody() -> None:
    """A constraint is something domestic that binds a side, not any pressure."""
    found = fields("Concerns about tariffs between Norway and Chile have put pressure on ties.")
    assert [f.type for f in found if f.type == "constraint"] == []


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("The Danish government is worried that Norway will leave the alliance.", "forecast", "worse"),
        ("Danish officials doubt that ties with Norway will improve.", "perception", "no_change"),
    ],
)
def test_who_stands_beside_a_word_of_thinking_holds_it(text: str, kind: str, direction: str) -> None:
    """A fear points to the worse, a doubt over something better to no change; the side that has it is the holder."""
    found = [f for f in fields(text) if f.holder is not None and f.holder.side == "DNK"]
    assert [(f.type, f.direction) for f in found] == [(kind, direction)]


def test_a_states_name_points_nowhere() -> None:
    """Words that stand in a name ("United", "World War") are neither good nor bad news."""
    found = fields("Relations between the United States and Norway were tense before World War Two.")
    assert [f.direction for f in found if f.direction == "better"] == []


def test_a_courtesy_is_no_assessment() -> None:
    """What is said for politeness assesses nothing."""
    text = "Norway and Denmark met. “It is an honor to welcome Denmark's minister,” Norwegian Premier Ola Lund said."
    assert fields(text) == []
