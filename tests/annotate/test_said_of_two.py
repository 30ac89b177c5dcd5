"""What small words mean: both presidents, neither … nor, an embassy abroad, what an envoy is summoned for."""

from __future__ import annotations

import pytest

from detente.annotate import annotate
from detente.annotate.tree import is_negated, subjects
from detente.extract.statements import extract_statements
from detente.lexicon import load_lexicon
from detente.model.annotated import Annotated
from detente.model.document import Document, document_id
from detente.model.when import When


def read(text: str) -> Annotated:
    """A text of 15 May 2019."""
    document = Document(id=document_id(text), text=text, published=When("2019-05-15"), published_from="header")
    (a,) = annotate([document], load_lexicon())
    return a


def sides_at(a: Annotated, words: str) -> list[str | None]:
    """The sides of those whom the mention with these words means."""
    mention = next(m for m in a.mentions if m.span.of(a.document.text) == words)
    return [a.cast[i].actor.side for i in mention.cast]


def test_both_presidents_are_those_of_the_two_sides_of_the_text() -> None:
    """Not the third one, though he was the last to be named."""
    a = read(
        "Chile's president, Ana Rojas, and Peruvian President Juan Soto are at odds. Rojas called Soto a bully. "
        "Peru claims the islands of Chile. Brazil's President Rui Lima offered to host talks. "
        "Barbados' Prime Minister Mia Cole wrote to both presidents on Friday."
    )
    assert set(sides_at(a, "both presidents")) == {"CHL", "PER"}


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Lima has neither confirmed nor denied the encounter.", "denied", True),
        ("Lima neither signed the treaty nor sent its envoy.", "sent", True),
        ("Lima denied the encounter.", "denied", False),
    ],
)
def test_what_stands_behind_neither_and_nor_is_not_done(text: str, verb: str, negated: bool) -> None:
    """Both verbs of "neither … nor" are negated, others not."""
    a = read(text)
    assert is_negated(a, next(t.i for t in a.tokens if t.text == verb)) is negated


def test_who_has_neither_confirmed_nor_denied_has_said_nothing() -> None:
    """No statement is made of it."""
    assert not list(extract_statements(read("Lima has neither confirmed nor denied the encounter."), load_lexicon()))


def test_an_embassy_is_not_of_the_town_in_which_it_is() -> None:
    """So "its embassy in Lima" is not Peru's."""
    a = read("Chile said that its embassy in Lima had been attacked.")
    assert {a.cast[i].actor.side for m in a.mentions for i in m.cast} == {"CHL"}


def test_who_summons_an_envoy_protests() -> None:
    """Of "summoned the envoy to protest" those protest who summoned him."""
    a = read("Peru summoned the Chilean envoy to protest the raid.")
    protest = next(t for t in a.tokens if t.text == "protest")
    assert [t.text for t in subjects(a, protest.i)] == ["Peru"]


def test_a_word_with_its_hyphen_is_reported_whole() -> None:
    """What is urged does not end in the middle of "de-escalation"."""
    (claim,) = extract_statements(read("Norway urged an immediate de-escalation."), load_lexicon())
    assert claim.fields.text == "an immediate de-escalation"
