"""Engagements: the last, the next, and what was put off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from detente.model.record import Record
from detente.views.line import is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

UNREPORTED = "its day is past; no report of it"


STALE = 180
"""Days after which an undated plan of which nothing more is told is no longer among the next (half a year)."""


def last(asked: Asked) -> Part:
    """What took place, latest first."""
    held = _with_status(asked, "held", "under_way")
    return part("last_engagements", "Last engagements", map(asked.line, reversed(held)), most=4)


def coming(asked: Asked) -> Part:
    """What is planned or possible, soonest first, undated ones last; those whose day has passed stand out instead."""
    ahead = [r for r in _with_status(asked, "planned", "possible") if not is_past(r.fields.get("when"), asked.now)]
    dated = [asked.line(r) for r in sorted((r for r in ahead if r.facets.when), key=_at_the_latest)]
    undated = sorted((r for r in ahead if not r.facets.when and not _stale(r, asked)), key=_told, reverse=True)
    return part("next_engagements", "Next engagements", [*dated, *(asked.line(r, _last_told(r)) for r in undated)])


def put_off(asked: Asked) -> Part:
    """What was postponed, cancelled or declined and not held since; latest first."""
    gone = reversed(_with_status(asked, "postponed", "cancelled", "declined"))
    return part("put_off", "Postponed, cancelled, declined", map(asked.line, gone))


def unreported(asked: Asked) -> list[Record]:
    """Plans whose day is past with no word of what became of them, latest first."""
    planned = _with_status(asked, "planned")
    return [r for r in reversed(planned) if is_past(r.fields.get("when"), asked.now)]


def _at_the_latest(record: Record) -> tuple[date, str]:
    """The last day on which it may be: what is planned for a day comes before what is planned for the year."""
    return (record.facets.when and record.facets.when.last) or date.max, record.id


def _stale(record: Record, asked: Asked) -> bool:
    told = record.known_from
    return told is not None and asked.now is not None and (asked.now - told).days > STALE


def _told(record: Record) -> str:
    return str(record.known_from or "")


def _last_told(record: Record) -> str:
    return f"no day told; as known on {record.known_from}" if record.known_from else "no day told"


def _with_status(asked: Asked, *wanted: str) -> list[Record]:
    return _own(r for r in asked.of("engagement") if r.facets.status in wanted)


def _own(records: Iterable[Record]) -> list[Record]:
    """Without what is only alleged by somebody."""
    return [r for r in records if r.according_to is None or r.facets.status != "held"]
