"""What two documents tell that is not known to be one engagement: too little to join them, or enough to part them."""

from __future__ import annotations

from typing import Any

from detente.kinds.engagement.fields import TO_COME, Engagement, family
from detente.kinds.engagement.reach import MONTH, WEEK, is_one_plan
from detente.kinds.engagement.telling import (
    DONE,
    LAX,
    is_of_sides,
    is_vague,
    names_nobody,
    stands_for_release,
    tells_no_occasion,
)
from detente.kinds.engagement.times import at_one_town
from detente.kinds.engagement.where import is_named_alike, places_agree
from detente.kinds.engagement.who import is_named, is_somebody, pairs
from detente.kinds.engagement.wording import are_counted, are_several, is_same_round, tells_by_noun
from detente.model.claim import Claim
from detente.model.when import When


def is_of_another(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Is one told so loosely that it is none of another document's engagements, though a third were like both?

    Calibrated on 247 pairs of one record, read by eye (docs/quality.md): of those told so nearly all were two.
    """
    return any(
        _is_no_occasion(p, q, lexicon)
        or _is_of_many(p, q, lexicon)
        or _is_of_a_year(p, q, lexicon)
        or _is_agreed_on(p, q, lexicon)
        or _are_two_of_three(p, q, lexicon)
        or _is_but_possible(p, q, lexicon)
        for p, q in ((a, b), (b, a))
    ) or _are_talks_of_one(a, b, lexicon)


def _is_no_occasion(loose: Claim[Engagement], other: Claim[Engagement], lexicon: Any) -> bool:
    """Was it but talked, launched or discussed, on no day that is told, and at no place that both tell?"""
    if loose.fields.when is not None or loose.fields.status != "held" or not tells_no_occasion(loose, lexicon):
        return False
    when = other.fields.when
    day = when.last if when is not None else other.known_from if other.fields.status in DONE else None
    if day is not None and day == loose.known_from and loose.fields.place is None:
        return False  # "we discussed it", told on the day of their meeting
    if when is None and other.fields.status in (*TO_COME, None) and _follows(other, loose):
        return False  # nor is it known to be another than what was told the day before as still to come
    return (places_agree(loose.fields.place, other.fields.place, lexicon) or 0.0) <= 0


def _follows(first: Claim[Engagement], then: Claim[Engagement]) -> bool:
    """Was one told on the day of the other, or on the day after?"""
    if first.known_from is None or then.known_from is None:
        return False
    return 0 <= (then.known_from - first.known_from).days <= 1


def _is_of_many(many: Claim[Engagement], other: Claim[Engagement], lexicon: Any) -> bool:
    """Is it told as past, in the plural or as a habit, and of no day?

    What was held and is told at the time of the other may be that ("after their discussions"), unless it is counted.
    """
    fields = many.fields
    if fields.when is not None or fields.status not in ("held", None) or not are_several(many, lexicon):
        return False
    return fields.status is None or not _told_together(many, other) or are_counted(many, lexicon)


def _is_of_a_year(wide: Claim[Engagement], other: Claim[Engagement], lexicon: Any) -> bool:
    """Is all that is told of when they met or spoke a season or a year, and of where nothing that both tell?"""
    when = wide.fields.when
    if when is None or when.width <= MONTH or family(wide.fields.form) == "visit":
        return False
    both_ahead = other.fields.when is None and other.fields.status in TO_COME
    return not both_ahead and not at_one_town(wide, other, lexicon)


def _is_agreed_on(plan: Claim[Engagement], other: Claim[Engagement], lexicon: Any) -> bool:
    """Is it but agreed upon when the day of the other has come? What they agree to discuss may be that."""
    if plan.fields.when is not None or plan.fields.status not in ("agreed", "invited"):
        return False
    when, told = other.fields.when, plan.known_from
    past = when is not None and when.last is not None and told is not None and when.last <= told
    return past and not tells_no_occasion(plan, lexicon)


def _are_two_of_three(two: Claim[Engagement], more: Claim[Engagement], lexicon: Any) -> bool:
    """Did two people of two states meet by themselves, and in the other three? In one town, not all may be told."""
    people = two.fields.participants
    sides, others = ({p.side for p in c.fields.participants} - {None} for c in (two, more))
    if len(people) != len(sides) or len(sides) != 2 or len(others) < 3 or not all(map(is_somebody, people)):
        return False
    gathering = any("(" in (c.fields.place or "") for c in (two, more))
    when, other = two.fields.when, more.fields.when
    there = when is not None and other is not None and when.overlaps(other) and at_one_town(two, more, lexicon)
    return family(two.fields.form) == "meeting" and not gathering and not there


def _is_but_possible(thought: Claim[Engagement], other: Claim[Engagement], lexicon: Any) -> bool:
    """Is a meeting or call but thought possible, at no place, and the other held, or told as held, days later?

    Not so "the potential meeting of A and B", both by name, of which others tell within a month.
    """
    fields, when = thought.fields, other.fields.when
    if fields.status != "possible" or fields.when is not None or fields.place is not None:
        return False
    if family(fields.form) == "visit" or other.fields.status not in DONE:
        return False
    day = other.known_from if when is None else when.first if when.is_day else None
    if day is None or thought.known_from is None or (day - thought.known_from).days <= LAX:
        return False
    named = (
        all(map(is_named, fields.participants)) and family(fields.form) == "meeting" and other.fields.form != "talks"
    )
    return not (named and tells_by_noun(thought, lexicon) and (day - thought.known_from).days <= MONTH)


def _are_talks_of_one(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Are they talks to come or going on, of no day, in which people of one side only are told ("we keep talking")?"""
    x, y = a.fields, b.fields
    if x.when is not None or y.when is not None or not {x.form, y.form} <= {"talks", "call"}:
        return False
    if x.status == y.status == "planned" and is_one_plan(a, b) and all(tells_by_noun(c, lexicon) for c in (a, b)):
        return False  # "during the talks with Premier X the President will …": one occasion is ahead
    people = [{p.side for p in e.participants if is_somebody(p)} for e in (x, y)]
    past = "held" in (x.status, y.status) and {x.status, y.status} <= {"held", None}
    if past and (x.status == y.status or a.known_from == b.known_from):
        return False  # "after the talks with Premier X", "during the negotiations", told on one day
    return len(people[0] | people[1]) == 1 and all(people)


def says_too_little(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Can what two documents tell not be known to be one: plural contacts, an accord to stay in touch, bare sides?

    Where both name a day, that day tells; of bare sides the place may. Another claim may still join the two.
    """
    if (
        is_same_round(a, b)
        or plan_one_summit(a, b)
        or tell_of_summit(a, b)
        or is_named_alike(a.fields.place, b.fields.place)
    ):
        return False
    if a.fields.when is not None and b.fields.when is not None:
        return any(map(_is_of_a_release, (a, b))) or _may_be_others(a, b, lexicon)
    together = _told_together(a, b)
    soon = together or _are_due_soon(a, b)
    if any(is_vague(c) and not (soon and c.fields.status == "planned") for c in (a, b)):
        return True
    if any(are_several(c, lexicon) and not (together and c.fields.status is not None) for c in (a, b)):
        return True
    if names_nobody(a) is not names_nobody(b) and not (together or at_one_town(a, b, lexicon)):
        return True  # sides alone, days later, are not the two people who met
    if _undated_strangers(a, b) and not together and (_is_visit(a) or not at_one_town(a, b, lexicon)):
        return True
    half = (a.fields.when is None) is not (b.fields.when is None)  # a round, and talks that go on for weeks
    nobody = names_nobody(a) and names_nobody(b) if half else is_of_sides(a) and is_of_sides(b)
    if not nobody:
        return False
    return _is_visit(a) or not at_one_town(a, b, lexicon)


def _are_due_soon(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Do both name one person, and tell one as planned in the week before the day of the other, or both within it?"""
    found = pairs(a.fields.participants, b.fields.participants)
    if not any(is_named(a.fields.participants[i]) and is_named(b.fields.participants[j]) for i, j, _ in found):
        return False
    dated, plan = (a, b) if a.fields.when is not None else (b, a)
    day = dated.known_from if dated.fields.when is None else dated.fields.when.first
    if day is None or plan.known_from is None:
        return False
    ahead = (day - plan.known_from).days
    return 0 <= ahead <= WEEK if dated.fields.when is not None else abs(ahead) <= WEEK and _are_plans(a, b)


def _are_plans(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    return a.fields.status == b.fields.status == "planned"


def plan_one_summit(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is it a summit of the same two sides that both tell as still to come, at one time? They plan but one."""
    return a.fields.form == b.fields.form == "summit" and is_of_sides(a) and is_of_sides(b) and is_one_plan(a, b)


def points_back(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Does one that names nobody ("those talks") mean the other, told a little before of the same two sides?"""
    first, then = sorted((a, b), key=lambda c: c.place.trigger.start)
    near = 0 < then.place.trigger.start - first.place.trigger.end <= _PARAGRAPH
    means = then.rule == f"{first.rule}{_POINTING}" and then.fields.form == first.fields.form
    return a.place.document == b.place.document and near and means and is_of_sides(a) and is_of_sides(b)


_POINTING = "+pointing"
"""How the rule ends of what was given the people of an engagement told before."""
_PARAGRAPH = 600
"""Characters within which the talks told last are those that are meant."""


def tell_of_summit(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is a summit of two sides told of, on no day, in the days for which another document tells of theirs?"""
    dated, undated = (a, b) if a.fields.when is not None else (b, a)
    when, told = dated.fields.when, undated.known_from
    if (
        not a.fields.form == b.fields.form == "summit"
        or undated.fields.when is not None
        or when is None
        or told is None
    ):
        return False
    return is_of_sides(a) and is_of_sides(b) and when.width <= WEEK and when.near(When.day(told), days=1)


def _may_be_others(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Is one told for more than a day or three, and one of nobody by name, or in the plural: may it be another?"""
    wide = any(c.fields.when is not None and c.fields.when.width > LAX for c in (a, b))
    several = any(are_several(c, lexicon) for c in (a, b))
    nobody = names_nobody(a) or names_nobody(b)
    return wide and (several or nobody) and not at_one_town(a, b, lexicon)


def _is_visit(claim: Claim[Engagement]) -> bool:
    return family(claim.fields.form) == "visit"


def _undated_strangers(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Does neither tell a day, nor do both name one person? Of such pairs in unread transcripts half were two."""
    x, y = a.fields, b.fields
    if x.when is not None or y.when is not None:
        return False
    found = pairs(x.participants, y.participants)
    if is_one_plan(a, b) and len({x.participants[i].side for i, _, score in found if score >= _BY_OFFICE}) > 1:
        return False  # "the presidents of X and Y" are to meet, as X's president by name and Y's are
    return not any(is_named(x.participants[i]) and is_named(y.participants[j]) for i, j, _ in found)


_BY_OFFICE = 0.8
"""How surely two participants are one who hold one office of one side."""


def _is_of_a_release(claim: Claim[Engagement]) -> bool:
    """Are two sides all that is told of it, on the day of a release? They may have met at many levels on that day."""
    return is_of_sides(claim) and stands_for_release(claim)


def _told_together(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Did the two documents come out at one time, or one without a day about the day that the other tells?"""
    told = [(a.known_from, b.known_from)]
    told += [(p.fields.when.last, q.known_from) for p, q in ((a, b), (b, a)) if p.fields.when and not q.fields.when]
    return any(x is not None and y is not None and abs((x - y).days) <= 1 for x, y in told)
