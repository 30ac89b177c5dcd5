"""Engagements: the last, the next, and what was put off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from detente.model.ranked import Ranked
from detente.model.record import Record
from detente.views.line import Line
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

_HELD = Ranked(kinds=("engagement",), statuses=("held", "under_way"), dated=True)
_PLANNED = Ranked(kinds=("engagement",), statuses=("planned", "possible"))
STALE = 180
"""Days after which an undated plan of which nothing more is told no longer shows (half a year)."""


def last(asked: Asked) -> Part:
    """What took place, latest first; the meetings of a visit, or of a plan for one, fold into one line."""
    found = asked.first("last_engagements", _HELD)
    groups: dict[str, list[Record]] = {}
    for record in _own(found.records):
        groups.setdefault(_whole(record), []).append(record)
    if found.more:
        groups = _completed(asked, groups)
    lines = (_folded(asked, whole, records) for whole, records in groups.items())
    listing = "engagements --status held"
    return part("last_engagements", "Last engagements", lines, listing=listing, more=found.more)


def last_held(asked: Asked) -> Record | None:
    """The last engagement that took place, or is taking place."""
    return next(iter(asked.first("last_engagements", _HELD).records), None)


def _completed(asked: Asked, groups: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """The groups with those of their members that come so late in the order that they were not looked at."""
    members = _own(asked.every(replace(_HELD, within=tuple(groups))))
    for record in members:
        group = groups.get(_whole(record), [])
        if all(record.id != other.id for other in group):
            group.append(record)
    return groups


def _whole(record: Record) -> str:
    """The visit that it is a part of, else itself."""
    return next((link.record for link in record.links if link.type == "part_of"), record.id)


def _folded(asked: Asked, whole: str, records: list[Record]) -> Line:
    head = next((record for record in records if record.id == whole), records[0])
    rest = [record for record in records if record is not head]
    known = {_family(name) for name in _names(head)}
    names = {_family(name): name for record in rest for name in _names(record) if _family(name) not in known}
    told = f"with {len(rest)} meeting{'s' * (len(rest) > 1)}" + (
        f", also of {', '.join(names.values())}" if names else ""
    )
    return asked.line(head, told if rest else None)


def _names(record: Record) -> list[str]:
    people = record.fields.get("participants") or []
    return [str(person["name"]) for person in people if isinstance(person, dict) and person.get("name")]


def _family(name: str) -> str:
    """The last word of a name: enough to see that "Antony J. Blinken" is named already as "Antony Blinken"."""
    return name.split()[-1].casefold()


def coming(asked: Asked) -> Part:
    """What is planned or possible on a day to come, soonest first; a plan whose day is past stands out instead."""
    question = replace(_PLANNED, ahead=asked.now or date.min, order="soonest")
    found = asked.first("next_engagements", question)
    lines = map(asked.line, _own(found.records))
    listing = "engagements --status planned"
    return part("next_engagements", "Next engagements", lines, listing=listing, more=found.more)


def undated(asked: Asked) -> Part:
    """What is planned or possible on no day that is told, last told first; after half a year it no longer shows."""
    since = asked.now - timedelta(days=STALE) if asked.now else date.min
    found = asked.first("undated_engagements", replace(_PLANNED, undated=since))
    lines = map(asked.line, _own(found.records))
    listing = "engagements --status planned"
    return part("undated_engagements", "Planned, no day told", lines, listing=listing, more=found.more)


def put_off(asked: Asked) -> Part:
    """What was postponed, cancelled or declined and not held since; latest first."""
    found = asked.first("put_off", Ranked(kinds=("engagement",), statuses=("postponed", "cancelled", "declined")))
    lines = map(asked.line, found.records)
    return part("put_off", "Postponed, cancelled, declined", lines, listing="engagements", more=found.more)


def _own(records: Iterable[Record]) -> list[Record]:
    """Without what is only alleged by somebody."""
    return [r for r in records if r.according_to is None or r.facets.status != "held"]
