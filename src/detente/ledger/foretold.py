"""What came of a foretold engagement that later documents tell as one of their own: same sides, form, people, days.

A forecast ("the summit will go ahead in May") names the engagement loosely; what is then held may stand as another
record, since nothing more makes the two sure to be one. For the verdict it is enough that the same two sides held such
an engagement within the days foretold, or called it off. A later or earlier one is no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from detente.kinds.engagement import family
from detente.ledger.told_of import is_against, verdict_on
from detente.model.record import Record
from detente.model.when import When, parse_when

_WIDEST = 366
"""Days; of what is foretold for longer than that no engagement can be said to be meant."""


def is_open(record: Record) -> bool:
    """Is it a forecast of an engagement of which nothing more is told yet?"""
    return record.kind == "assessment" and record.fields["verdict"] == "open"


def days_of(forecast: Record, engagement: Record) -> When | None:
    """The days foretold: those for which the engagement is set, else up to the horizon; None of too many."""
    when = engagement.facets.when or parse_when(forecast.fields["horizon"])
    if when is None or when.first is None or when.last is None or (when.last - when.first).days > _WIDEST:
        return None
    return when


def with_outcome(forecast: Record, engagement: Record, others: Iterable[Record], *, made: date | None) -> Record:
    """The open forecast with the verdict that an engagement of the same sort, held or called off, gives it.

    `made` is the day of the forecast: what became known by then is no outcome.
    """
    days = days_of(forecast, engagement)
    if days is None or made is None:
        return forecast
    alike = [o for o in others if o.id != engagement.id and _is_such(engagement, o, days) and _is_later(o, made)]
    outcomes = {o.id: verdict_on(o, negated=is_against(forecast), horizon=days.last) for o in _surest(alike)}
    verdicts = {verdict for verdict, _ in outcomes.values()} - {"open"}
    if len(verdicts) != 1:
        return forecast
    name = min(o for o, (verdict, _) in outcomes.items() if verdict != "open")
    verdict, outcome = outcomes[name]
    return replace(forecast, fields={**forecast.fields, "verdict": verdict, "outcome": outcome})


def _surest(alike: Sequence[Record]) -> list[Record]:
    """What was held goes before what was called off: of two plans one may have come about."""
    return [o for o in alike if o.fields["status"] in ("held", "under_way")] or list(alike)


def _is_such(engagement: Record, other: Record, days: When) -> bool:
    """Is it between the same two sides, of the same form, of such people, within the days?"""
    when, sides = other.facets.when, set(engagement.facets.sides)
    if when is None or not days.contains(when) or len(sides) != 2 or not sides <= set(other.facets.sides):
        return False
    mine, theirs = engagement.facets.persons, other.facets.persons
    if mine and set(mine).isdisjoint(theirs):
        return False
    return _same_form(engagement, other) and _same_rank(engagement, other)


def _same_form(engagement: Record, other: Record) -> bool:
    mine, theirs = (record.fields["form"] for record in (engagement, other))
    if mine == "summit" and theirs != "summit":
        return family(theirs) == "meeting" and other.fields.get("level") == "leaders"
    return family(mine) == family(theirs)


def _same_rank(engagement: Record, other: Record) -> bool:
    """Are those foretold by their office there: of each side that has one, one of that office?"""
    asked = {(p["side"], p["role"]) for p in engagement.fields["participants"] if p["side"] and p["role"]}
    there = {(p["side"], p["role"]) for p in other.fields["participants"] if p["side"] and p["role"]}
    return all(any(side == s and _alike(role, r) for s, r in there) for side, role in asked)


def _alike(one: str, other: str) -> bool:
    mine, theirs = (set(role.lower().replace("-", " ").split()) for role in (one, other))
    return mine <= theirs or theirs <= mine


def _is_later(other: Record, made: date) -> bool:
    """Is it told after the forecast was made?"""
    return other.known_from is not None and other.known_from > made
