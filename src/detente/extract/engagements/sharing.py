"""Contacts of the same people that are one engagement: what any of them tells of place, days and status is of all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from detente.annotate.moments import times_of
from detente.extract.engagements.around import is_going_on
from detente.extract.engagements.contact import Contact, Party
from detente.extract.engagements.sameness import is_gathering, is_one
from detente.kinds.engagement import CALLED_OFF, TO_COME, EngagementStatus, family
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.when import When

_DONE = frozenset({"held", "under_way"})
_STAY_DAYS = 14
"""Days of the longest stay that a date given as an interval tells of."""


def with_fellows(contacts: Sequence[Contact]) -> list[Contact]:
    """Those who are told to have been at one gathering were there together, each by another sentence."""
    names = [_gathering(c) for c in contacts]
    everybody: dict[str, dict[int, Party]] = {}
    for name, contact in zip(names, contacts, strict=True):
        if name:
            everybody.setdefault(name, {}).update({p.cast: p for p in contact.parties})
    return [
        replace(c, parties=_together((*c.parties, *everybody[name].values()))) if name else c
        for name, c in zip(names, contacts, strict=True)
    ]


def _gathering(contact: Contact) -> str | None:
    """The name in brackets at the place of a gathering, in small letters; None of all else."""
    return contact.place[contact.place.index("(") :].lower() if contact.place and is_gathering(contact) else None


def _together(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each once; a bare side goes where somebody of it is named."""
    once = {p.cast: p for p in reversed(parties)}
    people = {p.actor.side for p in once.values() if not is_bare_side(p.actor)}
    return tuple(p for p in reversed(once.values()) if not is_bare_side(p.actor) or p.actor.side not in people)


def with_lasting(a: Annotated, contacts: Sequence[Contact]) -> list[Contact]:
    """A stay told as begun, of which days are left, is under way ("arrived on Saturday for a three-day visit").

    What is told of the same stay as if it were over, without a day, leaves it open.
    """
    stays = [_lasting(a, c) for c in contacts]
    under_way = [c for c in stays if c.status == "under_way" and c.when is not None]
    return [
        replace(c, status=None) if c.status == "held" and c.when is None and any(is_one(c, s) for s in under_way) else c
        for c in stays
    ]


def _lasting(a: Annotated, contact: Contact) -> Contact:
    lasts = contact.form == "visit" and contact.status == "held" and _may_last(contact) and is_going_on(a, contact.when)
    return replace(contact, status="under_way") if lasts else contact


def _may_last(contact: Contact) -> bool:
    """May it go on? Not what a verb tells as done ("visited Oslo this week"), unless it only begins it ("arrived")."""
    return contact.trigger.noun or contact.trigger.frame.phase not in (None, "presence", "leaving")


def share_scene(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> list[Contact]:
    """Contacts of the same people that are one engagement share the narrowest place and day that any of them tells."""
    groups: list[dict[Hashable, list[int]]] = []  # those alike in all that `is_one` looks at stand under one key
    for i, contact in enumerate(contacts):
        key, agrees = (_alike(contact), _is_remembered(a, contact)), partial(_is_told_with, a, contact)
        group = next((g for g in groups if all(agrees(contacts[same[0]]) for same in g.values())), None)
        if group is None:
            groups.append({key: [i]})
        else:
            group.setdefault(key, []).append(i)
    out = list(contacts)
    for group in groups:
        indexes = [i for same in group.values() for i in same]
        members = [contacts[i] for i in sorted(indexes)]
        for i in indexes:
            out[i] = _filled(a, contacts[i], members, lexicon)
    return out


def _is_told_with(a: Annotated, contact: Contact, other: Contact) -> bool:
    """Are they one, and is not one of them remembered from long ago, the other told of no day?"""
    return is_one(contact, other) and (_is_remembered(a, contact) is _is_remembered(a, other))


def _is_remembered(a: Annotated, contact: Contact) -> bool:
    """Was it on a day long gone by ("in 2009 I had the pleasure of hosting you"), to which no word points back?"""
    told, when = a.document.published, contact.when
    if contact.definite or told is None or told.first is None or when is None or when.last is None:
        return False
    return contact.status in ("held", None) and (told.first - when.last).days > _LONG


_LONG = 180
"""Days before the text from which on what it tells is a memory."""


def _alike(contact: Contact) -> Hashable:
    """All that `is_one` looks at."""
    parties = frozenset((p.cast, p.actor.side, p.other) for p in contact.parties)
    return contact.form, contact.host, contact.when, contact.status, parties


def _filled(a: Annotated, contact: Contact, members: Sequence[Contact], lexicon: Lexicon) -> Contact:
    if _is_over_time(a, contact):  # on no one day, and at no one place
        return contact
    place = _narrowest_place(contact, [m for m in members if m is contact or not _are_several(a, m, lexicon)], lexicon)
    dated = [m for m in members if m.when is not None and m.status not in CALLED_OFF and not _is_over_time(a, m)]
    source = min(dated, key=_width, default=None)
    when, support = contact.when, contact.support
    anew = contact.status in TO_COME and any(m.status in CALLED_OFF for m in members)  # the old day is off, too
    lent = source is not None and contact.status not in CALLED_OFF and not anew and _agree(dated)
    if when is None and source is not None and lent:
        when, support = source.when, (*support, a.sentences[source.sentence].span)
    return replace(contact, place=place, when=when, support=support, status=_settled_status(a, contact, when, members))


def _is_over_time(a: Annotated, contact: Contact) -> bool:
    """Is it told for a time that goes on up to the text ("over the past few weeks we have seen each other")?"""
    times = times_of(a, contact.trigger.token, carrier=contact.trigger.carrier)
    return any(t.type == "DURATION" and _PAST.search(t.text.lower()) is not None for t in times)


_PAST = re.compile(r"\b(?:past|last|recent)\b")


def _are_several(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Are they told in the plural ("personal contacts in Peru and here"), so that no one of them need be there?"""
    noun = a.tokens[contact.trigger.token]
    return contact.trigger.noun and noun.text.lower() in lexicon.engagements.several


def _width(contact: Contact) -> tuple[bool, float]:
    """The narrowest first; of a visit its days together come before the one of arrival or departure."""
    width = contact.when.width if contact.when else 0.0
    return contact.form == "visit" and not 1 <= width <= _STAY_DAYS, width


def _settled_status(
    a: Annotated, contact: Contact, when: When | None, members: Sequence[Contact]
) -> EngagementStatus | None:
    """What is told as done while it still goes on is under way, or leaves it open where another place says so.

    A visit of which the document only has plans is planned wherever it is named.
    """
    told = {m.status for m in members}
    if contact.status is None and family(contact.form) == "visit" and "planned" in told and not told & _DONE:
        return "planned"
    if contact.status != "held" or family(contact.form) != "visit":
        return contact.status
    if is_going_on(a, when) and _may_last(contact):
        return "under_way"
    going_on = any(m.status == "under_way" for m in members)
    return None if going_on and contact.when is None else contact.status


def _narrowest_place(contact: Contact, members: Sequence[Contact], lexicon: Lexicon) -> str | None:
    told = Counter(m.place for m in members if m.place)
    narrow = [p for p in told if contact.place is None or lexicon.states.contains(contact.place, p)]
    best = max(narrow, key=lambda p: sum(n for q, n in told.items() if lexicon.states.contains(q, p)), default=None)
    return best or contact.place


def _agree(contacts: Iterable[Contact]) -> bool:
    whens = {c.when for c in contacts if c.when is not None}
    return all(x.near(y, days=1) for x in whens for y in whens)
