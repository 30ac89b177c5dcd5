"""What people of two states do together: any act of both at one place, and "the two spoke on Monday"."""

from __future__ import annotations

from detente.annotate import tree
from detente.lexicon.engagements import EngagementWords, Frame
from detente.model.annotated import Annotated, Token

TOGETHER = Frame(form="meeting", placed=True, jointly=True, weak=True)
"""Whatever two people of two states did at one place: they met there."""
_TOPICS = frozenset({"of", "about", "out", "against", "for", "on", "to", "in"})
_NAMED = 2


def together_frame(a: Annotated, verb: Token, words: EngagementWords) -> Frame | None:
    """The frame of an act that two named people did at a place ("X and Y put pen to paper in Oslo"); else None."""
    if verb.pos != "VERB" or verb.tag not in ("VBD", "VBN") or verb.lemma in words.apart_acts:
        return None
    subjects = [m for t in tree.children(a, verb.i, "nsubj") for c in tree.conjuncts(a, t.i) if (m := _person(a, c))]
    if len(subjects) < _NAMED or tree.is_negated(a, verb.i):
        return None
    there = [
        o for p in tree.children(a, verb.i, "prep") if p.lemma in ("in", "at") for o in tree.children(a, p.i, "pobj")
    ]
    return TOGETHER if any(t.entity in ("GPE", "FAC") for t in there) else None


def _person(a: Annotated, token: Token) -> bool:
    mention = tree.mention_of(a, token.i)
    return mention is not None and mention.form == "name" and any(a.cast[i].kind == "person" for i in mention.cast)


def speak_together(a: Annotated, verb: Token, frame: Frame, words: EngagementWords) -> bool:
    """Do several speak with each other, on a day ("the two officers last talked on Saturday")?"""
    if frame.form != "call" or "with" not in frame.cues or tree.children(a, verb.i, "dobj", "prt", "ccomp"):
        return False
    subjects = tree.children(a, verb.i, "nsubj")
    both = any(_is_pair(t, words) or of_several(a, t) or _listed(a, t) for t in subjects)
    days = [t.span for t in tree.timexes_in(a, a.sentences[verb.sentence].span)]
    about = [p for p in tree.children(a, verb.i, "prep") if p.lemma in _TOPICS]
    dated = [p for p in about if any(d.covers(o.span) for d in days for o in tree.children(a, p.i, "pobj"))]
    margins = [p for p in about if any(o.lemma in words.gatherings.margins for o in tree.children(a, p.i, "pobj"))]
    now = verb.tag == "VBG" and any(t.tag in ("VBP", "VBZ") for t in tree.children(a, verb.i, "aux"))
    there = [p for p in about if any(o.entity in ("GPE", "FAC") for o in tree.children(a, p.i, "pobj"))] if now else []
    return both and len(about) == len(dated) + len(margins) + len(there) and bool(days or margins or there)


def _is_pair(token: Token, words: EngagementWords) -> bool:
    several = token.tag == "NNS" or token.lemma in ("two", "pair", "duo")
    return several and token.lemma in words.both


def _listed(a: Annotated, group: Token) -> bool:
    """Are two of them named right behind ("the foreign secretaries, X and Y")?"""
    named = [c for t in tree.children(a, group.i, "appos") for c in tree.conjuncts(a, t.i)]
    return group.tag in ("NNS", "NNPS") and len(named) > 1


def of_several(a: Annotated, group: Token) -> bool:
    """Are they people of two states or more ("officials from Egypt and Ethiopia", "Thai and Lao envoys")?"""
    if group.tag not in ("NNS", "NNPS"):
        return False
    whose = tree.prepositional(a, group.i, "from", "of")
    near = [
        t.i for t in (*whose, *_modifiers(a, group.i), *([group] if whose else []))
    ]  # "of the two Koreas": one name
    here = tree.mentions_in(a, a.sentences[group.sentence].span)
    sides = {a.cast[i].actor.side for m in here if m.head in near for i in m.cast} - {None}
    return len(sides) > 1


def _modifiers(a: Annotated, noun: int) -> list[Token]:
    return [t for c in tree.children(a, noun, "amod", "compound", "nmod") for t in tree.subtree(a, c.i)]
