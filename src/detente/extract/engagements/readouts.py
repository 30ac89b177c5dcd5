"""What a readout is about: the engagement of its title and first sentences took place, about the day of its release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.extract.engagements.contact import Contact
from detente.extract.engagements.sameness import is_one
from detente.kinds.engagement import TO_COME, family
from detente.kinds.engagement.who import is_bare_side, is_named
from detente.model.annotated import Annotated
from detente.model.when import When


def released(a: Annotated, contacts: Sequence[Contact]) -> list[Contact]:
    """In a readout the engagement that it is about took place, about the day of its release, where no day is told.

    A readout opens with its engagement: a title without a verb ("Telephone conversation with …", "Readout of …").
    """
    told = [c for c in contacts if c.status in (None, "held") and (c.form != "visit" or _says_readout(a))]
    told = [c for c in told if not _is_topic(a, c)]
    first = told[0] if told else None
    if first is None or not (_is_readout(a, first) or _is_told_twice(a, first, told)):
        return list(contacts)
    if _is_announced(first, contacts):
        return list(contacts)
    published = a.document.published
    day = When.day(published.first, approximate=True) if published and published.is_day and published.first else None
    day = None if first.form == "visit" else day
    about = [c for c in contacts if _opens_with(first, c, contacts) and c.status in (None, "held")]
    about = [c for c in about if not _is_topic(a, c) and not _is_of_before(a, c)]
    dated = next((c.when for c in about if _is_dated(c.when)), None)
    return [
        replace(_in_full(c, about), status="held", when=_of_release(c.when, dated, day), released=c is first)
        if any(c is o for o in about)
        else c
        for c in contacts
    ]


def _is_announced(first: Contact, contacts: Sequence[Contact]) -> bool:
    """Does it mean what the words before say is to come ("will meet on Friday. This meeting is the third")?"""
    before = [c for c in contacts if c.trigger.token < first.trigger.token and c.status in TO_COME]
    means = first.definite and first.trigger.noun
    return means and any(c.people & first.people if c.form == "visit" else first.people <= c.people for c in before)


def _is_topic(a: Annotated, contact: Contact) -> bool:
    """Are they talks in general, on which something else bears ("their position in the negotiations with X")?

    Or to come, of which there is but something for them ("a format for talks").
    """
    noun = a.tokens[contact.trigger.token]
    below = a.tokens[noun.head]
    bare = contact.trigger.noun and contact.form == "talks" and noun.dep == "pobj" and below.lemma in _BEARING
    return bare and a.tokens[below.head].pos == "NOUN" and a.tokens[below.head].tag not in ("NNP", "NNPS")


_BEARING = frozenset({"in", "on", "about", "to", "for"})


def _of_release(when: When | None, dated: When | None, day: When | None) -> When | None:
    """The day of a readout: its own, that told elsewhere for what is told of a year only, else that of the release."""
    if dated is None:
        return day
    return when if when is None or _is_dated(when) else dated


def _is_dated(when: When | None) -> bool:
    """Is it told for a day, not for the year ("our second talk this year")? A readout is of some day."""
    return when is not None and when.width <= _MONTH


_MONTH = 31


def _is_of_before(a: Annotated, contact: Contact) -> bool:
    """Is it told for a time long before the release ("we met in Oslo in June"): remembered, not what that is about?"""
    published, when = a.document.published, contact.when
    if published is None or published.first is None or when is None or when.last is None:
        return False
    return (published.first - when.last).days > _LATELY


_LATELY = 4
"""Days between an engagement and its readout."""


def _opens_with(first: Contact, contact: Contact, contacts: Sequence[Contact]) -> bool:
    """Is it the engagement of the title, in the first sentences, by whatever names ("Putin" for "the Russian side")?"""
    if family(first.form) != family(contact.form):
        return False
    if contact.sentence > first.sentence + 1:
        early = (c for c in contacts if c.sentence <= first.sentence + 1 and _opens_with(first, c, contacts))
        return any(is_one(c, contact) for c in early)
    opening = [c for c in contacts if c.sentence == first.sentence and family(c.form) == family(first.form)]
    return any(c.people & contact.people or sides_of(c) == sides_of(contact) for c in opening)


def _in_full(contact: Contact, about: Sequence[Contact]) -> Contact:
    """The title's bare side is the one of its people whom the next sentences name."""
    fullest = max(about, key=lambda c: sum(is_named(p.actor) for p in c.parties))
    bare = any(is_bare_side(p.actor) for p in contact.parties)
    same = sides_of(fullest) == sides_of(contact) and family(contact.form) == family(fullest.form)
    return replace(contact, parties=fullest.parties) if bare and same else contact


def sides_of(contact: Contact) -> frozenset[str]:
    """The sides of its parties, as far as they are known."""
    return frozenset(p.actor.side for p in contact.parties if p.actor.side is not None)


def _says_readout(a: Annotated) -> bool:
    opening = a.sentences[0]
    return any(t.lemma == "readout" for t in a.tokens[opening.first : opening.last])


def _is_told_twice(a: Annotated, first: Contact, told: Sequence[Contact]) -> bool:
    """Does the title tell of it, and so does the text right below ("Roe meets Poe | Roe met with Poe in Oslo")?"""
    title = a.document.title
    if (
        not title
        or first.sentence > 0
        or not a.sentences[0].span.of(a.document.text).strip().startswith(title[:_WORDS])
    ):
        return False
    return any(0 < c.sentence <= _LEAD and _opens_with(first, c, told) for c in told)


_LEAD = 2
"""Sentences after the title in which a release tells once more of what the title names."""
_WORDS = 20
"""Letters by which a title is known."""


def _is_readout(a: Annotated, first: Contact) -> bool:
    """Does the document open with this engagement: from an official source, or in a title without a verb?"""
    opening = a.sentences[0] if a.sentences else None
    if opening is None or first.sentence > 2:
        return False
    if a.document.side is not None and a.document.side in {p.actor.side for p in first.parties}:
        return True
    title = a.tokens[opening.first : opening.last]
    named = any(t.lemma in ("readout", "meeting", "call", "conversation", "talk", "summit") for t in title)
    ahead = any(t.tag == "VB" and t.head == t.i for t in title)  # "leaders to open a fair after the summit"
    return named and not ahead and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in title)
