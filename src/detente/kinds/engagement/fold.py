"""What the claims about one engagement add up to: its people, its day and place, and how its status came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from detente.kinds.engagement.fields import AgendaItem, Engagement
from detente.kinds.engagement.spoken import leaves_form_open
from detente.kinds.engagement.telling import tells_calling_off
from detente.kinds.engagement.where import contains
from detente.kinds.engagement.who import united
from detente.kinds.folding import (
    Settled,
    actor_json,
    evidence_json,
    people_of,
    settle,
    settle_when,
    shared_account,
    sides_of,
    unique,
    when_json,
)
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.record import Facets, Folded, Json, Told
from detente.model.when import When

Claims = Sequence[Claim[Engagement]]

_FUTURE = {"possible": 1, "invited": 2, "agreed": 3, "planned": 4}
_WEEK = 7
_OFF = ("postponed", "cancelled", "declined")
_CURRENT = {"invited": "possible", "agreed": "planned"}
_LEVELS = ("leaders", "ministers", "officials")


def fold(claims: Claims, lexicon: Any) -> Folded:
    """Participants of all claims; status by rank and time; day and place as told for that status.

    Held outranks whatever was planned, called off or said of it later; a plan told after it was called off, for a
    day still to come, is a plan again.
    """
    status, telling = current(claims)
    when = settle_when("when", _of_the_whole_stay(telling), lambda f: f.when)
    place = settle("place", claims, lambda f: f.place, to_json=str, contains=lambda a, b: contains(a, b, lexicon))
    host = settle("host", claims, lambda f: f.host, to_json=str)
    fields = {
        "form": _form(claims, lexicon),
        "level": next((level for level in _LEVELS if any(c.fields.level == level for c in claims)), None),
        "participants": [actor_json(p) for p in united(p for c in claims for p in c.fields.participants)],
        "host": host.value,
        "place": place.value,
        "when": when_json(when.value),
        "status": status,
        "due_passed": False,
        "history": _history(claims),
        "issues": list(_issues(claims)),
        "agenda": [_agenda_json(item) for item in unique(i for c in claims for i in c.fields.agenda)],
    }
    return Folded(
        fields=fields,
        facets=Facets(
            sides=tuple(sorted(frozenset().union(*map(sides, claims)))),
            persons=people_of(claims, lambda f: f.participants),
            issues=_issues(claims),
            when=when.value,
            status=status,
        ),
        conflicts=when.conflicts + place.conflicts + host.conflicts,
        told=_told(claims, lexicon),
        according_to=shared_account(claims),
    )


def current(claims: Claims) -> tuple[str | None, Claims]:
    """The status as it stands (``None`` where no claim tells one), and the claims whose day holds for it."""
    for status in ("held", "under_way"):
        if any(c.fields.status == status for c in claims):
            return status, _bearing(claims, status)
    off = max((c for c in claims if c.fields.status in _OFF), key=_off_key, default=None)
    plans = [c for c in claims if c.fields.status in _FUTURE and (off is None or _revives(c, off))]
    if plans:
        best = max(plans, key=lambda c: (_FUTURE[c.fields.status or ""], c.sort_key()))
        status = _CURRENT.get(best.fields.status or "", best.fields.status or "")
        return status, [c for c in claims if c in plans or (off is None and c.fields.status is None)]
    if off is not None:
        return off.fields.status, _called_off(claims, off.fields.status)
    return _by_calendar(claims), claims


def _called_off(claims: Claims, status: str | None) -> Claims:
    """Those whose day is that of what was called off: the day of the calling off is not, where the plan's is told."""
    own = [c for c in claims if c.fields.status == status]
    days = [c for c in own if not tells_calling_off(c)]
    plans = [c for c in claims if c.fields.status in _FUTURE]
    return next((some for some in (days, plans) if any(c.fields.when for c in some)), own)


def _by_calendar(claims: Claims) -> str | None:
    """Of mentions that leave it open: held where the day was past when it was told, planned where it lay ahead."""
    for claim in claims:
        when, told = claim.fields.when, claim.known_from
        if when is not None and told is not None:
            if when.last is not None and when.last < told:
                return "held"
            if when.first is not None and when.first > told:
                return "planned"
    return None


def _of_the_whole_stay(claims: Claims) -> Claims:
    """Of a visit of some days, told by its first and last: without those that speak of one day of it.

    Seven days are left alone: so wide is "last week", which tells too little, not the length of a stay.
    """
    told = [c.fields.when for c in claims if c.fields.form == "visit" and c.fields.when is not None]
    stays = [w for w in told if w.first and w.last and 1 <= (w.last - w.first).days < _WEEK - 1 and "/" in w.edtf]
    return [
        c
        for c in claims
        if c.fields.when is None or not c.fields.when.is_day or not any(w.contains(c.fields.when) for w in stays)
    ]


def _bearing(claims: Claims, status: str) -> Claims:
    """The claims whose day may be that of what took place: those that say so, else the plan that was not put off."""
    own = [c for c in claims if c.fields.status == status]
    rest = [own, [c for c in claims if c.fields.status in (None, "under_way")]]
    if not any(c.fields.status in _OFF for c in claims):
        rest.append([c for c in claims if c.fields.status in _FUTURE])
    return next((some for some in rest if any(c.fields.when for c in some)), own)


def _off_key(claim: Claim[Engagement]) -> tuple[date, int, Any]:
    return claim.known_from or date.min, _OFF.index(claim.fields.status or ""), claim.sort_key()


def _revives(plan: Claim[Engagement], off: Claim[Engagement]) -> bool:
    """Is this plan told after it was called off, for a day still to come?"""
    if plan.known_from is None or off.known_from is None:
        return False
    if plan.known_from < off.known_from:
        return False
    when, put_off = plan.fields.when, off.fields.when
    if when is None:
        return plan.known_from > off.known_from and plan.fields.status == "planned"
    ahead = when.last is None or when.last >= plan.known_from
    return ahead and (plan.known_from > off.known_from or _is_for_later(plan, off, when, put_off))


def _is_for_later(plan: Claim[Engagement], off: Claim[Engagement], when: When, put_off: When | None) -> bool:
    """Is the plan for a day after the one that was given up?

    Where one document tells of both, the day of what was put off must lie ahead: "on Friday put off her visit" tells
    when that was said, and the plan beside it is the old one.
    """
    if put_off is None or not put_off.before(when):
        return False
    apart = plan.place.document != off.place.document
    return apart or (put_off.first is not None and off.known_from is not None and put_off.first > off.known_from)


def _form(claims: Claims, lexicon: Any) -> str:
    """The form that most claims tell; those told as but spoken leave it to the others."""
    sure = [c for c in claims if not leaves_form_open(c, lexicon)]
    forms = [c.fields.form for c in sure or claims]
    return min(set(forms), key=lambda f: (-forms.count(f), forms.index(f)))


def _issues(claims: Claims) -> tuple[str, ...]:
    named = unique(issue for c in claims for issue in c.fields.issues)
    return named + tuple(i for i in unique(i.issue for c in claims for i in c.fields.agenda) if i not in named)


def _agenda_json(item: AgendaItem) -> Json:
    return {"issue": item.issue, "raised_by": item.raised_by, "outcome": item.outcome}


def _actors(fields: Engagement) -> tuple[Actor, ...]:
    return fields.participants


def sides(claim: Claim[Engagement]) -> frozenset[str]:
    """Those who take part, who host it, and whom it is about."""
    return frozenset({*sides_of((claim,), _actors), *filter(None, [claim.fields.host])})


def _history(claims: Claims) -> list[Json]:
    """Each status that each document tells, once for each day; ordered by day, then by when it became known."""
    told: dict[tuple[Any, ...], list[Claim[Engagement]]] = {}
    for claim in claims:
        if claim.fields.status is not None:
            told.setdefault((claim.fields.status, claim.place.document, claim.fields.when), []).append(claim)
    rows = [group for key, group in told.items() if key[2] is not None or not _dated_twin(key, told)]
    return [_step(group) for group in sorted(rows, key=_step_key)]


def _dated_twin(key: tuple[Any, ...], told: dict[tuple[Any, ...], list[Claim[Engagement]]]) -> bool:
    return any(k[:2] == key[:2] and k[2] is not None for k in told)


_STEPS = (*_FUTURE, *_OFF, "under_way", "held")


def _step_key(group: list[Claim[Engagement]]) -> tuple[Any, ...]:
    """By day; a plan, or its end, came about by the day on which it was told, even where it is for a later one."""
    first = group[0]
    known = first.known_from or date.max
    day = first.fields.when.sort_key()[0] if first.fields.when else known
    if first.fields.status not in ("held", "under_way"):
        day = min(day, known)
    return day, _STEPS.index(first.fields.status or ""), first.sort_key()


def _step(group: list[Claim[Engagement]]) -> Json:
    first = group[0]
    by = next((c.fields.by for c in group if c.fields.by), None)
    return {
        "status": first.fields.status,
        "when": when_json(first.fields.when),
        "known_from": first.known_from.isoformat() if first.known_from else None,
        "document": first.place.document,
        "by": actor_json(by),
        "cause": next((c.fields.cause for c in group if c.fields.cause), None),
        "evidence": [e for c in group for e in evidence_json(c)],
    }


def _told(claims: Claims, lexicon: Any) -> tuple[Told, ...]:
    """What each document itself says of status, day and place, where the documents do not all say the same."""
    documents = list(dict.fromkeys(c.place.document for c in claims))
    if len(documents) < 2:
        return ()
    own = {d: _own([c for c in claims if c.place.document == d], lexicon) for d in documents}
    told = []
    for field in ("status", "when", "place"):
        values = {d: own[d][field] for d in documents if own[d][field] is not None}
        if len(set(values.values())) > 1:
            told += [Told(document=d, field=field, value=v) for d, v in values.items()]
    return tuple(told)


def _own(claims: Claims, lexicon: Any) -> dict[str, Json]:
    status, telling = current(claims)
    when: Settled = settle_when("when", telling, _when_of)
    place = settle("place", claims, lambda f: f.place, to_json=str, contains=lambda a, b: contains(a, b, lexicon))
    return {"status": status, "when": when_json(when.value), "place": place.value}


def _when_of(fields: Engagement) -> When | None:
    return fields.when
