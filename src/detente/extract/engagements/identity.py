"""Who an unnamed office is: the person of that side whom the document names in it, or the other state of the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.extract.engagements.contact import Contact, Party
from detente.extract.engagements.naming import participant
from detente.extract.engagements.near import is_of_many_matters, sides_near, states_named
from detente.extract.engagements.sameness import same_scene
from detente.kinds.engagement import family
from detente.kinds.engagement.who import is_bare_side, is_named, role_words
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated

_OPENING = 3
"""Sentences in which the office of a title is named."""


def identified(a: Annotated, contacts: Sequence[Contact], pair: tuple[str, ...], lexicon: Lexicon) -> list[Contact]:
    """The contacts with people in place of offices, and a side for who, of two states, cannot be of the other."""
    out = [_counterparts(a, c, lexicon.engagements) for c in contacts]
    out = [_unsided(_of_pair(a, c, pair, lexicon)) for c in out]
    return [_titled(c, out) for c in out]


def _counterparts(a: Annotated, contact: Contact, words: EngagementWords) -> Contact:
    """A counterpart is who holds the same office on the other side, where the document names just one such person."""
    return replace(contact, parties=tuple(_counterpart(a, p, contact.parties, words) for p in contact.parties))


def _counterpart(a: Annotated, party: Party, parties: Sequence[Party], words: EngagementWords) -> Party:
    role = (party.actor.role or "").lower()
    equals = (*words.equals, "opposite number")
    if party.actor.name or party.actor.side is None or not role.endswith(equals):
        return party
    offices = [role_words(p.actor) for p in parties if is_named(p.actor) and p.actor.role and p is not party]
    if len(offices) != 1:
        return party
    present = {p.cast for p in parties}
    found = [
        i
        for i, member in enumerate(a.cast)
        if member.kind == "person"
        and i not in present
        and member.actor.side == party.actor.side
        and role_words(member.actor) == offices[0]
    ]
    return replace(party, actor=participant(a.cast[found[0]]), cast=found[0]) if len(found) == 1 else party


def _of_pair(a: Annotated, contact: Contact, pair: tuple[str, ...], lexicon: Lexicon) -> Contact:
    """An official of no known state who meets one of two states that the document is about is of the other.

    In a long text, which goes from one matter to the next, only where the other is told of near by, and no third, nor
    a place in one ("while in London, he will meet the King").
    """
    open_ = [p for p in contact.parties if p.actor.side is None and p.actor.role and p.actor.standing == "official"]
    sides = {p.actor.side for p in contact.parties} - {None}
    if family(contact.form) == "visit" or len(open_) != 1 or len(sides) != 1 or not sides < set(pair):
        return contact
    if any(p.actor.side is None and p not in open_ for p in contact.parties):
        return contact
    (other,) = set(pair) - sides
    if is_of_many_matters(a) and sides_near(a, contact.sentence) - sides != {other}:
        return contact
    if is_of_many_matters(a) and not states_named(a, contact.sentence, lexicon) <= {other, *sides}:
        return contact
    parties = tuple(replace(p, actor=replace(p.actor, side=other)) if p in open_ else p for p in contact.parties)
    return replace(contact, parties=parties, confidence=0.5)


def _unsided(contact: Contact) -> Contact:
    """Two people who hold one office of which a state has one are not of one state: whose they are is not known."""
    people = [p for p in contact.parties if is_named(p.actor) and role_words(p.actor) & _HIGHEST]
    same = len(people) == len(contact.parties) == _PAIR and role_words(people[0].actor) == role_words(people[1].actor)
    if not same or family(contact.form) == "visit" or people[0].actor.side != people[1].actor.side:
        return contact
    return replace(contact, parties=tuple(replace(p, actor=replace(p.actor, side=None)) for p in people))


_PAIR = 2
_HIGHEST = frozenset({"president", "premier", "prime", "chancellor", "king", "foreign"})


def _titled(contact: Contact, contacts: Sequence[Contact]) -> Contact:
    """An office or side of the title is the person of that side in the first sentences' telling of the same."""
    if contact.sentence != 0 or all(is_named(p.actor) for p in contact.parties):
        return contact
    sides = {p.actor.side for p in contact.parties}
    for other in contacts:
        if not 0 < other.sentence <= _OPENING or family(other.form) != family(contact.form):
            continue
        full = all(is_named(p.actor) or is_bare_side(p.actor) for p in other.parties)
        known = {p.cast for p in contact.parties if is_named(p.actor)} <= other.people
        if full and known and {p.actor.side for p in other.parties} == sides and same_scene(contact, other):
            return replace(contact, parties=other.parties)
    return contact
