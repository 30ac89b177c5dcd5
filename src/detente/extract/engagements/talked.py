"""Talk that is no engagement of its own: what was said where two met, what somebody only wants to say, greetings."""

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
    if not _is_bare_talk(a, contact, words) or contact.status in TO_COME:
        return False
    if not speak_jointly(contact.parties) and not _is_told_in_readout(a, contact, contacts, words):
        return False
    if all(is_bare_side(p.actor) for p in contact.parties):
        return False
    same = [c for c in contacts if c is not contact and contact.people <= c.people]
    met = any(family(c.form) == "meeting" and c.trigger.frame.form != "call" and c.status not in TO_COME for c in same)
    called = any(c.form == "call" and (c.when is not None or _by_telephone(a, c, words)) for c in same)
    return met and not called


def is_talk_in_call(a: Annotated, contact: Contact, contacts: Sequence[Contact], words: EngagementWords) -> bool:
    """Does it only tell more of a call ("X and Y also conferred on the reefs"), of no other day and at no place?

    The document must tell that these people spoke by telephone, and of no meeting between them.
    """
    bare = contact.form == "talks" and contact.status == "held" and contact.place is None and not contact.definite
    if not bare or not speak_jointly(contact.parties) or all(is_bare_side(p.actor) for p in contact.parties):
        return False
    if a.tokens[contact.trigger.token].tag == "NNS" or _is_apart(a, contact, words):
        return False
    same = [c for c in contacts if c is not contact and contact.people == c.people and c.status == "held"]
    days = {c.when for c in same if c.form == "call"}
    return bool(days) and contact.when in days | {None} and not any(c.form == "meeting" for c in same)


def _is_apart(a: Annotated, contact: Contact, words: EngagementWords) -> bool:
    """Does a word of its sentence set it apart in time ("we spoke last week")?"""
    sentence = a.sentences[contact.sentence]
    return any(t.text.lower() in words.apart_in_time for t in a.tokens[sentence.first : sentence.last])


def _is_told_in_readout(a: Annotated, contact: Contact, contacts: Sequence[Contact], words: EngagementWords) -> bool:
    """Does a host tell in the release that opens with their meeting of what he spoke there ("I also spoke with him")?

    Not of another day ("we spoke last week", "had spoken before").
    """
    apart = _is_apart(a, contact, words)
    simple = a.tokens[contact.trigger.token].tag == "VBD" and not tree.children(a, contact.trigger.token, "aux")
    opens = (c for c in contacts if c.sentence <= 1 and c.status == "held" and c.when is None)
    met = any(family(c.form) == "meeting" and contact.people <= c.people for c in opens)
    return a.document.side is not None and simple and not apart and met


def is_wish_to_talk(a: Annotated, contact: Contact, contacts: Sequence[Contact], words: EngagementWords) -> bool:
    """Does somebody only say what "we" or "I" want or are ready to talk of, on no day and by no telephone?

    To whom it is said ("I'd like to talk to you about the reefs") is talk of the meeting at which it is said, where the
    document tells of one; where nobody is named ("points that we are ready to talk about") it is talk with nobody.
    """
    if not _is_bare_talk(a, contact, words) or contact.status not in TO_COME:
        return False
    others = [p for p in contact.parties if p.other]
    speaking = any(a.tokens[p.token].text.lower() in _OURSELVES for p in contact.parties if not p.other)
    if not speaking or any(not p.pronoun for p in others):
        return False
    met = any(family(c.form) == "meeting" and contact.people <= c.people for c in contacts if c is not contact)
    return met or not others


_OURSELVES = frozenset({"i", "we"})


def is_greeting_there(a: Annotated, contact: Contact, contacts: Sequence[Contact], words: EngagementWords) -> bool:
    """Did those exchange greetings, or a few words, of whom the document tells that they met or called each other?

    So do wishes that one of them "extended" to the other; those that he "sent" went by letter. Where they called, what
    they said to each other was no meeting.
    """
    trigger = contact.trigger
    small = trigger.frame.carried if trigger.noun else trigger.frame.told
    verb = a.tokens[trigger.anchor].lemma
    joint = verb in ("exchange", "trade") and speak_jointly(contact.parties)
    if not small or not (joint or (trigger.noun and verb in words.letters.spoken)):
        return False
    there = _BY_WORD if trigger.noun else frozenset({"call"})
    return any(c.form in there and contact.people <= c.people for c in contacts if c is not contact)


_BY_WORD = frozenset({"call", "meeting", "talks", "visit"})


def speak_jointly(parties: Sequence[Party]) -> bool:
    """Are they several, none of whom is spoken to ("X and Y talked about the reefs")?"""
    return len(parties) > 1 and not any(p.other for p in parties)


def _is_bare_talk(a: Annotated, contact: Contact, words: EngagementWords) -> bool:
    """Is it told by a verb of talking alone, on no day and by no telephone?"""
    spoken = contact.trigger.frame.form == "call" and contact.when is None
    return spoken and not _by_telephone(a, contact, words)  # nor by a noun


def _by_telephone(a: Annotated, contact: Contact, words: EngagementWords) -> bool:
    """Does its own word, or one in its reach, name the telephone?"""
    near = [*contact.trigger.zone, *(t.i for t in tree.children(a, contact.trigger.token))]
    return contact.trigger.noun or any(a.tokens[i].lemma in words.phone for i in near)
