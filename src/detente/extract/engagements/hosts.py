"""Those at home where a guest held talks with nobody named ("held talks in Warsaw on Tuesday")."""

from __future__ import annotations

from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, side_itself
from detente.kinds.engagement import family
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_WITH = ("with", "between", "among", "of")


def with_locals(a: Annotated, contact: Contact, pair: tuple[str, ...], lexicon: Lexicon) -> Contact:
    """Talks that an official of one state is said to have, or have had, in the capital of another are with that state.

    Not where the words say with whom, or whose talks they are, or where a journey is told ("arrived for talks"), which
    is one engagement; nor where the document is about that official's state
    and a third, whose talks these may be.
    """
    sides = {p.actor.side for p in contact.parties}
    if not _is_guest(a, contact) or len(sides) != 1 or contact.host is None or contact.host in sides:
        return contact
    journey = contact.trigger.carrier is not None and a.tokens[contact.trigger.carrier].lemma in lexicon.actors.motion
    if journey or not _in_capital(contact, lexicon) or (sides <= set(pair) and contact.host not in pair):
        return contact
    local = side_itself(contact.host, contact.trigger.token, other=True)
    return replace(contact, parties=(*contact.parties, local), confidence=0.4, rule=contact.rule + "+locals")


def _is_guest(a: Annotated, contact: Contact) -> bool:
    """Does somebody with an office hold talks, with nobody of whom we hear?"""
    noun = contact.trigger
    if family(contact.form) != "meeting" or contact.form == "summit" or not noun.noun or noun.carrier is None:
        return False
    if contact.definite or noun.frame.gathering or a.tokens[noun.carrier].lemma in ("host", "mediate", "offer"):
        return False
    people = all(p.actor.side and not is_bare_side(p.actor) and not p.other for p in contact.parties)
    people = people and not all(p.pronoun for p in contact.parties)  # "we are having a meeting in Geneva": with whom?
    return people and not tree.prepositional(a, noun.token, *_WITH) and not tree.prepositional(a, noun.carrier, "with")


def _in_capital(contact: Contact, lexicon: Lexicon) -> bool:
    """Is the place a capital, or a state by its name?"""
    term = lexicon.states.terms.get((contact.place or "").split(",")[0])
    return term is not None and term.form in ("capital", "name")
