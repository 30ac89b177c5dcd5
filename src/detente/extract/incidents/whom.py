"""Whom and where an act strikes: the words that name people and places around its verb or noun."""

from __future__ import annotations

from collections.abc import Collection

from detente.annotate.extents import phrase_span
from detente.annotate.frames import Frame, frame_of_noun
from detente.annotate.naming import actors_behind
from detente.annotate.tree import children, prepositional, subtree
from detente.extract.incidents.doers import state_at
from detente.lexicon import Lexicon
from detente.lexicon.acts import Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

PLACE = "PLACE"
"""Stands among the lemmas of a verb's frame where its object is a place by name."""
NATIONAL = "NATIONAL"
"""Stands among them where the object is people known by their nation alone."""
PERSON = "PERSON"
"""Stands among them where the object is somebody by name or pronoun."""
WHERE = ("in", "over", "near", "off", "at", "around", "through", "across", "within", "into", "toward", "towards", "on")
PLACES = frozenset(["GPE", "LOC", "FAC"])
_PLACE_NOUNS = frozenset(
    ["air", "airspace", "water", "waters", "strait", "sea", "sky", "skies", "zone", "coast", "border", "region",
     "territory"]
)  # fmt: skip


_SOMEBODY = frozenset({"he", "she", "him", "her", "they", "them", "i", "me", "we", "us"})


def at_places(a: Annotated, frame: Frame) -> frozenset[str]:
    """`PLACE` where it is done to a place, or on one ("bombed Aleppo")."""
    aims = [*frame.objects, *frame.slot("on", "at", "against")]
    return frozenset({PLACE} if any(t.entity in PLACES for t in aims) else ()) | people(a, frame)


def people(a: Annotated, frame: Frame) -> frozenset[str]:
    """`NATIONAL` where it is done to people known by their nation alone ("arrested eight Peruvians").

    `PERSON` where it is to somebody by name or pronoun.
    """
    found = {PERSON} if any(_is_person(a, t) for t in frame.objects) else set()
    return frozenset(found | ({NATIONAL} if any(is_national(t) for t in frame.objects) else set()))


def is_national(token: Token) -> bool:
    """Does it name people by their nation ("six Chadians")?"""
    return token.tag == "NNPS" or (token.entity == "NORP" and token.pos in ("NOUN", "PROPN"))


def _is_person(a: Annotated, token: Token) -> bool:
    """Is it "he" or "them", or somebody by name?"""
    return (token.tag == "PRP" and token.text.lower() in _SOMEBODY) or token.entity == "PERSON"


def with_modifiers(a: Annotated, tokens: tuple[Token, ...]) -> frozenset[str]:
    """The lemmas of these words and of what stands before them as a part of their name or kind."""
    return frozenset(m.lemma for t in tokens for m in [t, *children(a, t.i, "compound", "amod", "nmod")])


def committers_of(a: Annotated, noun: Token) -> tuple[Actor, ...]:
    """Who stands after "by" in the noun's phrase, also behind what it is done to ("the seizure of a ship by Oslo")."""
    behind = [t for t in subtree(a, noun.i) if t.dep == "pobj" and a.tokens[t.head].lemma == "by"]
    return next((found for t in behind if (found := tuple(x for x in actors_behind(a, t.i) if x.side))), ())


def behind_of(a: Annotated, noun: Token, but: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who stands after "of" in the noun's phrase, wherever the parser hangs it ("the killing by guards of six men")."""
    behind = [t for t in subtree(a, noun.i) if t.dep == "pobj" and a.tokens[t.head].lemma == "of"]
    return next((found for t in behind if (found := tuple(x for x in actors_behind(a, t.i) if x not in but))), ())


def aimed_by_noun(a: Annotated, lexicon: Lexicon, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom the act that is the verb's subject is aimed at ("a raid on a Norwegian port killed two")."""
    acts = [t for t in frame.subjects if t.lemma in lexicon.incidents.nouns]
    return next((found for t in acts if (found := aimed_at(a, lexicon, frame_of_noun(a, t.i), actors))), ())


def aimed_at(a: Annotated, lexicon: Lexicon, frame: Frame, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom it is done to: the objects' owners, else those whose thing or space it comes near."""
    mine = {x.side for x in actors}
    near = frame.slot("on", "against", "of", "near", "at", "outside", "into", "in", "over", "across", "toward", "to")
    measured = [x for t in frame.slot("within") for x in prepositional(a, t.i, "of")]  # "within yards of a frigate"
    places = [*frame.objects, *near, *measured]
    for token in places:
        found = tuple(x for x in actors_behind(a, token.i) if x.side is None or x.side not in mine)
        if found:
            return found
    struck = [*frame.objects, *frame.slot("on", "against", "at")]
    named = next((x for t in struck if (x := state_at(a, lexicon, t)) and x[0].side not in mine), ())
    return named or _state_struck(a, lexicon, frame, mine)


def _state_struck(a: Annotated, lexicon: Lexicon, frame: Frame, mine: Collection[str | None]) -> tuple[Actor, ...]:
    """The state in which the thing stands, or into which they went: another one did it ("struck a depot in Lima")."""
    if people(a, frame):
        return ()
    inside = [o for t in frame.objects for o in prepositional(a, t.i, "in", "near", "at")] if any(mine) else []
    for token in (*inside, *frame.slot(*(("in", "into") if any(mine) else ("into",)))):
        name = phrase_span(a, token.i).of(a.document.text) if token.entity in PLACES else ""
        side = lexicon.states.state_of(name)
        if side is not None and side not in mine:
            return (Actor(side=side),)
    return ()


def place_of(a: Annotated, words: Acts, frame: Frame) -> str | None:
    """Where it was, in the text's words; None where it does not say."""
    for name, token in frame.slots:
        town = _town_named(a, words, token) if name in WHERE else None
        if town is not None:
            return phrase_span(a, town.i).of(a.document.text)
        if name in WHERE and (token.entity in PLACES or token.lemma in _PLACE_NOUNS):
            return phrase_span(a, token.i).of(a.document.text)
    return None


def place_amid(a: Annotated, words: Acts, frame: Frame) -> str | None:
    """Where the act was amid which it was done ("were hurt in clashes with guards in Tacna")."""
    acts = (t for _, t in frame.slots if t.lemma in words.nouns)
    return next((x for t in acts if (x := place_of(a, words, frame_of_noun(a, t.i)))), None)


def _town_named(a: Annotated, words: Acts, token: Token) -> Token | None:
    """The name behind what a place is ("in the village of Aroche")."""
    named = prepositional(a, token.i, "of") if token.lemma in words.classes["settlements"] else []
    return next((t for t in named if t.pos == "PROPN"), None)
