"""When two claims are about one engagement: the same people, in places and on days that do not exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from detente.kinds.engagement.doubt import is_of_another, plan_one_summit, points_back, says_too_little, tell_of_summit
from detente.kinds.engagement.fields import TO_COME, Engagement, family
from detente.kinds.engagement.reach import AHEAD, MONTH, PUT_OFF, RECENT, WEEK
from detente.kinds.engagement.spoken import are_two_forms, families, may_be_spoken
from detente.kinds.engagement.telling import DONE, LAX, OFF, stands_for_release
from detente.kinds.engagement.times import times_agree
from detente.kinds.engagement.where import is_named_alike, places_agree, same_gathering, side_of_place
from detente.kinds.engagement.who import is_named, is_somebody, is_told_apart, name_words, pairs, role_words
from detente.kinds.engagement.wording import (
    are_rounds,
    is_another,
    is_no_single_one,
    was_before,
)
from detente.model.actor import Actor
from detente.model.claim import Claim

_FEW = 3
"""Sides of an engagement up to which it may be told by its sides alone."""


def blocks(claim: Claim[Engagement]) -> frozenset[str]:
    """One key for each word of a participant's name, or for side and office, or the side; and for each two sides."""
    keys = [key for actor in claim.fields.participants for key in _keys(actor)]
    sides = sorted({actor.side for actor in claim.fields.participants if actor.side})
    if len(sides) <= _FEW:  # "Russian-Greek talks" are those of the two leaders on that day
        keys += [f"{one}+{other}" for one, other in combinations(sides, 2)]
    return frozenset(f"{form}:{key}" for form in families(claim) for key in keys)


def days(claim: Claim[Engagement]) -> tuple[date, date]:
    """The days on which it may have been or be: a plan may be put off, a mention without a day is of times near it."""
    when, known, status = claim.fields.when, claim.known_from, claim.fields.status
    if when is None and known is None:
        return date.min, date.max
    if when is None:
        return _shifted(known, -RECENT.get(family(claim.fields.form), 60)), _shifted(known, AHEAD)
    put_off = PUT_OFF if status in (*TO_COME, *OFF) else LAX
    return _shifted(when.first or date.min, -LAX), _shifted(when.last or date.max, put_off)


def _shifted(day: date | None, days: int) -> date:
    """So many days later; at the ends of the calendar as far as it goes."""
    try:
        return (day or date.min) + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _keys(actor: Actor) -> list[str]:
    if is_named(actor):
        return list(name_words(actor.name or "")) + _office_key(actor)
    return _office_key(actor) or [f"@{actor.side or actor.name or actor.body}"]


def _office_key(actor: Actor) -> list[str]:
    words = sorted(role_words(actor))
    if actor.name is None and actor.side and _LEADERS & {*words}:  # of "the leaders" any highest office
        return [f"{actor.side}/{word}" for word in sorted({max(words, key=len), *_LED_BY})]
    return [f"{actor.side}/{max(words, key=len)}"] if words and actor.side else []


_LEADERS = frozenset({"leader", "leaders"})
_LED_BY = frozenset({"president", "minister", "chancellor"})
"""Of the highest offices the longest words, by which they are found ("prime minister")."""


def likeness(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> float | None:
    """0 to 1, or None where the two exclude each other: other people, disjoint days or places, another form."""
    x, y = a.fields, b.fields
    if are_two_forms(a, b, lexicon):
        return None
    who = _who(x, y, lexicon)
    if who is None or _are_two_readouts(a, b):
        return None
    where = places_agree(x.place or x.host, y.place or y.host, lexicon) if "call" not in (x.form, y.form) else 0.0
    when = times_agree(a, b, lexicon)
    if where is None and _leaders_meet_once(a, b):
        where = 0.0 if _on_one_day(x, y) else _ELSEWHERE
    if where is None or when is None or is_no_single_one(a, b, lexicon) or are_rounds(a, b):
        return None
    if any(is_another(p, q) or was_before(p, q) for p, q in ((a, b), (b, a))):
        return None
    return _as_told(a, b, max(0.0, min(1.0, 0.6 * who + where + when)), lexicon)


def _as_told(a: Claim[Engagement], b: Claim[Engagement], score: float, lexicon: Any) -> float | None:
    """The likeness of people, place and day, as far as how the two are told lets it count."""
    if family(a.fields.form) != family(b.fields.form) and not may_be_spoken(a, b, lexicon):
        return 0.0
    if a.place.document != b.place.document:
        if is_of_another(a, b, lexicon):
            return None
        if says_too_little(a, b, lexicon):
            return min(score, _LITTLE)
    if plan_one_summit(a, b) or tell_of_summit(a, b) or points_back(a, b):
        score = max(score, _ENOUGH)
    same = a.place.document == b.place.document and a.place.trigger == b.place.trigger  # what is said next of it
    return score if same else _apart(a.fields, b.fields, score)


_ENOUGH = 0.5
"""Likeness from which on two claims are one (`Kind.threshold`)."""


def _are_two_readouts(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are they two calls that two documents open with, or meetings "today", each of the day of its own release?"""
    if a.place.document == b.place.document or a.known_from == b.known_from:
        return False
    if family(a.fields.form) == "meeting" and all(map(_is_of_today, (a, b))):
        return True  # "met today", by two documents of two days
    return a.fields.form in ("call", "letter") and all(map(_opens_release, (a, b)))


def _opens_release(claim: Claim[Engagement]) -> bool:
    """Is it what a release opens with, on no day but that of the release?"""
    held = claim.fields.status == "held" and stands_for_release(claim)
    return held and claim.place.trigger.start < _LEAD


def _is_of_today(claim: Claim[Engagement]) -> bool:
    """Is it told as done, by its date, on the very day of the document?"""
    when = claim.fields.when
    told = claim.fields.status in DONE and when is not None and not when.approximate
    return told and when is not None and when.first == when.last == claim.known_from


_LEAD = 200
"""Characters with which a document opens."""


_LITTLE = 0.4
"""Likeness at most of what says too little: below the threshold, so that only another claim can join the two."""


def _leaders_meet_once(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Do the same two named people of two sides meet about one time, whatever the places are called?

    Not where one document tells of it in two forms, at two places.
    """
    x, y = a.fields, b.fields
    if family(a.fields.form) == "visit" or not _about_one_time(a, b):
        return False
    both = [x.participants[i] for i, j, _ in pairs(x.participants, y.participants) if is_named(y.participants[j])]
    two = len({p.side for p in both if is_named(p)} - {None}) > 1
    return two and (a.place.document != b.place.document or x.form == y.form)


def _about_one_time(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is it one day; or was one told as a plan, for days that hold the other's, or in the weeks before it?"""
    x, y = a.fields.when, b.fields.when
    if _on_one_day(a.fields, b.fields):
        return True
    if x is not None and y is not None:
        return x.overlaps(y) and _is_plan_of(a.fields.status, b.fields.status, max(x.width, y.width))
    dated, plan = (a, b) if x is not None else (b, a)
    day, told = dated.fields.when, plan.known_from
    if day is None or day.first is None or told is None or plan.fields.status not in TO_COME:
        return False
    return abs((day.first - told).days) <= 2 * MONTH


def _is_plan_of(one: str | None, other: str | None, width: float) -> bool:
    """May two tellings for days so wide be one: a plan and what came of it, or one of which nobody says that it was?"""
    if one != other:
        return width <= MONTH
    return one not in (*DONE, *OFF) and width <= WEEK


def _on_one_day(x: Engagement, y: Engagement) -> bool:
    """Is both told for the same day, by its date or as that of the release?"""
    return x.when is not None and y.when is not None and x.when.is_day and x.when.first == y.when.first == y.when.last


_ELSEWHERE = -0.3
"""Weight of places that differ where days alone don't bind: only another claim can join the two."""


def _apart(x: Engagement, y: Engagement, score: float) -> float:
    """A refused meeting is only itself where day or place say so; a summit of many is one by place and day."""
    if ("declined" in (x.status, y.status)) and x.status != y.status:
        told = x.when and y.when and x.place and y.place
        return score if told else min(score, 0.4)
    return score


def _who(x: Engagement, y: Engagement, lexicon: Any) -> float | None:
    if family(x.form) == "visit":
        return _share(_visitors(x, y, lexicon), _visitors(y, x, lexicon), least=1)
    if ("(" in (x.place or "")) != ("(" in (y.place or "")):
        return None  # a meeting on the margins is not the gathering itself, which stands in brackets at its place
    share = _share(x.participants, y.participants, least=2)  # first, for most pairs of one name end here
    if _are_one_gathering(x, y):  # whomever each document names at it
        return max(share or 0.0, _SEVERAL)
    if share is None or not same_gathering(x.place, y.place):
        return None
    return None if not _are_gatherings(x, y) and _two_and_more(x, y) else share


def _are_one_gathering(x: Engagement, y: Engagement) -> bool:
    """Are both told under one name of a gathering ("Global Forest Summit"), for one time?"""
    together = x.when is not None and y.when is not None and x.when.overlaps(y.when) and x.when.width <= WEEK
    return together and _are_gatherings(x, y) and is_named_alike(x.place, y.place)


def _are_gatherings(x: Engagement, y: Engagement) -> bool:
    """Are both told under the name of a gathering, at which each document may name others?"""
    return all("(" in (e.place or "") for e in (x, y))


def _two_and_more(x: Engagement, y: Engagement) -> bool:
    """Did two people meet or speak by themselves, and in the other people of three sides, all told, or of many?

    Not where each of the one is somebody of the other, though the side of one was misread.
    """
    if len(pairs(x.participants, y.participants)) == len(x.participants) == len(y.participants):
        return False
    sizes = sorted(len({p.side for p in e.participants if is_somebody(p)} - {None}) for e in (x, y))
    whole = all(all(is_somebody(p) for p in e.participants) for e in (x, y))
    sides = sorted(len({p.side for p in e.participants} - {None}) for e in (x, y))
    return (whole and sizes[0] == 2 < sizes[1]) or (sizes[0] == 2 and sides[0] == 2 and sides[1] > _FEW + 1)


def _visitors(x: Engagement, y: Engagement, lexicon: Any) -> tuple[Actor, ...]:
    host = x.host or y.host or side_of_place(x.place or y.place, lexicon)
    away = tuple(p for p in x.participants if host is None or p.side != host)
    return away or x.participants


def _share(xs: Sequence[Actor], ys: Sequence[Actor], *, least: int) -> float | None:
    """How far two lists are the same people. None where each names somebody who is not the other's.

    Of a meeting (`least` is 2) two must be in common, unless one list has fewer.
    """
    found = pairs(xs, ys)
    if not found:
        return None if all(map(is_named, [*xs, *ys])) or all(map(_tells_two, (xs, ys))) else 0.0
    strength = sum(score for _, _, score in found) / len(found)
    if len(found) == len(xs) == len(ys) > _FEW - 1:  # three and more of the same sides, each in the other's list
        strength = max(strength, _SEVERAL)
    shorter = min(len(xs), len(ys))
    if least == 2 and _of_one_side(xs, ys, found):
        return None if _rival(xs, ys, found) else 0.2
    if least == 2 and len(found) < 2 <= max(len(xs), len(ys)):
        return None if _rival(xs, ys, found) else (0.4 * strength if shorter < 2 else _ONE_OF_TWO)
    missing = (max(len(xs), len(ys)) - len(found)) / max(len(xs), len(ys))
    lost = (shorter - len(found)) / shorter
    return strength * (1 - 0.2 * missing - 0.3 * lost * (least == 2))


_SEVERAL = 0.75
"""How far three participants or more, told by their sides or offices alone, are the same where each has its like."""


def _tells_two(actors: Sequence[Actor]) -> bool:
    """Is it told of two sides, by name or office, who took part?"""
    return len({p.side for p in actors if is_somebody(p)} - {None}) > 1


_ONE_OF_TWO = 0.15
"""How far one person in common binds two meetings that each have another: with a place, not by the day alone."""


def _of_one_side(xs: Sequence[Actor], ys: Sequence[Actor], found: list[tuple[int, int, float]]) -> bool:
    """Are all whom two lists have in common of one side, though in each of them people of others took part?"""
    common = {xs[i].side or ys[j].side for i, j, _ in found}
    others = all(any(p.side and p.side not in common for p in actors) for actors in (xs, ys))
    return len(found) > 1 and len(common) == 1 and None not in common and others


def _rival(xs: Sequence[Actor], ys: Sequence[Actor], found: list[tuple[int, int, float]]) -> bool:
    """Does each list name somebody whom the other lacks?"""
    left_x = [x for i, x in enumerate(xs) if i not in {f[0] for f in found}]
    left_y = [y for j, y in enumerate(ys) if j not in {f[1] for f in found}]
    x_sides, y_sides = ({p.side for p in left} - {None} for left in (left_x, left_y))
    if x_sides and y_sides and not x_sides & y_sides:  # heads of the Union's states are none of one state's people
        return True
    return any(map(is_told_apart, left_x)) and any(map(is_told_apart, left_y))
