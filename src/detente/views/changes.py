"""What became known since a day: what is new, what is told otherwise than before, what is settled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from detente.lexicon.appointments import load_appointment_words
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.views.line import Line, Sources, line
from detente.views.sentence import sentence_around

KINDS: tuple[str, ...] = (
    "engagement", "channel", "commitment", "measure", "incident", "person", "position", "assessment", "statement",
)  # fmt: skip

SETTLED = frozenset(
    ["held", "cancelled", "declined", "kept", "broken", "terminated", "borne_out", "not_borne_out", "mixed"]
)
"""States after which nothing more is awaited."""

_PERSON = "person"
_NEAR = 40  # characters between a name and the word for taking or leaving an office
_STATE = ("status", "state", "verdict")
_TELLING = (*_STATE, "when", "place", "due", "participants", "what", "stance")
_ORDER = ("settled", "changed", "new")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A field that was told otherwise before."""

    field: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A record that is new, changed or settled since the day, and what of it."""

    sort: Literal["new", "changed", "settled"]
    line: Line
    known_from: date | None
    turns: tuple[Turn, ...] = ()


def changes(
    ledger: Ledger,
    since: date,
    filter: Filter = Filter(),
    *,
    kinds: Collection[str] = KINDS,
    unseen: Collection[str] | None = None,
    offices: re.Pattern[str] | None = None,
) -> list[Change]:
    """What a reader who knew all that was published before `since` did not know; settled first, by kind, then by day.

    With `unseen` only what these documents tell. People count where words of `offices` (the bundled ones where None)
    say that they take or leave one. The other end is the filter's `as_of`, else the ledger's last day: nobody can say
    since when undated documents are known, so they are left out.
    """
    end = filter.as_of or ledger.last_day()
    if end is None:
        return []
    asked = replace(filter, as_of=end, limit=None)
    found = list(_changes(ledger, since, asked, [kind for kind in kinds if kind != _PERSON], unseen))
    if _PERSON in kinds:
        found += appointments(ledger, since, asked, offices or load_appointment_words(), unseen)
    rank = {kind: place for place, kind in enumerate(kinds)}
    found.sort(key=lambda c: (_ORDER.index(c.sort), rank[c.line.kind], c.line.when is None, c.line.when, c.line.record))
    return found[: filter.limit]


def _changes(
    ledger: Ledger, since: date, filter: Filter, kinds: Collection[str], unseen: Collection[str] | None
) -> Iterator[Change]:
    sources, eve = Sources(ledger), since - timedelta(days=1)
    new = {outline.id for outline in ledger.outlines(kinds, replace(filter, learned_since=since))}
    for record in ledger.records(kinds, filter, told_since=None if unseen is not None else since):
        if unseen is not None and not any(document in unseen for document in record.documents):
            continue
        if record.id in new:
            yield Change(sort="new", line=line(record, sources), known_from=record.known_from)
        elif record.known_from is not None and record.known_from >= since:
            yield from _change(record, ledger.record(record.id, as_of=eve), sources)


def appointments(
    ledger: Ledger, since: date, filter: Filter, offices: re.Pattern[str], unseen: Collection[str] | None = None
) -> Iterator[Change]:
    """Who is told, in a document published since the day, to take or leave an office: each person once."""
    sources = Sources(ledger)
    for person in ledger.records((_PERSON,), filter):
        told = next(_tellings(person, since, offices, sources, unseen), None)
        if told is not None:
            document, evidence = told
            shown = line(person, sources, note="takes or leaves an office", evidence=(evidence,))
            yield Change(sort="new", line=shown, known_from=document.known_from)


def _tellings(
    person: Record, since: date, offices: re.Pattern[str], sources: Sources, unseen: Collection[str] | None
) -> Iterator[tuple[Document, Evidence]]:
    """Sentences that name the person and, not far from the name, a word of offices."""
    for evidence in person.evidence:
        document = sources.document(evidence.document)
        if document is None or document.known_from is None or document.known_from < since:
            continue
        if unseen is not None and document.id not in unseen:
            continue
        span = sentence_around(document.text, evidence.span)
        for match in offices.finditer(document.text, span.start, span.end):
            if max(match.start() - evidence.end, evidence.start - match.end()) <= _NEAR:
                yield document, document.evidence(span)


def _change(record: Record, earlier: Record | None, sources: Sources) -> Iterator[Change]:
    """How the record is told otherwise than on the eve; nothing where it only gained documents."""
    turns = tuple(_turns(earlier, record)) if earlier else ()
    if earlier is None or not turns:
        return
    settled = any(turn.field in _STATE and turn.after in SETTLED for turn in turns)
    before = {(e.document, e.start, e.end) for e in earlier.evidence}
    fresh = [e for e in record.evidence if (e.document, e.start, e.end) not in before]
    yield Change(
        sort="settled" if settled else "changed",
        line=line(record, sources, evidence=fresh or None),
        known_from=record.known_from,
        turns=turns,
    )


def _turns(earlier: Record, record: Record) -> Iterator[Turn]:
    for field in _TELLING:
        before, after = earlier.fields.get(field), record.fields.get(field)
        if before != after:
            yield Turn(field=field, before=before, after=after)
