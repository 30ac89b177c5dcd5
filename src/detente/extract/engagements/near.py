"""Which sides are told of near a sentence of a long text, which goes from one matter to the next."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from detente.annotate import tree
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_LONG = 60
"""Sentences of a text that deals with more than one matter."""
_NEAR = 6
"""Sentences before one in which whom it means may be told."""


def is_of_many_matters(a: Annotated) -> bool:
    """Is it so long (a briefing, a press conference) that the states named most need not be meant everywhere?"""
    return len(a.sentences) > _LONG


def is_speech(a: Annotated) -> bool:
    """Do people speak here for themselves (an address, a transcript)?

    So they do where "I", "we" or "our" stands in a third of the sentences, those with quotation marks not counted.
    """
    quoted = {t.sentence for t in a.tokens if t.text in _QUOTES}
    ours = {t.sentence for t in a.tokens if t.text in _OURS}
    return len(ours - quoted) * _SHARE > len(a.sentences)


_OURS = frozenset({"I", "we", "We", "our", "Our", "my", "My", "us"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_SHARE = 3


def is_briefing_without(a: Annotated, sides: Collection[str | None]) -> bool:
    """Is it a long briefing, with questions and answers, in which people of these sides do not all speak?"""
    asked = any(at.cue is None and at.manner == "asked" for at in a.attributions)
    return is_of_many_matters(a) and asked and not set(sides) <= _sides_speaking(a)


def _sides_speaking(a: Annotated) -> set[str]:
    """The sides of those who speak by turns in a transcript."""
    sources = [a.mentions[at.source] for at in a.attributions if at.cue is None and at.source is not None]
    return {side for m in sources for i in m.cast if (side := a.cast[i].actor.side) is not None}


def sides_near(a: Annotated, sentence: int, *, back: int = _NEAR) -> set[str]:
    """The sides told of in a sentence and the `back` sentences before it."""
    near = a.sentences[max(0, sentence - back) : sentence + 1]
    told = (m for s in near for m in tree.mentions_in(a, s.span))
    return {side for m in told for i in m.cast if (side := a.cast[i].actor.side) is not None}


def states_named(a: Annotated, sentence: int, lexicon: Lexicon) -> set[str]:
    """The states of the places that a sentence and the one before it name, whoever acts for them."""
    near = a.sentences[max(0, sentence - 1) : sentence + 1]
    tokens = [t for s in near for t in a.tokens[s.first : s.last]]
    runs = groupby(tokens, key=lambda t: (t.entity == "GPE", t.sentence))
    names = [" ".join(t.text for t in run if t.lemma != "the") for (place, _), run in runs if place]
    return {side for name in names if (side := lexicon.states.state_of(name)) is not None}
