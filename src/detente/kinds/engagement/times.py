"""How far the days of two claims bind them to one engagement, or forbid that they are one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from detente.kinds.engagement.fields import TO_COME, Engagement, family
from detente.kinds.engagement.reach import (
    AHEAD,
    JUST,
    MONTH,
    PUT_OFF,
    WEEK,
    are_away,
    is_one_plan,
    reach_of,
    within_reach,
)
from detente.kinds.engagement.telling import (
    DONE,
    LAX,
    OFF,
    is_talk_alone,
    lapsed,
    names_nobody,
    names_town,
    tells_about,
    tells_calling_off,
    tells_no_occasion,
)
from detente.kinds.engagement.where import is_state, places_agree
from detente.kinds.engagement.who import is_named
from detente.kinds.engagement.wording import is_same_round, words_beside
from detente.model.claim import Claim
from detente.model.when import When

_REPLANNED = {"visit": 400, "meeting": 180, "call": 60}
"""The same for a plan that is but told anew for another day, or that came about on another."""
_LATELY = {"visit": 30, "letter": 1}
"""The same where neither has a day, else a week."""
_EVER = {"visit": 300, "meeting": 90, "call": 45, "letter": 60, "demarche": 60}
"""Days from which on two tellings, of which at least one has no day, are of two: no third telling joins them."""
_DELAY = {"visit": 30, "meeting": 30}
"""Days by which what was planned for a place may be late, and be held there, with no word of its being put off."""
_LAPSED = {"visit": 60}
"""Days after the day of a plan within which a plan without a day may still be the same, put off; else a fortnight."""
_BEGUN = {"visit": 14, "meeting": 3, "call": 1}
"""Days between a telling of what is under way and the day of the same, held: nobody's stay is longer by itself."""
_NEARER = 0.001
"""What weighs at most for the nearer of two days of which a mention without one may mean either: it parts ties."""
_FAR = -0.35
"""Weight of times that lie too far apart: people and place together don't outweigh it."""
_NEITHER = -0.4
"""Weight of days that neither bind nor forbid: only another claim can join the two."""
_SLACK = {"visit": 3}
"""Days between two tellings that may still be one: a visit has several, a meeting but two capitals' dates."""
_NARROW = 10
"""Days up to which a date is near enough to a day for slack: a month has its own."""
_TRANSCRIPT = "exchange"
"""Rule of a meeting that a transcript shows, which may be put out on the day after it."""
_EMBARGO = 1
"""Days by which a text may run ahead of its date of publication (time zones, morning papers)."""


def times_agree(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> float | None:
    """From -0.4 to 0.4: how far the days bind the two together; None where they exclude each other."""
    if is_same_round(a, b):
        return 0.4
    x, y = a.fields.when, b.fields.when
    if x and y and tells_calling_off(a) is not tells_calling_off(b):
        x, y = (None, y) if tells_calling_off(a) else (x, None)
    if x and y:
        return _dated(a, b, _bounded(a, x), _bounded(b, y), lexicon)
    if x or y:
        dated, undated = (a, b) if x else (b, a)
        return _half_dated(dated, undated, lexicon)
    return _undated(a, b, lexicon)


def _bounded(claim: Claim[Engagement], when: When) -> When:
    """Of what was held "this year" the part that was past when it was told; of what is due "by May" what lay ahead."""
    told = claim.known_from
    if told is None:
        return when
    latest = told + timedelta(days=_EMBARGO)
    if claim.fields.status in DONE and when.first and when.first <= latest < (when.last or date.max):
        return When.days(when.first, latest)
    earliest = told - timedelta(days=_EMBARGO)
    if claim.fields.status not in DONE and when.first is None and when.last and when.last > earliest:
        return When.days(earliest, when.last)
    return when


def _dated(a: Claim[Engagement], b: Claim[Engagement], x: When, y: When, lexicon: Any) -> float | None:
    if _near(a, b, x, y):
        return 0.4 if max(x.width, y.width) <= _NARROW else _wide(a, b, max(x.width, y.width), lexicon)
    early, late = (a, b) if x.before(y) else (b, a)
    gap = _gap(x, y)
    if early.fields.status in OFF and late.fields.status in (*TO_COME, *DONE, None) and gap <= PUT_OFF:
        return 0.1 if early.fields.status == "postponed" else _NEITHER
    if early.fields.status not in TO_COME or gap > _REPLANNED.get(family(a.fields.form), 60):
        return None
    if late.fields.status in TO_COME:
        moved = (early.known_from or date.max) < (late.known_from or date.max) or lapsed(early)
        return _NEITHER if moved else None
    if late.fields.status in DONE and gap <= _DELAY.get(family(a.fields.form), 0) and at_one_town(a, b, lexicon):
        return -0.1
    if late.fields.status in DONE and gap > 1 and _was_for_now(early):
        return None
    return _NEITHER if late.fields.status in (*DONE, *OFF, None) else None


def _was_for_now(plan: Claim[Engagement]) -> bool:
    """Was it planned for the very next days ("will meet her tomorrow")? It comes about on its day, or not."""
    when, told = plan.fields.when, plan.known_from
    if when is None or when.first is None or told is None or not when.is_day:
        return False
    return 0 <= (when.first - told).days <= LAX


def _wide(a: Claim[Engagement], b: Claim[Engagement], width: float, lexicon: Any) -> float:
    """How far a month or a year that holds the other's day binds: by itself only those who are named, and a month.

    Who met "last year" may have met on many days of it; where is told, that is the one.
    """
    many = width > MONTH and family(a.fields.form) != "visit"
    if at_one_town(a, b, lexicon) or (a.place.document == b.place.document and not (many and _is_todays(a, b))):
        return 0.2
    nobody = names_nobody(a) or names_nobody(b)
    return _NEITHER if nobody or many else 0.2


def _is_todays(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is one of the very day of its document? What is told "earlier this year" is not what is told of today."""
    days = [c.fields.when for c in (a, b)]
    return any(w is not None and w.is_day and w.first == c.known_from for w, c in zip(days, (a, b), strict=True))


def at_one_town(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Do both tell a place that is no state, and may it be one?"""
    towns = [c.fields.place for c in (a, b) if c.fields.place and not is_state(c.fields.place, lexicon)]
    return len(towns) == 2 and (places_agree(towns[0], towns[1], lexicon) or 0.0) > 0


def _near(a: Claim[Engagement], b: Claim[Engagement], x: When, y: When) -> bool:
    """Are the two dates one, but for a day between two capitals, or the length of a stay?

    A month or a year has no such slack, nor have sides or offices alone: other people of theirs may have met.
    """
    if max(x.width, y.width) > _NARROW or names_nobody(a) or names_nobody(b):
        return x.overlaps(y)
    slack = _SLACK.get(family(a.fields.form), 1)
    return x.near(y, days=LAX if tells_about(a, x) or tells_about(b, y) else slack)


def _gap(x: When, y: When) -> int:
    early, late = (x, y) if x.before(y) else (y, x)
    return (late.first - early.last).days if late.first and early.last else 0


def _half_dated(dated: Claim[Engagement], undated: Claim[Engagement], lexicon: Any) -> float | None:
    when, told = dated.fields.when, undated.known_from
    if when is None or told is None:
        return -0.1
    own = when.approximate and dated.rule != _TRANSCRIPT  # about the day of its own readout: not the day before
    early = timedelta(days=0 if own else _EMBARGO)
    if undated.fields.status in DONE and when.first and when.first > told + early:
        return None
    if undated.fields.status in TO_COME and when.last and when.last < told - timedelta(days=_EMBARGO):
        elsewhere = names_town(undated, lexicon) and not names_town(dated, lexicon)
        return _after_its_day(dated, (told - when.last).days, elsewhere=elsewhere)
    if undated.fields.status in ("cancelled", "declined") and _is_new_plan(dated, when, told):
        return _NEITHER
    if dated.place.document != undated.place.document and when.width > MONTH and not _is_years_visit(dated, undated):
        return _FAR  # who met "last year" may have met on many days of it
    if _comes_of_it(dated, undated, when, told, lexicon) or _is_next_elsewhere(dated, undated, when, told):
        return _NEITHER
    away = _away_by(when, told)
    if _is_other_stay(dated, undated, away):
        return None
    if within_reach(dated, undated, when, told, lexicon):
        reported = dated.place.document != undated.place.document
        return _bound(away, reported=reported and dated.fields.status == undated.fields.status == "held")
    rounds = _are_rounds(dated, undated, lexicon)
    return None if away > _ever(dated, undated) or rounds else _FAR


def _comes_of_it(dated: Claim[Engagement], undated: Claim[Engagement], when: When, told: date, lexicon: Any) -> bool:
    """Is one agreed upon, or thought of, on the very day on which the other was held? Who meet agree to meet again.

    What the document of a meeting says that one may discuss ("a chance to discuss fish") they discuss there.
    """
    same = dated.place.document == undated.place.document
    if undated.fields.status == "possible" and same and tells_no_occasion(undated, lexicon):
        return "next" in words_beside(undated)  # "can discuss them at the next meeting"
    thought_of = undated.fields.status in ("agreed", "possible", "invited")
    return thought_of and dated.fields.status == "held" and when.first is not None and when.first <= told


def _is_next_elsewhere(dated: Claim[Engagement], undated: Claim[Engagement], when: When, told: date) -> bool:
    """Is a plan told for some other place on the very day of the dated one ("they will meet again in Peru")?"""
    today = when.is_day and when.first == told and dated.place.document != undated.place.document
    elsewhere = undated.fields.place is not None and dated.fields.place is None and dated.fields.host is None
    return today and elsewhere and undated.fields.status in TO_COME and family(dated.fields.form) == "meeting"


def _bound(days: int, *, reported: bool = False) -> float:
    """How far a telling without a day is bound to what was so many days away: the nearest is meant."""
    return 0.2 if days == 0 and reported else 0.1 + _NEARER * max(0.0, 1 - days / (2 * MONTH))


def _is_other_stay(dated: Claim[Engagement], undated: Claim[Engagement], away: int) -> bool:
    """Is the one under way when it was told, and the other long over, or not begun?"""
    going_on = undated.fields.status == "under_way" and undated.fields.form != "talks"
    told = dated.fields.status not in (*TO_COME, *OFF)
    return going_on and told and away > _BEGUN.get(family(dated.fields.form), WEEK)


def _are_rounds(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Is nobody named, and no one place, in two tellings of talks, of which there may be a round each week?"""
    other = a.place.document != b.place.document and family(a.fields.form) == "meeting"
    if (places_agree(a.fields.place, b.fields.place, lexicon) or 0.0) > 0:
        return False
    return other and not any(is_named(p) for c in (a, b) for p in c.fields.participants)


def _is_new_plan(plan: Claim[Engagement], when: When, called_off: date) -> bool:
    """Was it told of, for a later day, after another had been called off for good?"""
    return plan.known_from is not None and plan.known_from > called_off and (when.first or date.min) > called_off


def _is_years_visit(dated: Claim[Engagement], undated: Claim[Engagement]) -> bool:
    """Was a visit planned for this season or year, and is it now told as made?"""
    return family(dated.fields.form) == "visit" and dated.fields.status in TO_COME and undated.fields.status in DONE


def _after_its_day(dated: Claim[Engagement], days: int, *, elsewhere: bool) -> float | None:
    """Of a plan without a day, told so many days after the day of another telling, or for a town that it lacks."""
    if dated.fields.status in (*DONE, "declined"):
        return None
    if elsewhere and dated.fields.status not in OFF:
        return _NEITHER if days <= 2 * WEEK else None
    if days <= _LAPSED.get(family(dated.fields.form), 2 * WEEK) or dated.fields.status in OFF:
        return -0.2
    return _NEITHER if days <= _EVER.get(family(dated.fields.form), 60) else None


def _away_by(when: When, told: date) -> int:
    """Days from the telling to the nearest day of the date, back or ahead."""
    back, ahead = (told - (when.last or told)).days, ((when.first or told) - told).days
    return max(0, back, ahead)


def _ever(a: Claim[Engagement], b: Claim[Engagement]) -> int:
    off = any(c.fields.status in OFF for c in (a, b))
    return PUT_OFF if off else _EVER.get(family(a.fields.form), 60)


def _undated(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> float | None:
    x, y = a.fields.status, b.fields.status
    if a.known_from is None or b.known_from is None:
        return 0.0
    days = abs((a.known_from - b.known_from).days)
    same = a.place.document == b.place.document
    came_about = not same and "planned" in (x, y)  # told in the morning, and done by the evening
    if days == 0 and {x, y} & TO_COME and {x, y} & {"held"} and not came_about:
        return -0.3
    if family(a.fields.form) != "visit" and _was_before(a, b):
        return _FAR if same else None
    back = reach_of(a, b, lexicon)[0]
    if (x == "under_way") is not (y == "under_way") and not {x, y} & {*TO_COME, *OFF}:
        back = min(
            back, *(_BEGUN.get(family(c.fields.form), WEEK) for c in (a, b))
        )  # who is there now was not there weeks ago
    if not same and any(is_talk_alone(c, lexicon) for c in (a, b)):
        back = min(back, JUST)
    if days <= (back if same else min(back, _lately(a, b, lexicon))):
        return _bound(days)
    return None if days > _ever(a, b) else _FAR


def _lately(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> int:
    """Days between two documents within which two tellings without a day mean one engagement, if nothing else does."""
    bound = are_away(a.fields, b.fields, lexicon) or any(c.fields.status in OFF for c in (a, b)) or is_one_plan(a, b)
    return AHEAD if bound else _LATELY.get(family(a.fields.form), WEEK)


def _was_before(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Was one told as done before the other was told as still to come? Who met may meet again."""
    done, ahead = (a, b) if a.fields.status in DONE else (b, a)
    if done.fields.status not in DONE or ahead.fields.status not in TO_COME:
        return False
    return (done.known_from or date.max) < (ahead.known_from or date.min)
