"""Our frozen types to JSON and back, by msgspec: the same value gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from detente.ledger.fold import Source
from detente.ledger.match import AnyClaim
from detente.ledger.versions import NEVER
from detente.model.claim import Claim, ClaimLink, Place
from detente.model.document import Document
from detente.model.kind import Kind
from detente.model.record import Record
from detente.model.review import Review
from detente.model.span import Evidence
from detente.store.errors import LedgerError

_encoder = msgspec.json.Encoder()
_record = msgspec.json.Decoder(Record)
_document = msgspec.json.Decoder(Document)
_link = msgspec.json.Decoder(ClaimLink)
_review = msgspec.json.Decoder(Review)


def to_json(value: object) -> str:
    """Any of our types as JSON."""
    return _encoder.encode(value).decode()


def from_json(body: str) -> Any:
    """Plain JSON values."""
    return msgspec.json.decode(body)


_UNDATED = ',"known_from":null,"known_to":null}'
"""How the body of a record ends: the days stand beside it."""


def record_from(body: str, from_day: date) -> Record:
    """A record as `to_json` wrote it, known from a day (`NEVER` for undated)."""
    if from_day == NEVER:
        return _record.decode(body)
    if body.endswith(_UNDATED):  # a record that is made once is made in half the time
        return _record.decode(f'{body[: -len(_UNDATED)]},"known_from":"{from_day}","known_to":null}}')
    return replace(_record.decode(body), known_from=from_day)


class _Told(msgspec.Struct):
    """The part of a claim that its record needs at reading."""

    place: Place
    evidence: tuple[Evidence, ...]
    confidence: float


_told = msgspec.json.Decoder(_Told)


def source_from(id: str, body: str) -> tuple[Place, Source]:
    """Of a claim as `ClaimCodec` wrote it what its record needs; the rest is not even looked at."""
    told = _told.decode(body)
    evidence = (
        Evidence(document=e.document, start=e.start, end=e.end, text=e.text, field=e.field, claim=id)
        for e in dict.fromkeys(told.evidence)
    )
    return told.place, Source(id=id, document=told.place.document, evidence=tuple(evidence), confidence=told.confidence)


class _Sure(msgspec.Struct):
    confidence: float


_sure = msgspec.json.Decoder(_Sure)


def sure_from(body: str) -> float:
    """How sure the reading of the claim is that `ClaimCodec` wrote."""
    return _sure.decode(body).confidence


class _Placed(msgspec.Struct):
    """Of a claim its place alone."""

    place: Place


_placed = msgspec.json.Decoder(_Placed)


def place_from(body: str) -> Place:
    """Where the claim that `ClaimCodec` wrote was made."""
    return _placed.decode(body).place


class _Stated(msgspec.Struct):
    status: str | None = None


class _Mentioned(msgspec.Struct):
    """Of an engagement's claim its place and status."""

    place: Place
    fields: _Stated


_mentioned = msgspec.json.Decoder(_Mentioned)


def mention_from(body: str) -> tuple[Place, str | None]:
    """Where an engagement's claim was made, and the status that it tells."""
    told = _mentioned.decode(body)
    return told.place, told.fields.status


class _Shaped(msgspec.Struct):
    form: str | None = None


class _Formed(msgspec.Struct):
    """Of a record its form alone."""

    fields: _Shaped


_formed = msgspec.json.Decoder(_Formed)


def form_from(body: str) -> str | None:
    """The form of the record that `to_json` wrote: of an engagement, what sort it is."""
    return _formed.decode(body).fields.form


def link_from(body: str) -> ClaimLink:
    """A claim's link as `to_json` wrote it."""
    return _link.decode(body)


def review_from(body: str) -> Review:
    """A review as `to_json` wrote it."""
    return _review.decode(body)


def document_body(document: Document) -> str:
    """All of a document but its text."""
    return to_json(replace(document, text=""))


def document_from(body: str, text: str) -> Document:
    """A document from what `document_body` wrote, and its text."""
    return replace(_document.decode(body), text=text)


class ClaimCodec:
    """Claims of the kinds given, as JSON and back. The day from which a claim is known stays with its document."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self._decoders = {
            kind.name: msgspec.json.Decoder(Claim[kind.fields])  # type: ignore[name-defined]
            for kind in kinds
        }

    def encode(self, claim: AnyClaim) -> str:
        """The claim without its day."""
        return to_json(replace(claim, known_from=None))

    def added(self, value: Any) -> AnyClaim:
        """The claim that an `add` carries. Raises LedgerError where it is none of today's kinds."""
        kind = value.get("place", {}).get("kind") if isinstance(value, dict) else None
        return self.decode(str(kind), to_json(value), None)

    def decode(self, kind: str, body: str, known_from: date | None) -> AnyClaim:
        """The claim, known from its document's day. Raises LedgerError where today's kinds can't read it."""
        try:
            claim: AnyClaim = self._decoders[kind].decode(body)
        except (KeyError, msgspec.ValidationError) as error:
            raise LedgerError(f"a claim of kind {kind} was written by other rules: run 'detente rebuild'") from error
        return replace(claim, known_from=known_from)
