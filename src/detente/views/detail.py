"""One record in full: its history, rival accounts, links, and every piece of evidence within its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.model.span import Evidence
from detente.views.headline import headline
from detente.views.line import Source, Sources
from detente.views.sentence import sentence_around


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A piece of evidence, the sentence that it stands in and the document's name."""

    evidence: Evidence
    sentence: str
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A link to another record, in that record's own line; `text` is None where the ledger no longer has it."""

    type: str
    record: str
    kind: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A record with what it leads to."""

    record: Record
    text: str
    quoted: tuple[Quoted, ...]
    bonds: tuple[Bond, ...]


def detail(ledger: Ledger, id: str, *, as_of: date | None = None) -> Detail | None:
    """The record with this id (or the beginning of it), or None where the ledger has none."""
    record = ledger.record(id, as_of=as_of)
    if record is None:
        return None
    sources = Sources(ledger)
    return Detail(
        record=record,
        text=headline(record.kind, record.fields),
        quoted=tuple(_quoted(e, sources) for e in record.evidence),
        bonds=tuple(_bond(link.type, link.record, ledger, as_of) for link in record.links),
    )


def _quoted(evidence: Evidence, sources: Sources) -> Quoted:
    document = sources.document(evidence.document)
    sentence = sentence_around(document.text, evidence.span).of(document.text) if document else evidence.text
    return Quoted(evidence=evidence, sentence=sentence, source=next(iter(sources.of([evidence.document])), None))


def _bond(type: str, id: str, ledger: Ledger, as_of: date | None) -> Bond:
    other = ledger.record(id, as_of=as_of)
    return Bond(
        type=type,
        record=id,
        kind=other.kind if other else None,
        text=headline(other.kind, other.fields) if other else None,
    )
