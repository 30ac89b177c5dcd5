"""An iCalendar (RFC 5545) of what has days, by the library icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from detente.views.feeds.entry import Entry

if TYPE_CHECKING:
    from icalendar import Event

_STATUS = {"possible": "TENTATIVE", "cancelled": "CANCELLED", "declined": "CANCELLED", "postponed": "CANCELLED"}


def calendar(entries: Iterable[Entry], *, title: str) -> tuple[str, int]:
    """The calendar, whole days; and how many entries have no place in it, since no day or no end of it is told."""
    from icalendar import Calendar  # here, so that no other answer waits for it

    made = Calendar()
    made.add("prodid", "-//detente//ahead//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    left = 0
    for entry in entries:
        when = entry.when
        if when is None or when.first is None or when.last is None:
            left += 1
            continue
        made.add_component(_event(entry, when.first, when.last))
    return made.to_ical().decode("utf-8"), left


def _event(entry: Entry, first: date, last: date) -> Event:
    from icalendar import Event as Dated

    event = Dated()
    event.add("uid", f"{entry.key}@detente")
    event.add("dtstamp", datetime.combine(entry.updated, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", f"{entry.when}\n{entry.words}")
    event.add("categories", [entry.sort])
    event.add("status", _STATUS.get(entry.status or "", "CONFIRMED") if entry.sort == "engagement" else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if entry.place is not None:
        event.add("location", entry.place)
    if entry.sequence is not None:
        event.add("sequence", entry.sequence)
    return event
