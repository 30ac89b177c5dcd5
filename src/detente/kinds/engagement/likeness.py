"""When two claims are about one engagement: the same people, in places and on days that do not exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from detente.kinds.engagement.fields import Engagement, family
from detente.kinds.engagement.where import places_agree, side_of_place
from detente.kinds.engagement.who import is_named, name_words, pairs, role_words
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.when import When

_FUTURE = ("possible", "planned", "invited", "agreed")
_DONE = ("held", "under_way")
_OFF = ("postponed", "cancelled")
_PUT_OFF = 400
"""Days within which a postponed engagement may still be held and be the same."""
_RECENT = {"visit": 150, "meeting": 60, "call": 21, "letter": 21, "demarche": 21}
"""Days before publication within which an undated mention is taken for the latest engagement of its kind."""
_AHEAD = 400
_SOON = {"visit": 45, "meeting": 14, "call": 7, "letter": 14, "demarche": 14}
"""The same where another document tells of it, and no place tells it from others: who meets often is meant lately."""
_NEXT = {"visit": 400, "meeting": 60, "call": 14, "letter": 30, "demarche": 30}
"""Days for which another document's plan without a day holds: who agree to talk again mean the next call, if soon."""
_FAR = -0.35
"""Weight of times that lie too far apart: people and place together don't outweigh it."""
_NEITHER = -0.4
"""Weight of days that neither bind nor forbid: only another claim can join the two."""
_SLACK = {"visit": 3}
"""Days between two tellings that may still be one: a visit has several, a meeting but two capitals' dates."""
_FEW = 3
"""Sides of an engagement up to which it may be told by its sides alone."""
_LAX = 3
"""Days by which two dates may differ where one is approximate."""
_EMBARGO = 1
"""Days by which a text may run ahead of its date of publication (time zones, morning papers)."""


def blocks(claim: Claim[Engagement]) -> frozenset[str]:
    """One key for each word of a participant's name, or for side and office, or the side; and for each two sides."""
    form = family(claim.fields.form)
    keys = [key for actor in claim.fields.participants for key in _keys(actor)]
    sides = sorted({actor.side for actor in claim.fields.participants if actor.side})
    if len(sides) <= _FEW:  # "Russian-Greek talks" are those of the two leaders on that day
        keys += [f"{one}+{other}" for one, other in combinations(sides, 2)]
    return frozenset(f"{form}:{key}" for key in keys)


def days(claim: Claim[Engagement]) -> tuple[date, date]:
    """The days on which it may have been or be: a plan may be put off, a mention without a day is of times near it."""
    when, known, status = claim.fields.when, claim.known_from, claim.fields.status
    if when is None and known is None:
        return date.min, date.max
    if when is None:
        return _shifted(known, -_RECENT.get(family(claim.fields.form), 60)), _shifted(known, _AHEAD)
    put_off = _PUT_OFF if status in (*_FUTURE, *_OFF) else _LAX
    return _shifted(when.first or date.min, -_LAX), _shifted(when.last or date.max, put_off)


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
    return [f"{actor.side}/{max(words, key=len)}"] if words and actor.side else []


def likeness(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> float | None:
    """0 to 1, or None where the two exclude each other: other people, disjoint days or places, another form."""
    x, y = a.fields, b.fields
    if family(x.form) != family(y.form):
        return None
    who = _who(x, y, lexicon)
    if who is None:
        return None
    where = places_agree(x.place or x.host, y.place or y.host, lexicon) if family(x.form) != "call" else 0.0
    when = _when(a, b, lexicon)
    if where is None and _leaders_meet_once(a, b):
        where = 0.0 if x.when is not None and x.when == y.when and x.when.is_day else _ELSEWHERE
    if where is None or when is None:
        return None
    return _apart(x, y, max(0.0, min(1.0, 0.6 * who + where + when)))


def _leaders_meet_once(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Do the same two named people of two sides meet about one time, whatever the places are called?

    Not where one document tells of it in two forms, at two places.
    """
    x, y = a.fields, b.fields
    if family(x.form) == "visit" or not _about_one_time(a, b):
        return False
    both = [x.participants[i] for i, j, _ in pairs(x.participants, y.participants) if is_named(y.participants[j])]
    two = len({p.side for p in both if is_named(p)} - {None}) > 1
    return two and (a.place.document != b.place.document or x.form == y.form)


def _about_one_time(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is it one day; or one was told as a plan, for days that hold the other's, or in the weeks before it?"""
    x, y = a.fields.when, b.fields.when
    if x is not None and y is not None:
        if x == y and x.is_day:
            return True
        return a.fields.status != b.fields.status and x.overlaps(y) and max(x.width, y.width) <= _MONTH
    dated, undated = (a, b) if x is not None else (b, a)
    day, told = dated.fields.when, undated.known_from
    if day is None or day.first is None or told is None:
        return False
    return abs((day.first - told).days) <= (2 * _MONTH if undated.fields.status in _FUTURE else _WEEK)


_MONTH, _WEEK = 31, 7
"""Days: of what is told without a day, a plan may be made two months before, a report follows within a week."""
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
    if _two_and_more(x, y):
        return None
    return _share(x.participants, y.participants, least=2)


def _two_and_more(x: Engagement, y: Engagement) -> bool:
    """Did two people meet or speak by themselves, and in the other people of three sides, all named?"""
    sizes = sorted(len({p.side for p in e.participants if is_named(p)} - {None}) for e in (x, y))
    whole = all(all(is_named(p) for p in e.participants) for e in (x, y))
    return whole and sizes[0] == 2 < sizes[1]


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
        return None if all(map(is_named, [*xs, *ys])) else 0.0
    strength = sum(score for _, _, score in found) / len(found)
    shorter = min(len(xs), len(ys))
    if least == 2 and len(found) < 2 <= max(len(xs), len(ys)):
        return None if _rival(xs, ys, found) else (0.4 * strength if shorter < 2 else 0.2)
    missing = (max(len(xs), len(ys)) - len(found)) / max(len(xs), len(ys))
    lost = (shorter - len(found)) / shorter
    return strength * (1 - 0.2 * missing - 0.3 * lost * (least == 2))


def _rival(xs: Sequence[Actor], ys: Sequence[Actor], found: list[tuple[int, int, float]]) -> bool:
    """Does each list name somebody whom the other lacks?"""
    left_x = [x for i, x in enumerate(xs) if i not in {f[0] for f in found}]
    left_y = [y for j, y in enumerate(ys) if j not in {f[1] for f in found}]
    x_sides, y_sides = ({p.side for p in left} - {None} for left in (left_x, left_y))
    if x_sides and y_sides and not x_sides & y_sides:  # heads of the Union's states are none of one state's people
        return True
    return any(map(_is_somebody, left_x)) and any(map(_is_somebody, left_y))


def _is_somebody(actor: Actor) -> bool:
    """A person with a name or an office of their own; "his counterpart" and "officials" may be anybody."""
    return is_named(actor) or (actor.name is None and bool(role_words(actor) - {"counterpart", "officials"}))


def _when(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> float | None:
    """From -0.4 to 0.4: how far the days bind the two together; None where they exclude each other."""
    x, y = a.fields, b.fields
    if x.when and y.when:
        return _dated(a, b, _past(a, x.when), _past(b, y.when))
    if x.when or y.when:
        dated, undated = (a, b) if x.when else (b, a)
        return _half_dated(dated, undated, lexicon)
    return _undated(a, b, lexicon)


def _past(claim: Claim[Engagement], when: When) -> When:
    """Of what was held "this year" the part of the year that was past when it was told."""
    told = claim.known_from
    if claim.fields.status not in _DONE or told is None or when.first is None:
        return when
    latest = told + timedelta(days=_EMBARGO)
    return When.days(when.first, latest) if when.first <= latest < (when.last or date.max) else when


def _dated(a: Claim[Engagement], b: Claim[Engagement], x: When, y: When) -> float | None:
    about = _about(a, x) or _about(b, y)
    if x.near(y, days=_SLACK.get(family(a.fields.form), 1)) or (about and x.near(y, days=_LAX)):
        return 0.4 if max(x.width, y.width) <= 10 else 0.2
    early, late = (a, b) if x.before(y) else (b, a)
    if a.fields.status in _FUTURE and b.fields.status in _FUTURE:
        moved = (early.known_from or date.max) < (late.known_from or date.max) or _lapsed(early)
        return _NEITHER if moved and _gap(x, y) <= _PUT_OFF else None
    if early.fields.status in _OFF and late.fields.status in (*_FUTURE, *_DONE, None) and _gap(x, y) <= _PUT_OFF:
        return 0.1 if early.fields.status == "postponed" else _NEITHER
    if early.fields.status in _FUTURE and late.fields.status in (*_DONE, *_OFF, None) and _gap(x, y) <= _PUT_OFF:
        return _NEITHER
    return None


def _lapsed(plan: Claim[Engagement]) -> bool:
    """Is it told of a day already past, as what had once been planned?"""
    when, told = plan.fields.when, plan.known_from
    return when is not None and when.last is not None and told is not None and when.last < told


def _about(claim: Claim[Engagement], when: When) -> bool:
    """Does the text say "about that day"? A day of publication that stands for an untold one says no such thing."""
    told = claim.known_from
    own = told is not None and when.is_day and when.near(When.day(told), days=1)
    return when.approximate and not own


def _gap(x: When, y: When) -> int:
    early, late = (x, y) if x.before(y) else (y, x)
    return (late.first - early.last).days if late.first and early.last else 0


def _half_dated(dated: Claim[Engagement], undated: Claim[Engagement], lexicon: Any) -> float | None:
    when, told = dated.fields.when, undated.known_from
    if when is None or told is None:
        return -0.1
    early = timedelta(days=0 if when.approximate else _EMBARGO)  # about the day of its own readout: not the day before
    if undated.fields.status in _DONE and when.first and when.first > told + early:
        return None
    if undated.fields.status in _FUTURE and when.last and when.last < told - timedelta(days=_EMBARGO):
        return None if dated.fields.status in (*_DONE, "declined") else -0.2
    return 0.1 if _within_reach(dated, undated, when, told, lexicon) else _FAR


def _within_reach(dated: Claim[Engagement], undated: Claim[Engagement], when: When, told: date, lexicon: Any) -> bool:
    """Is the undated mention near enough in time to mean the dated engagement?"""
    back, ahead = _reach(dated, undated, lexicon)
    past = when.last is not None and when.last <= told and told - when.last > timedelta(days=back)
    return not past and not (when.first is not None and when.first > told + timedelta(days=ahead))


def _reach(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> tuple[int, int]:
    """Days back and days ahead within which a mention without a day may mean an engagement.

    Far, where one document tells of both, or both name a place that is no home of theirs (Geneva, for Presidents of
    the US and Russia); else near, and half as far where nobody is named.
    """
    form = family(a.fields.form)
    named = all(any(map(is_named, c.fields.participants)) for c in (a, b))
    away = named and _is_away(a.fields, lexicon) and _is_away(b.fields, lexicon)
    if a.place.document == b.place.document or away:
        return _RECENT.get(form, 60), _AHEAD
    back, ahead = _SOON.get(form, 14), _NEXT.get(form, 60)
    if any(map(_is_vague, (a, b))):
        ahead = min(ahead, _SOON["meeting"])
    if not named:
        return back // 2, ahead // 2
    off = any(c.fields.status in _OFF for c in (a, b))
    return _RECENT.get(form, 60) if off else back, _AHEAD if _one_plan(a, b) else ahead


def _is_vague(claim: Claim[Engagement]) -> bool:
    """Is it but agreed to stay in touch, with no form, day or place of a next meeting?"""
    fields = claim.fields
    return fields.form == "talks" and fields.status in _FUTURE and fields.when is None and fields.place is None


def _one_plan(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are both told as still to come, about the same time? Of two people one meeting or visit is ahead, if any."""
    ahead = a.fields.status in _FUTURE and b.fields.status in _FUTURE
    told = a.known_from is not None and b.known_from is not None and abs((a.known_from - b.known_from).days) <= _MONTH
    return ahead and told and family(a.fields.form) in ("visit", "meeting")


def _is_away(fields: Engagement, lexicon: Any) -> bool:
    """Was it at a place that is none of the participants' own?"""
    side = fields.host or side_of_place(fields.place, lexicon)
    return fields.place is not None and side not in {p.side for p in fields.participants}


def _undated(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> float | None:
    x, y = a.fields.status, b.fields.status
    if a.known_from is None or b.known_from is None:
        return 0.0
    days = abs((a.known_from - b.known_from).days)
    if days == 0 and {x, y} & set(_FUTURE) and {x, y} & {"held"}:
        return -0.3
    if family(a.fields.form) != "visit" and _was_before(a, b):
        return _FAR
    return 0.1 if days <= _reach(a, b, lexicon)[0] else _FAR


def _was_before(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Was one told as done before the other was told as still to come? Who met may meet again."""
    done, ahead = (a, b) if a.fields.status in _DONE else (b, a)
    if done.fields.status not in _DONE or ahead.fields.status not in _FUTURE:
        return False
    return (done.known_from or date.max) < (ahead.known_from or date.min)
