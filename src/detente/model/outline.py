"""Of a record what a ranking of all records asks for: read in a fraction of the time that whole records take."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.record import Json, Record, ReviewState
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A record without its words. `told` are the fields of `FIELDS` that it tells; `rivals` the fields in conflict."""

    id: str
    kind: str
    status: str | None
    when: When | None
    sides: tuple[str, ...]
    level: str | None
    told: frozenset[str]
    rivals: tuple[str, ...]
    alleged: bool
    review: ReviewState | None
    disputed: bool
    claims: frozenset[str]
    documents: int
    origins: int
    confidence: float


FIELDS = ("participants", "by", "actors", "sides")
"""The fields that say who, one of each kind of act."""


def outline_of(record: Record) -> Outline:
    """The outline of a whole record."""
    return Outline(
        id=record.id,
        kind=record.kind,
        status=record.facets.status,
        when=record.facets.when,
        sides=record.facets.sides,
        level=level_in(record.fields.get("level")),
        told=frozenset(name for name in FIELDS if record.fields.get(name)),
        rivals=tuple(conflict.field for conflict in record.conflicts),
        alleged=record.according_to is not None,
        review=record.review,
        disputed=record.disputed,
        claims=frozenset(record.claims),
        documents=len(record.documents),
        origins=record.origins,
        confidence=record.confidence,
    )


def level_in(given: Json) -> str | None:
    """A level as it was told; whatever a person wrote in its place is none."""
    return given if isinstance(given, str) else None
