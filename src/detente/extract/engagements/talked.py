"""What two who met are said to have talked of there, by a verb that elsewhere tells of a call."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Party
from detente.kinds.engagement import TO_COME, family
from detente.kinds.engagement.who import is_bare_side
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated


def is_talk_at_meeting(a: Annotated, contact: Contact, contacts: Sequence[Contact], words: EngagementWords) -> bool:
    """Does it only tell more of a meeting ("X and Y talked about the reefs"), on no day and by no telephone?

    The document must tell that these people met, and of no call between them.
    """
    if contact.trigger.frame.form != "call" or contact.trigger.noun or contact.when is not None:
        return False
    if contact.status in TO_COME or not speak_jointly(contact.parties) or _by_telephone(a, contact, words):
        return False
    if all(is_bare_side(p.actor) for p in contact.parties):
        return False
    same = [c for c in contacts if c is not contact and contact.people <= c.people]
    met = any(family(c.form) == "meeting" and c.trigger.frame.form != "call" and c.status not in TO_COME for c in same)
    called = any(c.form == "call" and (c.when is not None or _by_telephone(a, c, words)) for c in same)
    return met and not called


def speak_jointly(parties: Sequence[Party]) -> bool:
    """Are they several, none of whom is spoken to ("X and Y talked about the reefs")?"""
    return len(parties) > 1 and not any(p.other for p in parties)


def _by_telephone(a: Annotated, contact: Contact, words: EngagementWords) -> bool:
    """Does its own word, or one in its reach, name the telephone?"""
    near = [*contact.trigger.zone, *(t.i for t in tree.children(a, contact.trigger.token))]
    return contact.trigger.noun or any(a.tokens[i].lemma in words.phone for i in near)
