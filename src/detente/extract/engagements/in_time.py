"""What the calendar makes of a status: what lies ahead is planned, what has just begun is under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Standing, Trigger
from detente.extract.engagements.modality import is_reported_future
from detente.extract.engagements.near import is_speech
from detente.kinds.engagement import EngagementStatus
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token
from detente.model.when import When


def in_time(a: Annotated, trigger: Trigger, found: Standing, when: When | None, words: EngagementWords) -> Standing:
    """Sets the status right by the calendar: what lies ahead is planned; what has just begun is under way."""
    published = a.document.published
    if found.status == "held" and _is_bound_for(a, trigger, words) and _is_fresh(published, when):
        return Standing("planned", found.cue)  # "left for Oslo on Friday for talks with X"
    arriving = trigger.frame.phase == "arrival" and a.tokens[trigger.token].tag in ("VBZ", "VBP")
    if when is None and arriving and found.status == "held":  # a headline's "arrives in Beijing"
        return Standing("under_way", found.cue)
    if published is None or published.last is None or when is None:
        return found
    perfect = found.cue is not None and any(t.lemma == "have" for t in tree.children(a, found.cue, "aux"))
    ahead = when.first is not None and when.first > published.last and not (perfect and found.status == "held")
    if ahead and found.status in ("held", "under_way", None) and not found.denied:
        return Standing("planned", found.cue)
    if ahead and found.status == "possible" and found.cue is not None and is_reported_future(a, found.cue):
        return Standing("planned", found.cue)
    if found.status in ("held", None) and trigger.frame.phase in ("arrival", "departure") and when.last is not None:
        fresh = timedelta(0) <= published.last - when.last <= timedelta(days=1)
        return Standing("under_way" if fresh else found.status, found.cue)
    now = a.tokens[trigger.anchor].lemma == "be" and tree.tense(a, trigger.anchor) == "present"  # "is on a tour"
    if (
        found.status == "under_way"
        and not now
        and when.last is not None
        and when.last < published.last - timedelta(days=1)
    ):
        return Standing("held", found.cue)
    if found.status == "held" and found.cue is not None and _is_timetabled(a, a.tokens[found.cue], trigger):
        return Standing(_by_timetable(a, trigger, when, published), found.cue)
    if found.status is None and when.last is not None and when.last < published.last and not found.denied:
        return Standing("held", found.cue)
    return found


def taken_place(a: Annotated, contact: Contact) -> Contact:
    """What is told of a day gone by, and by no word as put off or still to come, took place.

    So did, where people speak for themselves, what they call today's ("our meeting today was useful"). A visit of
    which the last day is told may still go on.
    """
    published, when = a.document.published, contact.when
    if contact.status is not None or contact.form == "visit" or when is None or when.last is None:
        return contact
    if published is None or published.last is None:
        return contact
    gone = when.last < published.last or (when.last == published.last and is_speech(a))
    return replace(contact, status="held") if gone and when.width <= _MONTH else contact


_MONTH = 31
"""Days: of what is told for a longer time nobody knows whether it has been."""


def _is_bound_for(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Is it the purpose of a journey on which somebody leaves?"""
    verb = a.tokens[trigger.carrier].lemma if trigger.carrier is not None else ""
    leaves = any(frame.phase == "departure" for frame in words.verbs.get(verb, ()))
    return leaves and trigger.frame.form != "visit" and a.tokens[trigger.token].dep == "pobj"


def _is_fresh(published: When | None, when: When | None) -> bool:
    return when is None or (published is not None and when.near(published, days=1))


def _by_timetable(a: Annotated, trigger: Trigger, when: When, published: When) -> EngagementStatus:
    """Of what the plain present tells: it is to come, or was; as "we" who speak "meet today", we are meeting."""
    if _meet_now(a, trigger, when, published):
        return "under_way"
    coming = when.last is not None and published.last is not None and when.last >= published.last
    return "planned" if coming else "held"


def day_of_now(a: Annotated, trigger: Trigger) -> When | None:
    """The day of publication, where a speaker says that "now we meet in Oslo"; else None."""
    verb = a.tokens[trigger.token]
    plain = not trigger.noun and verb.lemma == "meet" and verb.tag == "VBP" and not tree.children(a, verb.i, "aux")
    now = plain and any(t.lemma == "now" for t in tree.children(a, verb.i, "advmod"))
    return a.document.published if now and is_speech(a) else None


def _meet_now(a: Annotated, trigger: Trigger, when: When, published: When) -> bool:
    """Does a speaker say where or that "we" are meeting, as they do ("and today we meet again")?"""
    ours = any(t.text.lower() == "we" for t in tree.subjects(a, trigger.token))
    return ours and a.tokens[trigger.token].lemma == "meet" and is_speech(a) and when.overlaps(published)


def _is_timetabled(a: Annotated, verb: Token, trigger: Trigger) -> bool:
    """Is it the plain present ("goes to Cairo today, where he sees X")?"""
    plain = verb.tag in ("VBZ", "VBP") and verb.lemma != "be" and not tree.children(a, verb.i, "aux", "auxpass")
    return plain and verb.i in (trigger.token, trigger.carrier)
