"""What somebody wants, plans or backs, and attributions in the middle of their sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated import annotated
from detente.annotate import annotate
from detente.lexicon import load_lexicon
from detente.model.annotated import Annotated
from detente.model.document import Document


def widely(text: str) -> list[tuple[str, str]]:
    """(manner, what is reported) of every attribution where what is wanted and planned is asked for too."""
    lexicon = load_lexicon()
    a = next(annotate([Document(id="d", text=text)], replace(lexicon, speech=lexicon.speech.with_held())))
    return [(at.manner, " | ".join(s.of(text) for s in at.content)) for at in a.attributions]


def parts(a: Annotated) -> list[list[str]]:
    """What each attribution reports, stretch by stretch."""
    return [[s.of(a.document.text) for s in at.content] for at in a.attributions]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chile wants to reopen the pass.", "to reopen the pass"),
        ("The minister backs the sale of the port.", "the sale of the port"),
        ("Lawmakers are eager to lift the tariff.", "to lift the tariff"),
        ("The envoy did not say whether he would return.", "he would return"),
    ],
)
def test_what_is_wanted_or_unsaid_is_reported_only_where_it_is_asked_for(text: str, words: str) -> None:
    """Wants, plans, stands and what was not said are attributions of their own manner, and none by default."""
    assert not [at for at in annotated(text).attributions if at.manner == "said"]
    assert any(manner == "held" and words in content for manner, content in widely(text))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The talks failed, the envoy said, and had cost both sides a year.",
            "The talks failed",
            "and had cost both sides a year",
        ),
        (
            "Peru will build a road - a project, the envoy said, that is meant to end the quarrel.",
            "Peru will build a road - a project",
            "is meant to end the quarrel",
        ),
        (
            "Any plain reading of the treaty, said Anna Berg, a lawyer in Oslo, would forbid the sale.",
            "Any plain reading of the treaty",
            "would forbid the sale",
        ),
    ],
)
def test_words_on_both_sides_of_their_attribution_are_one_statement(text: str, first: str, second: str) -> None:
    """What goes on behind ", he said," is the speaker's too."""
    assert [first, second] in parts(annotated(text))


def test_a_relative_clause_amid_reported_words_does_not_end_them() -> None:
    """What is reported goes on behind a clause between dashes or commas."""
    text = "The minister said Norway believes those offers - which include two ports - will win votes in spring."
    assert any("will win votes in spring" in p for found in parts(annotated(text)) for p in found)


def test_a_clause_goes_on_from_its_quotation_to_the_phrase_that_reports_it() -> None:
    """Of “X” about Y, he said, the unquoted end is reported with the quotation."""
    text = "The two navies became more “cautious” about patrols near the reef, the admiral said."
    found = parts(annotated(text))
    assert [text.split(",")[0]] in found
