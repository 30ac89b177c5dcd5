"""Pressures: incidents and measures since the last engagement, or else the latest before it."""

from __future__ import annotations

from detente.model.record import Record
from detente.views.line import first_day
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

BEFORE = 3
"""Records shown of those before the last engagement, where nothing is told since."""


def incidents(asked: Asked) -> Part:
    """Incidents, latest first."""
    return _pressure(asked, "incident", "Incidents")


def measures(asked: Asked) -> Part:
    """Acts of policy, latest first."""
    return _pressure(asked, "measure", "Measures")


def recent(asked: Asked, kind: str) -> list[Record]:
    """The dated ones since the last engagement began; where none was, all; latest first."""
    last = asked.last_held
    records = [r for r in asked.of(kind) if last is None or (r.facets.when and first_day(r) >= first_day(last))]
    return list(reversed(records))


def _pressure(asked: Asked, kind: str, title: str) -> Part:
    last, since = asked.last_held, recent(asked, kind)
    name = f"{kind}s"
    if last is None:
        return part(name, title, map(asked.line, since))
    if since:
        return part(name, f"{title} since the last engagement ({last.facets.when})", map(asked.line, since))
    earlier = list(reversed(asked.of(kind)))[:BEFORE]
    none = f"{title}, none told since the last engagement ({last.facets.when})"
    return part(name, f"{none}; the latest before it" if earlier else none, map(asked.line, earlier))
