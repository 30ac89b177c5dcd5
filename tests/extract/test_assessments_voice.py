"""Assessments: in whose voice a document speaks, and what that makes of its clauses."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.assessments import extract_assessments
from detente.extract.assessments.bearing import bearing
from detente.extract.assessments.venturing import manner
from detente.lexicon import load_lexicon
from detente.model.span import Span

LEXICON = load_lexicon()

COMMENT = (
    "Norway and Chile are talking again. It is no small thing. The first test will come at sea. "
    "Neither capital is in a hurry. Relations between Norway and Chile are still poor."
)
ACCOUNT = (
    "Norwegian Foreign Minister Ida Dahl met Chilean President Ana Soto in Oslo on Monday. "
    "They signed a treaty on fishing. Norway and Chile sent delegations to the port. The talks lasted two hours."
)


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_assessments(annotated(text), LEXICON)]


def pointing(text: str) -> str | None:
    """Where the whole of a text points."""
    a = annotated(text)
    return bearing(a, LEXICON.stance.bent, Span(0, len(text)))


def test_comment_and_account_are_told_apart() -> None:
    """A text that says in the present how things are comments; one that tells what was done does not."""
    assert (manner(annotated(COMMENT)), manner(annotated(ACCOUNT))) == ("comments", "tells")


def test_a_comment_judges_without_a_word_of_relations() -> None:
    """What a commentator calls a thing, or says may come, is his judgement."""
    claims = {f.claim: f.type for f in fields(COMMENT)}
    assert claims["The first test will come at sea"] == "forecast"
    assert claims["It is no small thing"] == "judgement"


def test_an_account_of_what_was_done_judges_nothing() -> None:
    """Acts in the past, of persons and states, are no assessments, though words for the better stand in them."""
    assert fields(ACCOUNT + " Norway and Chile resumed their close cooperation in fishing.") == []


def test_a_signed_statement_is_its_signers() -> None:
    """What a statement says in the first person is held by whom its title names."""
    text = (
        "Statement by President Ana Soto of Chile on the truce between Norway and Peru\n\n"
        "I welcome the truce between Norway and Peru. This truce has brought relief to Norway and Peru."
    )
    assert {f.holder.name for f in fields(text) if f.holder} == {"Ana Soto"}


def test_what_a_readout_tells_of_nobody_is_both_parties() -> None:
    """A feeling "was expressed" by those who met."""
    text = ACCOUNT + " Satisfaction was expressed with the progress of cooperation between Norway and Chile."
    assert [f.holder.name for f in fields(text)] == ["Ana Soto and Ida Dahl"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Peru expelled the envoy of Chile on Friday, deepening a long rift between Peru and Chile.", "worse"),
        ("Peru freed the sailors of Chile on Friday, easing the dispute between Peru and Chile.", "better"),
    ],
)
def test_what_comes_of_an_act_judges(text: str, direction: str) -> None:
    """The participle after an act tells what it does to relations."""
    assert direction in [f.direction for f in fields(text)]


def test_what_a_paper_quotes_of_others_judges() -> None:
    """Somebody quoted judges others and things, not what his own side will do."""
    text = (
        "“Peru is making a big mistake,” Chilean President Ana Soto said. “We will send more boats to Peru,” she added."
    )
    assert [f.claim for f in fields(text)] == ["Peru is making a big mistake"]


def test_a_thing_that_is_only_named_is_a_position() -> None:
    """Who reaffirms the need for something wants it and foretells nothing."""
    text = "Chilean President Ana Soto stressed the importance of cooperation and stability between Chile and Peru."
    assert fields(text) == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The treaty ended the feud between Peru and Chile.", "better"),
        ("The treaty does not end the feud between Peru and Chile.", "no_change"),
        ("The talks ended on a bitter note.", "worse"),
        ("The mood is the best since the alliance collapsed.", "better"),
        ("The agreement is good for both after years of war.", "better"),
    ],
)
def test_what_ends_and_what_was_before(text: str, direction: str) -> None:
    """To end what is bad is good; how something ended eases nothing; what was before does not count."""
    assert pointing(text) == direction
