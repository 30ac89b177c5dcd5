"""Ties the contacts of one document together: what "the trip" means, whose meetings belong to which visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Party
from detente.kinds.engagement import family
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated


def resolve(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> tuple[Contact, ...]:
    """The contacts with what they take from others; those whose people stay unknown are left out."""
    settled: list[Contact] = []
    for contact in contacts:
        settled.append(_pointing_back(contact, settled))
    return tuple(c for c in settled if is_complete(c))


def _pointing_back(contact: Contact, before: Sequence[Contact]) -> Contact:
    """Gives a definite contact the people and place of the nearest earlier one that it can mean."""
    if is_complete(contact) and (contact.form != "visit" or contact.place):
        return contact
    if not (contact.definite or contact.parties):
        return contact
    meant = next((c for c in reversed(before) if _can_mean(contact, c)), None)
    if meant is None:
        return contact
    parties = {p.cast: p for p in (*contact.parties, *meant.parties)}
    return replace(
        contact,
        parties=tuple(parties.values()),
        place=contact.place or meant.place,
        host=contact.host or meant.host,
        support=(*contact.support, *meant.support),
        rule=contact.rule + "+back",
    )


def _can_mean(contact: Contact, earlier: Contact) -> bool:
    if family(contact.form) != family(earlier.form) or not is_complete(earlier):
        return False
    if not contact.people <= earlier.people and contact.form != "visit":
        return False
    if contact.form == "visit" and contact.people and not contact.people & earlier.people:
        return False
    if contact.place and earlier.place and contact.place not in earlier.place and earlier.place not in contact.place:
        return False
    return not (contact.when and earlier.when and not contact.when.overlaps(earlier.when))


def is_complete(contact: Contact) -> bool:
    """Are there enough people: a visitor of another side than the host, or two sides that meet?"""
    if not contact.parties:
        return False
    sides = {p.actor.side for p in contact.parties}
    if family(contact.form) == "visit":
        return bool(sides - {contact.host}) and bool(contact.place or contact.host)
    return len(sides) > 1


def in_order(parties: Sequence[Party], a: Annotated) -> tuple[Party, ...]:
    """By their place in the text."""
    return tuple(sorted(parties, key=lambda p: a.tokens[p.token].start))


def sentence_span(a: Annotated, token: int) -> tuple[int, int]:
    """Start and end of the token's sentence."""
    found = tree.sentence_at(a, a.tokens[token].start)
    return (found.span.start, found.span.end) if found else (a.tokens[token].start, a.tokens[token].end)
