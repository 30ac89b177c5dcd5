"""Positions told about: what alarms or pleases a side, criticism drawn, a stance unmoved, joint aims."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span, phrase_span, predicate_span
from detente.annotate.frames import frame_of
from detente.annotate.tree import actuality, ancestors, chief_pair, children, conjuncts, prepositional, subtree
from detente.extract.positions.draft import Draft, holders_at
from detente.extract.positions.spans import with_denial
from detente.lexicon.stance import PositionWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token


def roundabout(a: Annotated, words: PositionWords, token: Token) -> Iterator[Draft]:
    """The position that this word tells of somebody who is not its subject."""
    if token.pos == "VERB" and token.lemma in words.moves:
        yield from _moved(a, token)
    elif token.pos == "VERB" and token.lemma in words.arouses:
        yield from _aroused(a, words, token)
    elif token.pos == "NOUN" and token.lemma in words.stances:
        yield from _unmoved(a, words, token)
    elif token.pos == "NOUN" and token.lemma in words.aims:
        yield from _aimed_at_together(a, words, token)


def _moved(a: Annotated, verb: Token) -> Iterator[Draft]:
    """What its object feels: "the drills alarmed Oslo", "Oslo was alarmed by the drills"."""
    frame = frame_of(a, verb.i)
    holders = holders_at(a, frame.objects)
    told = frame.subjects or children(a, verb.i, "auxpass")  # not "the states concerned"
    if holders and told and actuality(a, verb.i) == "actual":
        yield Draft(trigger=verb, stance=clause_span(a, verb.i), holders=holders, rule="moved", confidence=0.5)


def _aroused(a: Annotated, words: PositionWords, verb: Token) -> Iterator[Draft]:
    """What those hold from whom it comes: "the speech drew criticism from Oslo"."""
    frame = frame_of(a, verb.i)
    told = [t for t in frame.objects if t.lemma in words.claims | words.opinions | words.nouns]
    sources = [s for t in told for s in [*prepositional(a, t.i, "from", "of"), *prepositional(a, verb.i, "from")]]
    holders = holders_at(a, tuple(sources))
    if holders and actuality(a, verb.i) == "actual":
        yield Draft(trigger=told[0], stance=clause_span(a, verb.i), holders=holders, rule="aroused", confidence=0.5)


def _unmoved(a: Annotated, words: PositionWords, noun: Token) -> Iterator[Draft]:
    """A stance that does not move: "their positions remain unchanged", "no sign of Oslo shifting its position"."""
    verb = next((t for t in ancestors(a, noun.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None or noun.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return
    said = [verb, *children(a, verb.i, "acomp", "attr", "oprd", "advmod", "xcomp")]
    holders = _whose(a, noun) or (holders_at(a, frame_of(a, verb.i).subjects) if noun.dep != "nsubj" else ())
    if holders and not words.unmoved.isdisjoint(t.lemma for t in said):
        denied = noun.dep not in ("nsubj", "nsubjpass")
        span = clause_span(a, verb.i) if denied else with_denial(a, verb, predicate_span(a, verb.i))
        yield Draft(trigger=noun, stance=span, holders=holders, rule="unmoved", confidence=0.5)


def _aimed_at_together(a: Annotated, words: PositionWords, noun: Token) -> Iterator[Draft]:
    """What both sides aim at: "our shared goal of a free sea", "Oslo and Rome's common interest in trade"."""
    marks = children(a, noun.i, "amod", "poss", "nmod", "compound")
    told = any(
        c.dep == "acl" or (c.dep == "prep" and c.lemma in ("of", "in", "for", "to")) for c in children(a, noun.i)
    )
    if not told or not any(t.lemma in words.joint for t in marks):
        return
    own = holders_at(a, tuple(o for t in marks if t.dep == "poss" for o in conjuncts(a, t.i)))
    sides = tuple({x.side: x for x in own}.values())
    holders = sides if len(sides) > 1 else tuple(Actor(side=side) for side in chief_pair(a))
    if holders and {x.side for x in own} <= {x.side for x in holders}:
        yield Draft(trigger=noun, stance=phrase_span(a, noun.i), holders=holders, rule="joint aim", confidence=0.5)


def _whose(a: Annotated, noun: Token) -> tuple[Actor, ...]:
    """Whose a stance is: its possessor, or who stands after "of"; a "China policy" is one towards China."""
    below = [t for t in subtree(a, noun.i) if t.dep == "pobj" and a.tokens[t.head].lemma == "of"]
    about = [t for t in children(a, noun.i, "compound") if t.entity == "GPE" and not t.text.replace(".", "").isupper()]
    before = [t for t in children(a, noun.i, "poss", "amod", "compound") if t not in about]
    return holders_at(a, (*before, *below))
