"""Working groups and deliverables: commitments that are open, and those that are overdue."""

from __future__ import annotations

from detente.model.record import Record
from detente.model.when import parse_when
from detente.views.line import is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

OPEN = frozenset({"sought", "made", "in_progress", "no_evidence"})
SILENCE = 90
"""Days after which a pledge with no follow-up stands out (a quarter: the rhythm at which working groups report)."""


def open_pledges(asked: Asked) -> Part:
    """What was asked or promised and is not yet kept, broken or avoided; latest first."""
    open_ones = [r for r in reversed(asked.of("commitment")) if is_open(r) and not is_overdue(r, asked)]
    lines = [asked.line(r, _due(r)) for r in open_ones]
    return part("open_commitments", "Open commitments", lines, most=6)


def overdue(asked: Asked) -> Part:
    """Promises whose day is past without word that they were kept, and those said to show no follow-up."""
    late = [r for r in reversed(asked.of("commitment")) if is_overdue(r, asked)]
    return part("overdue_commitments", "Overdue commitments", [asked.line(r, _due(r)) for r in late])


def is_open(record: Record) -> bool:
    """Is it neither kept, broken nor avoided, as far as is told?"""
    return record.facets.status in OPEN or record.facets.status is None


def is_overdue(record: Record, asked: Asked) -> bool:
    """Is it open, though its day is past or a document says that nothing came of it?"""
    late = is_past(record.fields.get("due"), asked.now)
    return is_open(record) and record.facets.status != "sought" and (late or record.facets.status == "no_evidence")


def silent_days(record: Record, asked: Asked) -> int | None:
    """Days since an open promise was made without any follow-up told, or None where that is not known."""
    made = parse_when(record.fields.get("made_on"))
    followed = record.fields.get("follow_through")
    if made is None or made.last is None or asked.now is None or followed or record.facets.status != "made":
        return None
    return (asked.now - made.last).days


def _due(record: Record) -> str | None:
    due = record.fields.get("due")
    return f"due {due}" if due else None
