"""Whose a meeting is of which no people are told, where the words around say that it is not the two states'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Contact
from detente.extract.engagements.joint import is_between_both, is_group_of_both, told_of_both
from detente.extract.engagements.readouts import sides_of
from detente.kinds.engagement import family
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_INNER = frozenset({"government", "cabinet"})
_NAME = 12
"""Tokens of "of" and the longest name of a body behind a meeting, however it is parsed."""
_AT = frozenset({"during", "at", "in"})
_FAR = 12
"""Sentences behind a meeting after which "the parties" are no longer its own."""


def is_of_strangers(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it somebody's own ("I held a meeting", "a cabinet meeting"), or one where somebody spoke?"""
    if family(contact.form) not in ("meeting", "call") or not contact.trigger.noun:
        return False
    own = _is_held_alone(a, contact, lexicon) or _is_inner(a, contact, lexicon) or _is_stage(a, contact)
    return own and not contact.parties and not is_between_both(a, contact, lexicon)


def of_its_body(a: Annotated, contact: Contact, lexicon: Lexicon) -> Contact:
    """A meeting of a commission is not that of the two who speak of it ("we plan to hold a meeting of the commission").

    Nor is the transit of goods a journey of those who were named before.
    """
    if contact.form == "transit":
        return replace(contact, definite=False)
    noun = contact.trigger.token
    others = [p for p in contact.parties if not p.pronoun and not noun < p.token <= noun + _NAME]
    if not contact.trigger.noun or not contact.parties or others:
        return contact
    behind = a.tokens[noun + 1 : noun + 1 + _NAME]
    of = [t.lemma.lower() for t in behind if t.sentence == contact.sentence]
    body = of[:1] == ["of"] and not lexicon.engagements.bodies.isdisjoint(of)
    return replace(contact, parties=(), definite=False) if body else contact


def _is_held_alone(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Does one person or body, of whom we know nothing more, hold it?"""
    carrier = contact.trigger.carrier
    if carrier is None or a.tokens[carrier].lemma == "host":
        return False
    holders = [t for t in tree.subjects(a, carrier) if t.i != contact.trigger.token]
    return bool(holders) and all(t.tag in ("NN", "NNP", "PRP") and _is_one(a, t, lexicon) for t in holders)


def _is_one(a: Annotated, holder: Token, lexicon: Lexicon) -> bool:
    several = holder.lemma in ("we", "they", "both") or is_group_of_both(a, holder.i, lexicon)
    place = holder.entity in ("GPE", "LOC", "FAC", "NORP")
    return not several and not place and not tree.children(a, holder.i, "conj")


def lacks_third(a: Annotated, contact: Contact, words: EngagementWords) -> bool:
    """Is it told to be of three, of whom only two are known ("after our trilateral meeting")? It is not the two's."""
    before = tree.children(a, contact.trigger.token, "amod", "compound", "nmod")
    three = contact.trigger.noun and any(t.text.lower() in words.of_three for t in before)
    people = {p.actor.side or p.cast for p in contact.parties}
    return three and len(people) < _THREE and not any(p.foreign for p in contact.parties)


_THREE = 3


def _is_inner(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it a meeting of one government, of its own people ("an extraordinary government meeting")?"""
    before = tree.children(a, contact.trigger.token, "compound", "nmod", "amod")
    shared = any(t.text.lower() in lexicon.engagements.shared for t in before)
    return contact.form == "meeting" and not shared and any(t.lemma in _INNER for t in before)


def _is_stage(a: Annotated, contact: Contact) -> bool:
    """Is it where somebody said what is reported ("this was stated by her during a conversation in Davos")?"""
    noun = a.tokens[contact.trigger.token]
    below = a.tokens[noun.head]
    one = any(t.lemma == "a" for t in tree.children(a, noun.i, "det")) and noun.tag == "NN"
    if not one or noun.dep != "pobj" or below.lemma not in _AT:
        return False
    verb = next((t for t in tree.ancestors(a, below.i) if t.pos == "VERB"), None)
    return verb is not None and any(at.cue is not None and at.cue.covers(verb.span) for at in a.attributions)


def is_of_others_before(a: Annotated, contact: Contact, contacts: Sequence[Contact], lexicon: Lexicon) -> bool:
    """Are "the parties" of whom a verb tells those who met just before: officials of one state, or of other states?

    Not where a day or a place of its own is told: "the two countries held talks in Oslo on Sunday", whoever met before.
    """
    nobody = all(is_bare_side(p.actor) or is_group_of_both(a, p.token, lexicon) for p in contact.parties)
    if family(contact.form) != "meeting" or not nobody or not _are_the_parties(a, contact, lexicon):
        return False
    if contact.when is not None or contact.place is not None:
        return False
    near = [c for c in contacts if 0 < contact.sentence - c.sentence <= _FAR]
    before = [c for c in near if family(c.form) in ("meeting", "call")]
    before = [c for c in before if sides_of(c) and not (not c.trigger.noun and is_between_both(a, c, lexicon))]
    last = max(before, key=lambda c: (c.sentence, c.trigger.token), default=None)
    if last is None:
        return False
    sides = sides_of(last)
    if len(sides) > 1:
        return not sides >= ({p.actor.side for p in contact.parties} - {None} or set(tree.chief_pair(a)))
    people = [p for p in last.parties if not is_bare_side(p.actor)]
    subjects = tree.subjects(a, contact.trigger.anchor)
    two = any(c.lemma in ("two", "both") for t in subjects for c in tree.children(a, t.i, "nummod", "det", "predet"))
    return len(sides) == 1 and bool(people) and not two and not _is_with_somebody(a, last)


def _are_the_parties(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Are they told by "the parties" alone, who did it, or spoke of it ("the parties discussed the session")?"""
    if contact.trigger.noun and (not contact.parties or not all(is_bare_side(p.actor) for p in contact.parties)):
        return False
    return told_of_both(a, contact.trigger, lexicon)


def _is_with_somebody(a: Annotated, contact: Contact) -> bool:
    """Did they meet somebody by name, of whom we know no side ("met with Emir X of Utopia")?"""
    verb = contact.trigger.token
    met = [*tree.prepositional(a, verb, "with", "of"), *tree.children(a, verb, "dobj")]
    return any(t.pos == "PROPN" and not _sides_at(a, t) for t in met[:1])


def _sides_at(a: Annotated, token: Token) -> set[str]:
    """The sides for which those whom a token names act, as far as they are known."""
    mention = tree.mention_of(a, token.i)
    return {s for i in mention.cast if (s := a.cast[i].actor.side) is not None} if mention is not None else set()
