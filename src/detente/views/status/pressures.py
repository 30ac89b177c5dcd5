"""Pressures: incidents and measures, and how many of them there were since the last engagement."""

from __future__ import annotations

from detente.model.ranked import Ranked
from detente.model.record import Record
from detente.views.line import first_day
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.engagements import last_held


def incidents(asked: Asked) -> Part:
    """Incidents, latest first."""
    return _pressure(asked, "incident", "Incidents")


def measures(asked: Asked) -> Part:
    """Acts of policy, latest first."""
    return _pressure(asked, "measure", "Measures")


def _pressure(asked: Asked, kind: str, title: str) -> Part:
    """The latest; the title says where none of them is known to be of the time since the last engagement."""
    found = asked.first(f"{kind}s", Ranked(kinds=(kind,)))
    newest = asked.first(f"{kind}s", Ranked(kinds=(kind,), dated=True, limit=1))
    last = last_held(asked)
    if found.records and last and not any(_since(record, last) for record in newest.records):
        title = f"{title} (none dated since the last engagement, {last.facets.when})"
    return part(f"{kind}s", title, map(asked.line, found.records), listing=f"{kind}s", more=found.more)


def _since(record: Record, last: Record) -> bool:
    return record.facets.when is not None and first_day(record) >= first_day(last)
