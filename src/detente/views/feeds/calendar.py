"""An iCalendar (RFC 5545) of what has days, by the library icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from detente.views.feeds.entry import Entry

_STATUS = {"possible": "TENTATIVE", "cancelled": "CANCELLED", "declined": "CANCELLED", "postponed": "CANCELLED"}


def calendar(entries: Iterable[Entry], *, title: str) -> tuple[str, int]:
    """The calendar, whole days; and how many entries have no place in it, since no day or no end of it is told."""
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
        event = Event()
        event.add("uid", f"{entry.key}@detente")
        event.add("dtstamp", datetime.combine(entry.updated, time(), UTC))
        event.add("dtstart", when.first)
        event.add("dtend", when.last + timedelta(days=1))
        event.add("summary", entry.title)
        event.add("description", f"{when}\n{entry.words}")
        event.add("categories", [entry.sort])
        event.add("status", _STATUS.get(entry.status or "", "CONFIRMED") if entry.sort == "engagement" else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        if entry.place is not None:
            event.add("location", entry.place)
        if entry.sequence is not None:
            event.add("sequence", entry.sequence)
        made.add_component(event)
    return made.to_ical().decode("utf-8"), left
