"""The parser's slips that its own tags give away are put right before anything is read from the parse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import annotated
from detente.annotate.rehung import rehung
from detente.model.annotated import Token


def governor(text: str, word: str) -> tuple[str, str]:
    """(relation, the word that it hangs on) of a word, after all mends."""
    a = annotated(text)
    token = next(t for t in a.tokens if t.text == word)
    return token.dep, a.tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        (
            "Peru lifted it years after it accused Doha of supporting terrorism and cut all links with it.",
            "cut",
            "accused",
        ),
        (
            "He has coined a phrase to describe those in the country, and beefed up parts of his speech.",
            "beefed",
            "coined",
        ),
    ],
)
def test_a_verb_of_the_past_is_joined_to_one_that_has_a_tense(text: str, verb: str, above: str) -> None:
    """No gerund or infinitive goes on with a past: what goes on is the clause above."""
    assert governor(text, verb) == ("conj", above)


def test_a_sentence_of_a_noun_and_a_participle_has_a_verb() -> None:
    """Behind a clause that tells more of the subject, "announced that …" is what the subject did."""
    text = "Kuwait, which has mediated since 2017, announced on Monday that Riyadh would open its airspace to Qatar."
    assert governor(text, "Kuwait") == ("nsubj", "announced")
    assert governor(text, "announced")[0] == "ROOT"


def test_nobody_does_what_is_told_behind_a_semicolon_of_another() -> None:
    """The verb behind a semicolon has the subject that stands there."""
    text = "The ministers of the Group of Seven voiced concern; Wang Yi then called off a meeting with his counterpart."
    a = annotated(text)
    verb = next(t for t in a.tokens if t.text == "called")
    assert [t.text for t in a.tokens if t.head == verb.i and t.dep == "nsubj"] == ["Yi"]


def test_names_with_a_particle_are_one_word() -> None:
    """The second half of "Moon Jae-in" is no preposition."""
    assert governor("President Moon Jae-in met Kim Jong-un in April.", "Jae-in") == ("nsubj", "met")


_TAGS = st.sampled_from(["VBD", "VBZ", "VBG", "VB", "VBN", "NN", ",", "CC"])
_DEPS = st.sampled_from(["conj", "acl", "ROOT", "nsubj", "aux", "cc", "punct"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_TAGS, _DEPS, st.integers(0, 11)), min_size=1, max_size=12))
def test_what_is_hung_anew_stays_a_tree(drawn: list[tuple[str, str, int]]) -> None:
    """Every token still reaches a root, and keeps its place and its words, whatever tree came in."""
    tokens = []
    for i, (tag, dep, at) in enumerate(drawn):
        head = at % i if i and dep != "ROOT" else i  # each hangs on one before it: a tree
        pos = "VERB" if tag.startswith("V") else "PUNCT" if tag == "," else "NOUN"
        tokens.append(Token(i, 2 * i, 2 * i + 1, tag, tag.lower(), pos, tag, dep, head, 0))
    told = rehung(tokens)
    assert [(t.i, t.start, t.text) for t in told] == [(t.i, t.start, t.text) for t in tokens]
    for t in told:
        steps = 0
        while t.head != t.i:
            t, steps = told[t.head], steps + 1
            assert steps <= len(told)


def test_envoys_behind_that_are_a_noun() -> None:
    """The model takes "envoys" behind "that" for a verb; it is who met."""
    a = annotated("An official said that envoys from Iran and Japan had met in Oman in March.")
    assert next(t.pos for t in a.tokens if t.text == "envoys") == "NOUN"
