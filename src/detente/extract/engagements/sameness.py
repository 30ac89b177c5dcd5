"""May two contacts of one document be one engagement?"""

from __future__ import annotations

from detente.extract.engagements.contact import Contact
from detente.extract.engagements.visits import visitors
from detente.kinds.engagement import CALLED_OFF, TO_COME, family
from detente.kinds.engagement.who import is_named


def is_one(x: Contact, y: Contact) -> bool:
    """Are they of one family, of the same people (of a visit the same visitors and host), in one scene?"""
    if family(x.form) != family(y.form) or not same_scene(x, y) or is_gathering(x) != is_gathering(y):
        return False
    if family(x.form) == "visit":
        return bool(visitors(x) & visitors(y)) and (x.host == y.host)
    return x.people == y.people or _by_side(x) == _by_side(y) or _names_some(x, y) or _names_some(y, x)


def _by_side(contact: Contact) -> frozenset[object]:
    """Its people, of whom those without a name stand for their side ("officials from Iran", "Iran")."""
    return frozenset(p.cast if is_named(p.actor) or p.actor.side is None else p.actor.side for p in contact.parties)


def _names_some(full: Contact, other: Contact) -> bool:
    """Does it also name some of the officials who, unnamed, are all that the other tells of?"""
    more = [p for p in full.parties if p.cast not in other.people]
    unnamed = {p.actor.side for p in other.parties if not is_named(p.actor)} - {None}
    inside = other.people <= full.people and not any(is_named(p.actor) for p in other.parties)
    return inside and all(is_named(p.actor) and p.actor.side in unnamed for p in more)


def is_gathering(contact: Contact) -> bool:
    """Is it a gathering of many, whose name stands in brackets at its place?"""
    return contact.form == "summit" and contact.place is not None and contact.place.endswith(")")


def same_scene(x: Contact, y: Contact) -> bool:
    """Do place, days and status allow the two to be one?"""
    if x.host and y.host and x.host != y.host:
        return False
    if x.when and y.when and not x.when.near(y.when, days=1):
        return bool({x.status, y.status} & CALLED_OFF)
    return not _clash(x, y) and not _clash(y, x)


def _clash(x: Contact, y: Contact) -> bool:
    """Is one still to come and the other over, or refused?"""
    return x.status in TO_COME and y.status in ("held", "declined") and not (x.when and y.when)
