"""Office first, name later; ranks before names; who asks to stay unnamed says nothing."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.extract.people import extract_people
from detente.extract.statements import extract_statements
from detente.lexicon import load_lexicon
from detente.model.actor import Actor


def speakers(text: str) -> list[Actor]:
    """Who speaks in each statement, in order."""
    return [c.fields.speaker for c in extract_statements(annotated(text), load_lexicon())]


def roles(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """The roles of each person of the text, with their sides."""
    people = extract_people(annotated(text), load_lexicon())
    return {c.fields.name: [(r.title, r.side) for r in c.fields.roles] for c in people}


def test_who_is_told_of_by_office_first_is_named_later() -> None:
    """A full name that speaks right after the only holder of an office told of is that holder."""
    text = "Spain's interior minister accused smugglers of fraud.\n“It must end,” Elena Prieto told the radio."
    assert roles(text)["Elena Prieto"] == [("interior minister", "ESP")]
    assert {s.name for s in speakers(text)} == {"Elena Prieto"}


def test_of_two_offices_told_of_a_name_takes_neither() -> None:
    """Where two holders were told of, nothing says which of them is named."""
    text = (
        "Spain's interior minister met fishermen. Portugal's interior minister stayed at home.\n"
        "“It must end,” Elena Prieto told the radio."
    )
    assert roles(text).get("Elena Prieto", []) == []


def test_a_rank_before_a_name_parts_no_office_from_it() -> None:
    """A spokeswoman for somebody, Major N, is N."""
    text = "A spokeswoman for NATO's mission, Major Laura Greco, said the road was open."
    assert speakers(text)[0].name == "Laura Greco"
    assert ("spokeswoman for NATO's mission", "NATO") in roles(text)["Laura Greco"]


def test_an_ambassador_is_not_of_the_state_of_the_seat() -> None:
    """An ambassador in a capital is another state's."""
    text = "Its ambassador in Madrid, Karima Alaoui, said the step had a price."
    assert speakers(text)[0].side != "ESP"


@pytest.mark.parametrize(
    "text",
    [
        "A Peruvian diplomat, asking not to be named, left the room.",
        "The official briefed reporters on condition of anonymity.",
    ],
)
def test_who_stays_unnamed_has_said_nothing_by_that(text: str) -> None:
    """The terms on which somebody speaks are no statement."""
    assert speakers(text) == []
