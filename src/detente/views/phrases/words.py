"""The words that are a side's own: those of what it published, and those of its people as others quote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What one side says in one document: the document, its day, and the stretches of its text."""

    side: str
    document: Document
    day: date
    spans: tuple[Span, ...]


def spoken(ledger: Ledger, filter: Filter) -> Iterator[Spoken]:
    """Each side's own words in each document that passes the filter, oldest first; undated documents say none.

    A release is its side's own words, without what it quotes of others; of other documents what is quoted counts.
    """
    for document in ledger.documents(filter):
        if document.known_from is None:
            continue
        told = list(ledger.records(("statement",), Filter(document=document.id, as_of=filter.as_of)))
        by_side: dict[str, list[Span]] = {}
        for record in told:
            side = _side(record)
            if side is not None and record.fields.get("form") != "indirect":
                by_side.setdefault(side, []).extend(_segments(record, document))
        if document.side is not None:
            others = [span for side, spans in by_side.items() if side != document.side for span in spans]
            by_side[document.side] = list(_without(Span(0, len(document.text)), [*others, *_noise(document)]))
        for side, spans in sorted(by_side.items()):
            if spans and (filter.between is None or side in filter.between) and filter.side in (None, side):
                yield Spoken(side=side, document=document, day=document.known_from, spans=tuple(sorted(set(spans))))


def _side(record: Record) -> str | None:
    speaker = record.fields.get("speaker")
    return speaker.get("side") if isinstance(speaker, dict) else None


def _segments(record: Record, document: Document) -> Iterator[Span]:
    for piece in record.fields.get("segments") or []:
        if piece["document"] == document.id:
            yield Span(piece["start"], piece["end"])


def _noise(document: Document) -> Iterator[Span]:
    return (noise.span for noise in document.noise)


def _without(whole: Span, holes: list[Span]) -> Iterator[Span]:
    """What is left of `whole` between the holes."""
    at = whole.start
    for hole in sorted(holes):
        if hole.start > at:
            yield Span(at, hole.start)
        at = max(at, hole.end)
    if at < whole.end:
        yield Span(at, whole.end)
