"""What was but spoken, no words say how: "a conversation" or "spoke with" may be a call, or a meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from detente.kinds.engagement.fields import TO_COME, Engagement, family
from detente.kinds.engagement.reach import JUST, MONTH, WEEK
from detente.kinds.engagement.telling import DONE
from detente.kinds.engagement.who import is_named, pairs
from detente.kinds.engagement.wording import are_several, words_beside
from detente.model.claim import Claim

_SURE = 0.8
"""How surely a participant of one must be the other's: by name, or by an office of which there is one."""
_OPEN = ("call", "meeting")


def families(claim: Claim[Engagement]) -> tuple[str, ...]:
    """The families of forms among which its like may be: of what may have been but spoken, calls and meetings."""
    open_ = _may_be_either(claim) and any(map(is_named, claim.fields.participants))
    return _OPEN if open_ else (family(claim.fields.form),)


def are_two_forms(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Are their forms no neighbours, and is neither, of about that time, told as but spoken, by whatever means?"""
    one, other = family(a.fields.form), family(b.fields.form)
    if one == other:
        return False
    if one not in _OPEN or other not in _OPEN or not _are_near(a, b, days=MONTH):
        return True
    return not any(leaves_form_open(c, lexicon) or _is_on_screen(c, lexicon) for c in (a, b))


def _is_on_screen(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is it a meeting on screens ("will meet virtually"), which is a call, and which others tell as a meeting?"""
    if lexicon is None or claim.fields.form != "call":
        return False
    told = lexicon.engagements.verbs.get(claim.rule.partition("+")[0], ())
    return any(family(frame.form) == "meeting" for frame in told)


def may_be_spoken(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """May a call and a meeting be one: the same people by name, at one time, done; in one document of one day?"""
    if any(are_several(c, lexicon) for c in (a, b)) or not _are_of_two(a, b):
        return False
    if _is_to_be_said_there(a, b, lexicon):
        return True
    dated = a.fields.when is not None and b.fields.when is not None
    if a.place.document == b.place.document and not dated:
        return False
    return _at_one_time(a, b) and (_came_about(a, b) or _came_about(b, a))


def _are_of_two(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are the same people of two sides told in both, one of them at least by name?"""
    x, y = a.fields.participants, b.fields.participants
    both = [(x[i], y[j]) for i, j, score in pairs(x, y) if score >= _SURE]
    return len({p.side for p, _ in both} - {None}) > 1 and any(is_named(p) and is_named(q) for p, q in both)


def _is_to_be_said_there(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Is one what they are to talk about, on no day, and the other their meeting, today or within the week?"""
    talk, meeting = (a, b) if a.fields.form == "call" else (b, a)
    x, y = talk.fields, meeting.fields
    if family(y.form) != "meeting" or x.when is not None or x.status not in ("planned", "possible", None):
        return False
    if not leaves_form_open(talk, lexicon) or talk.known_from is None or meeting.known_from is None:
        return False
    if y.when is None:
        if talk.place.document == meeting.place.document or y.status in DONE:
            return talk.known_from == meeting.known_from and y.status in (*DONE, "planned", "possible", None)
        near = abs((talk.known_from - meeting.known_from).days) <= WEEK
        return near and "possible" not in (x.status, y.status) and y.status in ("planned", None)
    day = y.when.first
    return day is not None and y.when.is_day and 0 <= (day - talk.known_from).days <= WEEK


def _came_about(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is one told as done, and the other, too, or on the day of the first, or before it as a plan?"""
    x, y = a.fields, b.fields
    if y.when is not None and (x.when is not None or x.status not in TO_COME):
        return True
    if x.status not in DONE:
        return False
    if y.status is None:
        return b.known_from in ((a.known_from,) if x.when is None else (x.when.first, x.when.last))
    before = a.known_from is not None and b.known_from is not None and b.known_from < a.known_from
    return y.status in DONE or (y.status in TO_COME and before)


def _may_be_either(claim: Claim[Engagement]) -> bool:
    return claim.fields.place is None and claim.fields.form in ("talks", "call")


def leaves_form_open(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is it told by a word for speaking ("their conversation"), no place, telephone or table beside it?"""
    if lexicon is None or not _may_be_either(claim):
        return False
    words = lexicon.engagements
    if claim.rule.partition("+")[0] not in words.spoken:
        return False
    beside = words_beside(claim)
    return not any(word in words.phone or word in words.face_to_face for word in beside)


def _at_one_time(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are both told for one day, or told within days of each other, or of the other's day?"""
    x, y = a.fields.when, b.fields.when
    if x is not None and y is not None:
        return x.is_day and y.is_day and x.overlaps(y)
    return _are_near(a, b, days=JUST)


def _are_near(a: Claim[Engagement], b: Claim[Engagement], *, days: int) -> bool:
    """Do at most so many days lie between the two? One without a day is of that on which it was told."""
    x, y = a.fields.when, b.fields.when
    first, last = (x.first, x.last) if x is not None else (a.known_from, a.known_from)
    other, end = (y.first, y.last) if y is not None else (b.known_from, b.known_from)
    if first is None or last is None or other is None or end is None:
        return False
    return first - end <= timedelta(days=days) and other - last <= timedelta(days=days)
