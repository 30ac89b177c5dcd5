"""Working groups and deliverables: commitments that are open, and those that are overdue."""

from __future__ import annotations

from detente.model.record import Record
from detente.views.line import is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import latest

OPEN = frozenset({"sought", "made", "in_progress", "no_evidence"})


def open_pledges(asked: Asked) -> Part:
    """What was promised, then what was only sought, and is not yet kept, broken or avoided; latest first."""
    open_ones = latest(r for r in asked.of("commitment") if is_open(r) and not is_overdue(r, asked))
    open_ones.sort(key=lambda record: record.facets.status == "sought")
    lines = (asked.line(r, _due(r)) for r in open_ones)
    return part("open_commitments", "Open commitments", lines, listing="commitments")


def overdue(asked: Asked) -> Part:
    """Promises whose day is past without word that they were kept, and those said to show no follow-up."""
    late = latest(r for r in asked.of("commitment") if is_overdue(r, asked))
    lines = (asked.line(r, _due(r)) for r in late)
    return part("overdue_commitments", "Overdue commitments", lines, listing="commitments")


def is_open(record: Record) -> bool:
    """Is it neither kept, broken nor avoided, as far as is told?"""
    return record.facets.status in OPEN or record.facets.status is None


def is_overdue(record: Record, asked: Asked) -> bool:
    """Is it open, though its day is past or a document says that nothing came of it?"""
    late = is_past(record.fields.get("due"), asked.now)
    return is_open(record) and record.facets.status != "sought" and (late or record.facets.status == "no_evidence")


def _due(record: Record) -> str | None:
    due = record.fields.get("due")
    return f"due {due}" if due else None
