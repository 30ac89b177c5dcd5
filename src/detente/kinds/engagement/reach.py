"""How far back and ahead in time a mention without a day may mean an engagement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from detente.kinds.engagement.fields import TO_COME, Engagement, family
from detente.kinds.engagement.telling import OFF, is_talk_alone, is_vague, names_town
from detente.kinds.engagement.where import places_agree, side_of_place
from detente.kinds.engagement.who import is_named
from detente.model.claim import Claim
from detente.model.when import When

PUT_OFF = 400
"""Days within which a postponed engagement may still be held and be the same."""
RECENT = {"visit": 150, "meeting": 60, "call": 21, "letter": 21, "demarche": 21}
"""Days before publication within which an undated mention is taken for the latest engagement of its kind."""
AHEAD = 400
"""Days after publication for which it may be about one still to come."""
_SOON = {"visit": 90, "meeting": 14, "call": 7, "letter": 1, "demarche": 14}
"""The same where another document tells of it, and no place tells it from others: who meets often is meant lately."""
_NEXT = {"visit": 150, "meeting": 60, "call": 14, "letter": 3, "demarche": 30}
"""Days for which another document's plan without a day holds: who agree to talk again mean the next call, if soon."""
JUST = 3
"""Days back that a verb of talking alone ("discussed it with X") reaches, which tells no occasion at all."""
_COUNCIL = 5
"""People of a meeting from which on it may be that of a body which meets every fortnight."""
MONTH, WEEK = 31, 7
"""Days: of what is told without a day, a plan may be made two months before, a report follows within a week."""


def within_reach(dated: Claim[Engagement], undated: Claim[Engagement], when: When, told: date, lexicon: Any) -> bool:
    """Is the undated mention near enough in time to mean the dated engagement?"""
    back, ahead = reach_of(dated, undated, lexicon)
    if dated.place.document != undated.place.document:
        if undated.fields.status is None:
            ahead = min(ahead, back, 2 * WEEK)  # what is but referred to has been, or is about to be
        back = min(back, _back_of(dated, undated, lexicon))
    past = when.last is not None and when.last <= told and told - when.last > timedelta(days=back)
    return not past and not (when.first is not None and when.first > told + timedelta(days=ahead))


def _back_of(dated: Claim[Engagement], undated: Claim[Engagement], lexicon: Any) -> int:
    """Days back that its own words let another document's mention reach.

    Not far where they tell no occasion, nor where they name a town and the other only the state: it has many.
    """
    if is_talk_alone(undated, lexicon):
        return JUST
    if min(len(c.fields.participants) for c in (dated, undated)) >= _COUNCIL:
        return WEEK
    narrower = names_town(undated, lexicon) and not names_town(dated, lexicon)
    return 2 * WEEK if narrower and family(undated.fields.form) == "visit" else PUT_OFF


def reach_of(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> tuple[int, int]:
    """Days back and days ahead within which a mention without a day may mean an engagement.

    Far, where one document tells of both, or both name one place that is no home of theirs (Geneva, for Presidents of
    the US and Russia); else near, and half as far where nobody is named.
    """
    form = family(a.fields.form)
    named = all(any(map(is_named, c.fields.participants)) for c in (a, b))
    if a.place.document == b.place.document or (named and are_away(a.fields, b.fields, lexicon)):
        return RECENT.get(form, 60), AHEAD
    back, ahead = _SOON.get(form, 14), _NEXT.get(form, 60)
    if any(map(is_vague, (a, b))):
        ahead = min(ahead, _SOON["meeting"])
    if not named:
        return back // 2, ahead // 2
    off = any(c.fields.status in OFF for c in (a, b))
    return RECENT.get(form, 60) if off else back, AHEAD if is_one_plan(a, b) else ahead


def is_one_plan(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are both told as still to come, about the same time? Of two people one meeting or visit is ahead, if any."""
    ahead = a.fields.status in TO_COME and b.fields.status in TO_COME
    told = a.known_from is not None and b.known_from is not None and abs((a.known_from - b.known_from).days) <= MONTH
    return ahead and told and family(a.fields.form) in ("visit", "meeting")


def are_away(x: Engagement, y: Engagement, lexicon: Any) -> bool:
    """Did they meet at one place that is none of the participants' own? Not so visits, nor gatherings by name."""
    if family(x.form) == "visit" or "(" in (x.place or "") or (places_agree(x.place, y.place, lexicon) or 0.0) <= 0:
        return False
    return all(_is_away(fields, lexicon) for fields in (x, y))


def _is_away(fields: Engagement, lexicon: Any) -> bool:
    side = fields.host or side_of_place(fields.place, lexicon)
    return fields.place is not None and side not in {p.side for p in fields.participants}
