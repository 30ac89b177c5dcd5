"""Contacts that only say again of how many it is, or that something was done there, what other words tell of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Contact
from detente.kinds.engagement import family
from detente.kinds.engagement.who import is_bare_side
from detente.model.annotated import Annotated

_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)")
_OWNERS = frozenset({"his", "her", "their", "its", "the"})


def counted_again(a: Annotated, contact: Contact, contacts: Sequence[Contact]) -> bool:
    """Does it only count what its own sentence tells ("hosted X on Sunday, their third meeting this year")?

    Or name two states that signed something, where their people are told to have met.
    """
    if contact.trigger.frame.weak and contact.form == "meeting" and not contact.trigger.noun:
        return any(_met_anyway(contact, c) for c in contacts)
    if _is_counted(a, contact):
        here = [c for c in contacts if c.sentence == contact.sentence]
        carrier = contact.trigger.carrier
        return any(_is_it(contact, c) for c in here if carrier is None or c.trigger.token == carrier)
    return _only_signed(contact, contacts)


def _met_anyway(contact: Contact, other: Contact) -> bool:
    """Do other words tell that these people met, on a day that may be the same?"""
    if family(other.form) != "meeting" or (other.trigger.frame.weak and other.trigger.token >= contact.trigger.token):
        return False
    apart = contact.when is not None and other.when is not None and not other.when.near(contact.when, days=1)
    elsewhere = contact.host is not None and other.host is not None and contact.host != other.host
    return contact.people <= other.people and other is not contact and not apart and not elsewhere


def _is_counted(a: Annotated, contact: Contact) -> bool:
    noun = contact.trigger.token
    if not contact.trigger.noun:
        return False
    owned = any(t.lemma in _OWNERS or t.text.lower() in _OWNERS for t in tree.children(a, noun, "det", "poss"))
    words = [t.text.lower() for t in tree.children(a, noun, "amod", "nummod", "compound")]
    return owned and any(w in _ORDINALS or _NUMBER.fullmatch(w) for w in words)


def _is_it(contact: Contact, other: Contact) -> bool:
    """Is the other told by another word, of the same people, and of the same sort?"""
    apart = other.trigger.token != contact.trigger.token and other.trigger.frame.gathering is False
    return apart and family(other.form) == family(contact.form) and bool(other.people & contact.people)


def _only_signed(contact: Contact, contacts: Sequence[Contact]) -> bool:
    """Is it an act of two bare states, whose people met on a day that may be that of the act?"""
    if not contact.trigger.frame.jointly or contact.trigger.noun or not contact.trigger.frame.told:
        return False
    if not contact.parties or not all(is_bare_side(p.actor) for p in contact.parties):
        return False
    sides = {p.actor.side for p in contact.parties}
    return any(
        {p.actor.side for p in c.parties} == sides
        and c.trigger.token != contact.trigger.token
        and family(c.form) == "meeting"
        and (c.when is None or contact.when is None or c.when.near(contact.when, days=1))
        for c in contacts
    )
