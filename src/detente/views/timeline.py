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
from detente.views.line import Source, Sources, evidence_of

KINDS: tuple[str, ...] = (
    "engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement",
)  # fmt: skip
"""Kinds on a timeline; events say the same acts over in codes, and are shown where asked for."""

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
    """The entries that pass the filter, by day; `limit` counts entries. What has no day is not on it."""
    sources = Sources(ledger)
    records = ledger.records(kinds, replace(filter, since=None, until=None, limit=None))
    entries = [e for record in records for e in _entries(record, sources)]
    kept = sorted((e for e in entries if _within(e.when, filter)), key=_order)
    return kept[: filter.limit]


def _entries(record: Record, sources: Sources) -> Iterator[Entry]:
    turns = record.fields.get(_TURNS.get(record.kind, "")) or []
    dated = [turn for turn in turns if turn.get("when")]
    for turn in dated:
        yield _turn(record, turn, sources)
    if not dated and record.facets.when:
        yield _entry(record, str(record.facets.when), record.facets.status, record.evidence, sources)


def _turn(record: Record, turn: Mapping[str, Json], sources: Sources) -> Entry:
    told = evidence_of(turn) or record.evidence
    entry = _entry(record, turn["when"], turn.get(_STATE[record.kind]), told, sources)
    by, cause = actors(turn.get("by")), turn.get("cause")
    more = ", ".join(part for part in (by and f"by {by}", cause) if part)
    return replace(entry, text=f"{entry.text} – {more}" if more else entry.text)


def _entry(record: Record, when: str, state: str | None, evidence: tuple[Evidence, ...], sources: Sources) -> Entry:
    documents = tuple(dict.fromkeys(e.document for e in evidence))
    return Entry(
        when=when,
        id=record.id,
        kind=record.kind,
        state=state,
        text=headline(record.kind, record.fields),
        sides=record.facets.sides,
        documents=documents,
        sources=sources.of(documents),
        evidence=evidence,
    )


def _within(edtf: str, filter: Filter) -> bool:
    """As for records: certainly not before `since`, certainly not after `until`."""
    when = parse_when(edtf)
    if when is None:
        return False
    return not (filter.since and when.before(filter.since)) and not (filter.until and filter.until.before(when))


def _order(entry: Entry) -> tuple[str, str, str, str]:
    first, last = When(entry.when).sort_key()
    return first.isoformat(), last.isoformat(), entry.kind, entry.id
