"""Changes, and what is ahead, as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from detente.model.when import parse_when
from detente.views.ahead import Ahead
from detente.views.changes import Change
from detente.views.feeds.entry import Entry


def change_entries(changes: Iterable[Change], *, now: date) -> Iterator[Entry]:
    """One entry for each change; what is of unknown day is dated `now`."""
    for change in changes:
        line, day = change.line, change.known_from or now
        told = ", ".join(filter(None, [line.state, line.note]))
        yield Entry(
            key=f"{line.record}:{change.sort}:{day}",
            title=f"{change.sort}: {line.text}" + (f" ({told})" if told else ""),
            sort=line.kind,
            record=line.record,
            when=parse_when(line.when),
            status=line.state,
            updated=day,
            sources=line.sources,
            evidence=line.evidence,
        )


def ahead_entries(found: Iterable[Ahead], *, now: date) -> Iterator[Entry]:
    """One entry for each thing to come."""
    for one in found:
        yield Entry(
            key=f"{one.record}:{one.sort}",
            title=one.text,
            sort=one.sort,
            record=one.record,
            when=one.when,
            status=one.status,
            updated=one.known_from or now,
            sources=one.sources,
            evidence=one.evidence,
        )
