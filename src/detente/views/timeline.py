"""Everything dated, in order: one entry for each record, and for a channel or an engagement one for each turn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from detente.ledger.turns import Turn, turns_of
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.model.span import Evidence
from detente.model.when import When
from detente.views.headline import actors, headline
from detente.views.line import Source, Sources, according_to, evidence_of

KINDS: tuple[str, ...] = (
    "engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement",
)  # fmt: skip
"""All kinds on a timeline; events say the same acts over in codes, and are shown where asked for."""

TURNS: tuple[str, ...] = ("engagement", "channel", "commitment", "measure", "incident")
"""Kinds in which something turns; what is said, held and thought of it beside them would drown them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that was so from `when` on. `id` is the record's; several entries may share it."""

    when: str
    id: str
    kind: str
    state: str | None
    text: str
    sides: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some entries of a timeline in order, and how many it has."""

    entries: tuple[Entry, ...]
    count: int


def timeline(ledger: Ledger, filter: Filter = Filter(), *, kinds: Collection[str] = KINDS) -> list[Entry]:
    """The entries that pass the filter, by day; `limit` counts entries. What has no day is not on it.

    A state that several turns give a record on the same days is one entry, at the narrowest of the dates.
    """
    if filter.limit is not None:
        return list(timeline_page(ledger, filter, kinds=kinds, limit=filter.limit).entries)
    return _sourced(ledger, _every(ledger, filter, kinds))


def timeline_page(
    ledger: Ledger, filter: Filter = Filter(), *, kinds: Collection[str] = KINDS, offset: int = 0, limit: int
) -> Page:
    """So many of the entries from `offset` on, and how many there are; the others are not read."""
    if filter.status is not None and "commitment" in kinds:  # a pledge's status is known once it is read
        entries = _every(ledger, filter, kinds)
        return Page(entries=tuple(_sourced(ledger, entries[offset : offset + limit])), count=len(entries))
    found, count = ledger.turns(kinds, filter, offset=offset, limit=limit)
    places = ((record, {turn.place: turn for turn in turns_of(record)}[place]) for record, place in found)
    entries = [_entry(record, turn) for record, turn in places]
    return Page(entries=tuple(_sourced(ledger, entries)), count=count)


def _every(ledger: Ledger, filter: Filter, kinds: Collection[str]) -> list[Entry]:
    records = ledger.records(kinds, replace(filter, since=None, until=None, limit=None))
    entries = [_entry(record, turn) for record in records for turn in turns_of(record)]
    return sorted((e for e in entries if within(When(e.when), filter)), key=_order)


def _sourced(ledger: Ledger, entries: list[Entry]) -> list[Entry]:
    sources = Sources(ledger)  # looked up for the entries that are shown alone
    sources.ahead(document for entry in entries for document in entry.documents)
    return [replace(entry, sources=sources.of(entry.documents)) for entry in entries]


def _entry(record: Record, turn: Turn) -> Entry:
    if turn.step is None:
        return _made(record, str(turn.when), record.facets.status, record.evidence)
    entry = _made(record, turn.step["when"], turn.state, evidence_of(turn.step) or record.evidence)
    by, cause = actors(turn.step.get("by")), turn.step.get("cause")
    more = ", ".join(part for part in (by and f"by {by}", cause) if part)
    return replace(entry, text=f"{entry.text} – {more}" if more else entry.text)


def _made(record: Record, when: str, state: str | None, evidence: tuple[Evidence, ...]) -> Entry:
    documents = tuple(dict.fromkeys(e.document for e in evidence))
    return Entry(
        when=when,
        id=record.id,
        kind=record.kind,
        state=state,
        text=_text(record),
        sides=record.facets.sides,
        documents=documents,
        sources=(),
        evidence=evidence,
    )


def _text(record: Record) -> str:
    told = according_to(record)
    return headline(record.kind, record.fields) + (f" – {told}" if told else "")


def within(when: When, filter: Filter) -> bool:
    """As for records: certainly not before `since`, certainly not after `until`."""
    return not (filter.since and when.before(filter.since)) and not (filter.until and filter.until.before(when))


def _order(entry: Entry) -> tuple[str, str, str, str]:
    first, last = When(entry.when).sort_key()
    return first.isoformat(), last.isoformat(), entry.kind, entry.id
