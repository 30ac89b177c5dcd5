"""Everything dated, in order: one entry for each record, and for a channel or an engagement one for each turn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.model.when import When, parse_when
from detente.views.headline import actors, headline
from detente.views.line import Source, Sources, according_to, evidence_of

KINDS: tuple[str, ...] = (
    "engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement",
)  # fmt: skip
"""All kinds on a timeline; events say the same acts over in codes, and are shown where asked for."""

TURNS: tuple[str, ...] = ("engagement", "channel", "commitment", "measure", "incident")
"""Kinds in which something turns; what is said, held and thought of it beside them would drown them."""

_TURNS = {"engagement": "history", "channel": "transitions"}
_STATE = {"engagement": "status", "channel": "state"}


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


def timeline(ledger: Ledger, filter: Filter = Filter(), *, kinds: Collection[str] = KINDS) -> list[Entry]:
    """The entries that pass the filter, by day; `limit` counts entries. What has no day is not on it.

    A state that several turns give a record on the same days is one entry, at the narrowest of the dates.
    """
    records = ledger.records(kinds, replace(filter, since=None, until=None, limit=None))
    entries = [e for record in records for e in _unrepeated(list(_entries(record)))]
    kept = sorted((e for e in entries if _within(e.when, filter)), key=_order)
    sources = Sources(ledger)  # looked up for the entries that are shown alone
    return [replace(entry, sources=sources.of(entry.documents)) for entry in kept[: filter.limit]]


def _entries(record: Record) -> Iterator[Entry]:
    turns = record.fields.get(_TURNS.get(record.kind, "")) or []
    dated = [turn for turn in turns if parse_when(turn.get("when"))]
    for turn in dated:
        yield _turn(record, turn)
    if not dated and record.facets.when:
        yield _entry(record, str(record.facets.when), record.facets.status, record.evidence)


def _unrepeated(entries: list[Entry]) -> Iterator[Entry]:
    """The entries of one record, without those whose state and day another one tells as narrowly or more so."""
    kept: list[Entry] = []
    for entry in sorted(entries, key=lambda e: When(e.when).width):
        if not any(entry.state == other.state and When(entry.when).overlaps(When(other.when)) for other in kept):
            kept.append(entry)
    return (entry for entry in entries if entry in kept)


def _turn(record: Record, turn: Mapping[str, Json]) -> Entry:
    told = evidence_of(turn) or record.evidence
    entry = _entry(record, turn["when"], turn.get(_STATE[record.kind]), told)
    by, cause = actors(turn.get("by")), turn.get("cause")
    more = ", ".join(part for part in (by and f"by {by}", cause) if part)
    return replace(entry, text=f"{entry.text} – {more}" if more else entry.text)


def _entry(record: Record, when: str, state: str | None, evidence: tuple[Evidence, ...]) -> Entry:
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


def _within(edtf: str, filter: Filter) -> bool:
    """As for records: certainly not before `since`, certainly not after `until`."""
    when = parse_when(edtf)
    if when is None:
        return False
    return not (filter.since and when.before(filter.since)) and not (filter.until and filter.until.before(when))


def _order(entry: Entry) -> tuple[str, str, str, str]:
    first, last = When(entry.when).sort_key()
    return first.isoformat(), last.isoformat(), entry.kind, entry.id
