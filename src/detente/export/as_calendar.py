"""iCalendar (RFC 5545): the engagements of known days, with STATUS, SEQUENCE and an UID that stays the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from detente.export.answer import Answer
from detente.model.record import Json, Record
from detente.model.when import parse_when
from detente.views.feeds import Entry, calendar
from detente.views.headline import headline
from detente.views.line import Sources, widest


def write(answer: Answer, path: Path) -> int:
    """The engagements into a calendar; gives how many. Those of which no day, or no end of it, is told are left out.

    SEQUENCE counts how often status or day changed, so that a calendar that took the file in before takes the change.
    """
    entries = list(_entries(answer))
    text, left = calendar(entries, title="Détente: engagements")
    path.write_text(text, "utf-8", newline="")
    if left:
        answer.say(f"left out of the calendar: {left} engagements of which no day is told")
    return len(entries) - left


def _entries(answer: Answer) -> Iterator[Entry]:
    sources = Sources(answer.ledger)
    last = answer.filter.as_of or answer.ledger.last_day() or date.min
    wanted = [kind.name for kind in answer.kinds if kind.name == "engagement"]
    for record in answer.ledger.records(wanted, answer.filter):
        answer.step()
        yield _entry(record, sources, last)


def _entry(record: Record, sources: Sources, last: date) -> Entry:
    return Entry(
        key=record.id,
        title=headline(record.kind, record.fields),
        sort="engagement",
        record=record.id,
        when=parse_when(record.fields.get("when")),
        status=record.fields.get("status"),
        updated=_updated(record, last),
        sources=sources.of(record.documents),
        evidence=widest(record.evidence),
        place=record.fields.get("place"),
        sequence=changes_of(record.fields.get("history") or []),
    )


def _updated(record: Record, last: date) -> date:
    """The day on which its last step became known; the ledger's own last day where no step is dated."""
    days = [str(step["known_from"]) for step in record.fields.get("history") or [] if step.get("known_from")]
    return date.fromisoformat(max(days)) if days else record.known_from or last


def changes_of(history: Sequence[Mapping[str, Json]]) -> int:
    """How often the steps of a history, in the order in which they became known, tell another status or day."""
    told = [(step.get("status"), step.get("when")) for step in history]
    return sum(1 for before, after in pairwise(told) if before != after)
