"""A gathering that is but spoken of ("the agenda of the Reef Summit in Oslo"): its place and day are its own."""

from __future__ import annotations

from itertools import takewhile

from detente.annotate import tree
from detente.extract.engagements.contact import Trigger
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_BETWEEN = frozenset({"in", "at", "on", "the", "of", "end", "later", "early", "this", ","})
"""Words that may stand between a gathering's name and what is told of it, beside places and days."""


def is_of_prepared(a: Annotated, trigger: Trigger, first: int, words: EngagementWords) -> bool:
    """Does what begins with this token tell of a gathering with a name that the matter bears on, not of the trigger?

    Those who meet at it or on its margins meet there and then, as do those who go to it.
    """
    noun = _gathering_before(a, first, words)
    if noun is None or noun.i in (trigger.token, trigger.carrier, trigger.anchor):
        return False
    above = takewhile(lambda t: t.pos not in ("VERB", "AUX"), tree.ancestors(a, noun.i))
    lists = words.gatherings
    apart = lists.margins | lists.nouns | lists.stages | words.parts
    nouns = [t for t in above if t.pos == "NOUN" and t.lemma not in apart]
    return bool(nouns) and not any(t.i in (trigger.token, trigger.anchor) for t in nouns)


def _gathering_before(a: Annotated, first: int, words: EngagementWords) -> Token | None:
    """The capital name of a gathering with no more than its place or day between it and this token."""
    i = first - 1
    start = a.sentences[a.tokens[first].sentence].first
    while i >= start and (a.tokens[i].lemma.lower() in _BETWEEN or a.tokens[i].entity in ("GPE", "DATE")):
        i -= 1
    noun = a.tokens[i] if i >= start else None
    named = noun is not None and i < first - 1 and noun.text[:1].isupper()
    return noun if noun is not None and named and noun.lemma.lower() in words.gatherings.kinds else None
