"""A state of relations that a noun phrase names: "amid rising tensions", "a deepening mistrust"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import phrase_span
from detente.annotate.tree import account_at, children, is_negated
from detente.extract.assessments.draft import Draft
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Sentence, Token

_BESIDE = ("amid", "amidst", "despite", "given", "because", "due", "under", "against", "at", "in")


def named_states(a: Annotated, lexicon: Lexicon, sentence: Sentence) -> Iterator[Draft]:
    """The states that the sentence names beside what it tells, in the author's own voice."""
    words = lexicon.stance.assessment
    for token in a.tokens[sentence.first : sentence.last]:
        if token.pos != "NOUN" or token.lemma not in words.strains or account_at(a, token.start) is not None:
            continue
        if _turning(a, token, words.mounting) and _beside(a, token):
            span = phrase_span(a, token.i)
            yield Draft(trigger=token, span=span, type="judgement", direction="worse", attribution=None)


def _turning(a: Annotated, noun: Token, mounting: frozenset[str]) -> bool:
    """Is it said to be high or to grow ("rising", "heightened")? An easing one is news of its own."""
    marks = children(a, noun.i, "amod", "compound", "advmod")
    return not is_negated(a, noun.i) and any(t.lemma in mounting or t.text.lower() in mounting for t in marks)


def _beside(a: Annotated, noun: Token) -> bool:
    """Does it stand after a preposition of circumstance, not as what the clause is about?"""
    above = a.tokens[noun.head]
    return noun.dep == "pobj" and above.lemma.lower() in _BESIDE
