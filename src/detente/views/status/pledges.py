"""Working groups and deliverables: commitments that are open, and those that are overdue."""

from __future__ import annotations

from datetime import date

from detente.model.ranked import Ranked
from detente.model.record import Record
from detente.views.line import is_past
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

OPEN = frozenset({"sought", "made", "in_progress", "no_evidence"})
_PLEDGE = ("commitment",)
_MADE, _SOUGHT = ("made", "in_progress", "no_evidence", None), ("sought",)


def open_pledges(asked: Asked) -> Part:
    """What was promised, then what was only sought, and is not yet kept, broken or avoided; latest first."""
    made, sought = (asked.first("open_commitments", Ranked(kinds=_PLEDGE, statuses=some)) for some in (_MADE, _SOUGHT))
    open_ones = [r for r in (*made.records, *(() if made.more else sought.records)) if is_open(r)]
    lines = (asked.line(r, _due(r)) for r in open_ones if not is_overdue(r, asked))
    more = made.more + (len(sought.records) if made.more else 0) + sought.more
    return part("open_commitments", "Open commitments", lines, listing="commitments", more=more)


def overdue(asked: Asked) -> Part:
    """Promises whose day is past without word that they were kept, and those said to show no follow-up."""
    found = asked.first("overdue_commitments", Ranked(kinds=_PLEDGE, statuses=_MADE, past=asked.now or date.min))
    lines = (asked.line(r, _due(r)) for r in found.records if is_overdue(r, asked))
    return part("overdue_commitments", "Overdue commitments", lines, listing="commitments", more=found.more)


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
