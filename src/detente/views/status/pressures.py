"""Pressures: incidents and measures, and how many of them there were since the last engagement."""

from __future__ import annotations

from detente.model.record import Record
from detente.views.line import first_day
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import latest


def incidents(asked: Asked) -> Part:
    """Incidents, latest first."""
    return _pressure(asked, "incident", "Incidents")


def measures(asked: Asked) -> Part:
    """Acts of policy, latest first."""
    return _pressure(asked, "measure", "Measures")


def _pressure(asked: Asked, kind: str, title: str) -> Part:
    """The latest; the title says where none of them is known to be of the time since the last engagement."""
    known = latest(asked.of(kind))
    last = asked.last_held
    if known and last and not any(_since(record, last) for record in known):
        title = f"{title} (none dated since the last engagement, {last.facets.when})"
    return part(f"{kind}s", title, map(asked.line, known), listing=f"{kind}s")


def _since(record: Record, last: Record) -> bool:
    return record.facets.when is not None and first_day(record) >= first_day(last)
