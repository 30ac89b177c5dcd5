"""What one claim tells by itself of when it was, and of whom: of no day but the release's, of nobody, of a town."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from detente.kinds.engagement.fields import CALLED_OFF, TO_COME, Engagement
from detente.kinds.engagement.where import is_state
from detente.kinds.engagement.who import is_bare_side, is_somebody
from detente.model.claim import Claim
from detente.model.when import When

DONE = ("held", "under_way")
OFF = ("postponed", "cancelled")
LAX = 3
"""Days by which two dates may differ where one is approximate."""


def tells_calling_off(claim: Claim[Engagement]) -> bool:
    """Is its day that on which it was put off or refused ("on Friday called off the talks"), not that of the plan?"""
    when, told = claim.fields.when, claim.known_from
    if claim.fields.status not in CALLED_OFF or when is None or when.last is None or told is None:
        return False
    return when.is_day and timedelta(0) <= told - when.last <= timedelta(days=LAX)


def names_nobody(claim: Claim[Engagement]) -> bool:
    """Is nobody told by name or by an office that one person holds ("representatives of both", two sides)?"""
    return not any(map(is_somebody, claim.fields.participants))


def is_of_sides(claim: Claim[Engagement]) -> bool:
    """Is nobody told but two sides ("Polish-Czech talks"), and groups of no side ("leaders")?"""
    told = [p for p in claim.fields.participants if p.side is not None or is_somebody(p)]
    return all(map(is_bare_side, told))


def lapsed(plan: Claim[Engagement]) -> bool:
    """Is it told of a day already past, as what had once been planned?"""
    when, told = plan.fields.when, plan.known_from
    return when is not None and when.last is not None and told is not None and when.last < told


def tells_about(claim: Claim[Engagement], when: When) -> bool:
    """Does the text say "about that day"? A day of publication that stands for an untold one says no such thing."""
    return when.approximate and not stands_for_release(claim)


def stands_for_release(claim: Claim[Engagement]) -> bool:
    """Is its day no more than that of publication, in place of one that is not told?"""
    when, told = claim.fields.when, claim.known_from
    if when is None or told is None or not when.is_day:
        return False
    return when.approximate and when.near(When.day(told), days=1)


def names_town(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Does it tell a place that is no whole state?"""
    return claim.fields.place is not None and not is_state(claim.fields.place, lexicon)


def is_talk_alone(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is it told by a verb of talking alone, which may have been on any occasion, or by telephone?"""
    return tells_no_occasion(claim, lexicon) and claim.fields.status not in TO_COME and claim.fields.place is None


def tells_no_occasion(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is its verb one that tells of no occasion by itself ("discussed", "launched together", "stood beside")?"""
    frames = () if lexicon is None else lexicon.engagements.verbs.get(claim.rule.partition("+")[0], ())
    return bool(frames) and all(f.weak for f in frames)


def is_vague(claim: Claim[Engagement]) -> bool:
    """Is it but agreed to stay in touch, with no form, day or place of a next meeting?"""
    fields = claim.fields
    return fields.form == "talks" and fields.status in TO_COME and fields.when is None and fields.place is None
