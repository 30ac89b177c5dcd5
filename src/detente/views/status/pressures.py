"""Pressures: incidents and measures since the last engagement; where there was none, all."""

from __future__ import annotations

from detente.model.record import Record
from detente.views.line import first_day
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked


def incidents(asked: Asked) -> Part:
    """Incidents, latest first."""
    return part("incidents", _since(asked, "Incidents"), map(asked.line, recent(asked, "incident")))


def measures(asked: Asked) -> Part:
    """Acts of policy, latest first."""
    return part("measures", _since(asked, "Measures"), map(asked.line, recent(asked, "measure")))


def recent(asked: Asked, kind: str) -> list[Record]:
    """The dated ones since the last engagement began; where none was, all; latest first."""
    last = asked.last_held
    records = [r for r in asked.of(kind) if last is None or (r.facets.when and first_day(r) >= first_day(last))]
    return list(reversed(records))


def _since(asked: Asked, what: str) -> str:
    last = asked.last_held
    return f"{what} since the last engagement ({last.facets.when})" if last else what
