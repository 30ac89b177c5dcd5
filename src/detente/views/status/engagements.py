"""Engagements: the last, the next, and what was put off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from detente.model.record import Record
from detente.views.line import Line, is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import latest

STALE = 180
"""Days after which an undated plan of which nothing more is told no longer shows (half a year)."""


def last(asked: Asked) -> Part:
    """What took place, latest first; the meetings of a visit, or of a plan for one, fold into one line."""
    groups: dict[str, list[Record]] = {}
    for record in latest(r for r in _with_status(asked, "held", "under_way") if r.facets.when):
        groups.setdefault(_whole(record), []).append(record)
    lines = (_folded(asked, whole, records) for whole, records in groups.items())
    return part("last_engagements", "Last engagements", lines, listing="engagements --status held")


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
    ahead = [r for r in _ahead(asked) if r.facets.when]
    lines = map(asked.line, sorted(ahead, key=_at_the_latest))
    return part("next_engagements", "Next engagements", lines, listing="engagements --status planned")


def undated(asked: Asked) -> Part:
    """What is planned or possible on no day that is told, last told first; after half a year it no longer shows."""
    lines = map(asked.line, latest(r for r in _ahead(asked) if not r.facets.when and not _stale(r, asked)))
    return part("undated_engagements", "Planned, no day told", lines, listing="engagements --status planned")


def put_off(asked: Asked) -> Part:
    """What was postponed, cancelled or declined and not held since; latest first."""
    gone = latest(_with_status(asked, "postponed", "cancelled", "declined"))
    return part("put_off", "Postponed, cancelled, declined", map(asked.line, gone), listing="engagements")


def _ahead(asked: Asked) -> Iterator[Record]:
    planned = _with_status(asked, "planned", "possible")
    return (r for r in planned if not is_past(r.fields.get("when"), asked.now))


def _at_the_latest(record: Record) -> tuple[date, str]:
    """The last day on which it may be: what is planned for a day comes before what is planned for the year."""
    return (record.facets.when and record.facets.when.last) or date.max, record.id


def _stale(record: Record, asked: Asked) -> bool:
    told = record.known_from
    return told is not None and asked.now is not None and (asked.now - told).days > STALE


def _with_status(asked: Asked, *wanted: str) -> list[Record]:
    return _own(r for r in asked.of("engagement") if r.facets.status in wanted)


def _own(records: Iterable[Record]) -> list[Record]:
    """Without what is only alleged by somebody."""
    return [r for r in records if r.according_to is None or r.facets.status != "held"]
