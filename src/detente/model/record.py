"""What the claims about one thing add up to, as of some day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from detente.model.actor import Actor
from detente.model.claim import LinkType
from detente.model.span import Evidence
from detente.model.when import When

Json = Any
"""What `json.dumps` takes: dict, list, str, int, float, bool, None."""

ReviewState = Literal["accepted", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A bond between two records. `record` is the other's id."""

    type: LinkType
    record: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one document itself says of a field."""

    document: str
    field: str
    value: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Rival values of a field, each with the documents that give it; no vote hides any."""

    field: str
    values: tuple[tuple[Json, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a record can be found by, the same for every kind (the filters of the contract)."""

    sides: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    when: When | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What a kind makes of the claims about one thing: its own fields as the contract prints them, and its facets."""

    fields: Mapping[str, Json]
    facets: Facets
    conflicts: tuple[Conflict, ...] = ()
    told: tuple[Told, ...] = ()
    according_to: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that the ledger knows of, as of a day. `fields` holds the kind's own keys, ready to print.

    `known_from` and `known_to` are the days between which the ledger knew the record just so: half-open, None for
    "not dated" and "until today". `claims` are the ids of its claims, earliest first; the first is the record's id.
    """

    id: str
    kind: str
    fields: Mapping[str, Json]
    facets: Facets
    evidence: tuple[Evidence, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    origins: int
    confidence: float
    review: ReviewState | None = None
    disputed: bool = False
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[Link, ...] = ()
    told: tuple[Told, ...] = ()
    according_to: Actor | None = None
    known_from: date | None = None
    known_to: date | None = field(default=None)
