"""How late a record is: by the day that it is about, and where none is told by that from which it is known."""

from __future__ import annotations

from datetime import date

from detente.model.record import Record


def day_and_id(record: Record) -> tuple[date, str]:
    """For sorting by day."""
    when = record.facets.when
    return (when.sort_key()[0] if when else record.known_from or date.min), record.id
