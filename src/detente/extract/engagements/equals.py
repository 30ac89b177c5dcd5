"""Somebody known only as the counterpart of another: of which state, by the words around ("his colleague in Quito")."""

from __future__ import annotations

from dataclasses import replace

from detente.annotate import tree
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_AT = ("in", "from", "of", "at")


def equals_of(a: Annotated, token: Token, lexicon: Lexicon) -> tuple[Actor, ...]:
    """The counterpart whom a token names, or one for each of several states ("his counterparts in Peru and Chile")."""
    equal = _equal_of(a, token, lexicon)
    sides = dict.fromkeys(_told_sides(a, token, lexicon)) if equal is not None and token.tag == "NNS" else {}
    if equal is None or len(sides) < _SEVERAL:
        return (equal,) if equal is not None else ()
    return tuple(replace(equal, side=side) for side in sides)


_SEVERAL = 2


def _equal_of(a: Annotated, token: Token, lexicon: Lexicon) -> Actor | None:
    """The counterpart whom a token names, with the side that its own words tell; None of any other word.

    Of no side where they tell none, or that of its owner: nobody is his own counterpart. One with a name is left to
    the cast.
    """
    words = lexicon.engagements
    if token.tag not in ("NN", "NNS") or not tree.children(a, token.i, "poss"):
        return None
    opposite = any(t.lemma == "opposite" for t in tree.children(a, token.i, "amod"))
    if token.lemma not in words.equals and not (token.lemma == "number" and opposite):
        return None
    mention = tree.mention_of(a, token.i)
    if mention is not None and mention.form == "name":
        return None
    role = ("opposite number" if opposite else token.lemma) + ("s" if token.tag == "NNS" else "")
    return Actor(role=role, side=_side(a, token, lexicon))


def _side(a: Annotated, token: Token, lexicon: Lexicon) -> str | None:
    """The state of the adjective before it, or of the town or state behind it; else what the cast has for it."""
    if told := _told_sides(a, token, lexicon):
        return told[0]
    mention = tree.mention_of(a, token.i)
    sides = {a.cast[i].actor.side for i in mention.cast} if mention is not None else set()
    owners = {s for t in tree.children(a, token.i, "poss") for s in _sides(a, t)}
    known = sides - owners - {None}
    return next((s for s in known if _is_told_of(a, token, s)), None) if len(known) == 1 else None


def _told_sides(a: Annotated, token: Token, lexicon: Lexicon) -> list[str]:
    """The states of the adjectives before it, and of the towns and states behind it, in order."""
    before = tree.children(a, token.i, "amod", "compound", "nmod")
    told = [code for t in before if (code := lexicon.states.code(t.text)) is not None]
    behind = [t for o in tree.prepositional(a, token.i, *_AT) for t in tree.conjuncts(a, o.i)]
    return told + [code for t in behind if (code := _state_at(a, t, lexicon)) is not None]


def _is_told_of(a: Annotated, token: Token, side: str | None) -> bool:
    """Is the side named shortly before, or in the same sentence? Else nobody can tell whose counterpart is meant."""
    return any(
        a.cast[i].actor.side == side
        for sentence in a.sentences[max(0, token.sentence - _NEAR) : token.sentence + 1]
        for m in tree.mentions_in(a, sentence.span)
        if m.head != token.i
        for i in m.cast
    )


_NEAR = 6
"""Sentences."""


def _sides(a: Annotated, token: Token) -> set[str | None]:
    mention = tree.mention_of(a, token.i)
    return {a.cast[i].actor.side for i in mention.cast} if mention is not None else set()


def _state_at(a: Annotated, place: Token, lexicon: Lexicon) -> str | None:
    first = min([place.start, *(t.start for t in tree.children(a, place.i, "compound"))])
    return lexicon.states.state_of(a.document.text[first : place.end]) or lexicon.states.state_of(place.text)
