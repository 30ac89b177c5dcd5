"""Engagements: the last, the next, and what was put off."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.record import Record
from detente.views.line import is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

UNREPORTED = "planned for a day now past; no report of it"


def last(asked: Asked) -> Part:
    """What took place, latest first."""
    held = _with_status(asked, "held", "under_way")
    return part("last_engagements", "Last engagements", map(asked.line, reversed(held)), most=5)


def coming(asked: Asked) -> Part:
    """What is planned or possible, soonest first, undated ones last; those whose day has passed belong to the rest."""
    ahead = [r for r in _with_status(asked, "planned", "possible") if not is_past(r.fields.get("when"), asked.now)]
    dated = [r for r in ahead if r.facets.when]
    undated = [r for r in ahead if not r.facets.when]
    return part("next_engagements", "Next engagements", map(asked.line, dated + undated))


def put_off(asked: Asked) -> Part:
    """What was postponed, cancelled or declined and not held since, and plans whose day passed without a report."""
    gone = list(_with_status(asked, "postponed", "cancelled", "declined"))
    lines = [asked.line(r) for r in reversed(gone)] + [asked.line(r, UNREPORTED) for r in unreported(asked)]
    return part("put_off", "Postponed, cancelled, declined, or not reported", lines)


def unreported(asked: Asked) -> list[Record]:
    """Plans whose day is past with no word of what became of them, latest first."""
    planned = _with_status(asked, "planned")
    return [r for r in reversed(planned) if is_past(r.fields.get("when"), asked.now)]


def _with_status(asked: Asked, *wanted: str) -> list[Record]:
    return _own(r for r in asked.of("engagement") if r.facets.status in wanted)


def _own(records: Iterable[Record]) -> list[Record]:
    """Without what is only alleged by somebody."""
    return [r for r in records if r.according_to is None or r.facets.status != "held"]
