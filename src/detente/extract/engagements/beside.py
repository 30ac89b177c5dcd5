"""Who stands beside a verb or noun, behind a preposition that brings people ("with Qin", "between X and Y")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.annotate import tree
from detente.extract.engagements.contact import Party, Trigger
from detente.extract.engagements.naming import named
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token

_OWN = frozenset({"of", "from", "by", "to", "among"})
"""Prepositions that count only directly below the trigger, not deeper in its reach."""


def beside(a: Annotated, trigger: Trigger, prepositions: Iterable[str], lexicon: Lexicon) -> Iterator[Party]:
    """Those after one of the prepositions, anywhere in reach."""
    wanted = frozenset(prepositions) - {"object"}
    own_with = trigger.noun and any(t.lemma == "with" for t in tree.children(a, trigger.token, "prep"))
    for i in sorted(trigger.zone):
        token = a.tokens[i]
        if not _introduces(a, token, wanted) or i < min(trigger.token, trigger.anchor):
            continue
        if token.lemma == "with" and _is_of_other(a, token, trigger):
            continue
        if token.lemma == "with" and own_with and token.head not in (trigger.token, trigger.anchor):
            continue  # "talks with X on a truce with Y"
        own = token.lemma in _OWN or trigger.frame.form == "call"
        near = token.head in (trigger.token, trigger.anchor) or _behind_object(a, token, trigger)
        if own and not near and not _behind_place(a, token, trigger):
            continue
        for o in [*tree.children(a, i, "pobj"), *opening_titles(a, i, "pcomp")]:
            taking_part = o.lemma in lexicon.engagements.presence
            found = named(a, lexicon, tree.prepositional(a, o.i, "of") if taking_part else [o], other=True)
            if _is_with_people(a, token, trigger):
                found = (p for p in found if not is_bare_side(p.actor))
            yield from found


def _is_with_people(a: Annotated, token: Token, trigger: Trigger) -> bool:
    """May only people stand behind "with"? Nobody travels with a state; "discussed trade with Peru" says of what."""
    if token.lemma != "with":
        return False
    topic = trigger.frame.weak and not trigger.noun and a.tokens[token.head].dep in tree.OBJECTS
    return trigger.frame.form == "visit" or topic


def opening_titles(a: Annotated, i: int, dep: str) -> list[Token]:
    """The participle with which the title of somebody opens ("received visiting Lao Premier X")."""
    below = tree.children(a, i, dep)
    titles = [(t, tree.mention_of(a, t.i)) for t in below if t.tag == "VBG"]
    return [t for t, m in titles if m is not None and m.head == t.i and m.form == "name"]


def _is_of_other(a: Annotated, token: Token, trigger: Trigger) -> bool:
    """Does it belong to something that comes before, after or as a topic ("ahead of a gathering with Brazil")?"""
    below = token
    for above in tree.ancestors(a, token.i):
        if above.i in (trigger.token, trigger.anchor):
            return False
        if above.pos == "NOUN" and below.i == token.i:
            inside = a.tokens[above.head]
            return above.dep == "pobj" and inside.lemma in _ASIDE
        below = above
    return False


_ASIDE = frozenset({"of", "before", "after", "about", "over", "following", "amid", "despite"})


def _behind_object(a: Annotated, preposition: Token, trigger: Trigger) -> bool:
    """Does the parser hang on the object to whom somebody explained it by telephone?"""
    above = a.tokens[preposition.head]
    return bool(trigger.frame.cues) and not trigger.noun and above.dep == "dobj" and above.head == trigger.token


def _behind_place(a: Annotated, preposition: Token, trigger: Trigger) -> bool:
    """Does it hang on the noun's place, where the noun is meant ("the visit to Oslo of the Danish premier")?"""
    place = a.tokens[preposition.head]
    to = a.tokens[place.head]
    at_place = place.dep == "pobj" and to.lemma in trigger.frame.where and to.head == trigger.token
    return preposition.lemma in ("of", "by") and trigger.noun and at_place


def _introduces(a: Annotated, token: Token, wanted: frozenset[str]) -> bool:
    if token.lemma not in wanted:
        return False
    return token.dep in ("prep", "agent", "dative") or (token.dep == "conj" and token.pos == "ADP")
