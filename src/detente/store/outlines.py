"""Outlines of many records: of each body and each claim only what a ranking asks for is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Connection, select

from detente.ledger.copies import any_of, origins_of
from detente.ledger.match import parts
from detente.model.filter import Filter
from detente.model.outline import FIELDS, Outline, level_in
from detente.model.when import When, parse_when
from detente.store import schema
from detente.store.codec import sure_from
from detente.store.database import backend
from detente.store.query import SOME, each, held, versions_asked

Copies: TypeAlias = Callable[[set[str]], Collection[tuple[str, str]]]


class _When(msgspec.Struct):
    edtf: str


class _Facets(msgspec.Struct):
    sides: tuple[str, ...] = ()
    when: _When | None = None
    status: str | None = None


class _Fields(msgspec.Struct):
    level: Any = None
    participants: Any = None
    by: Any = None
    actors: Any = None
    sides: Any = None


class _Rival(msgspec.Struct):
    field: str


class _Body(msgspec.Struct):
    """The part of a record's body that its outline needs."""

    id: str
    kind: str
    fields: _Fields
    facets: _Facets
    conflicts: tuple[_Rival, ...] = ()
    according_to: Any = None
    review: Any = None
    disputed: bool = False


_body = msgspec.json.Decoder(_Body)
Told: TypeAlias = tuple[str, str, float]
"""A claim of a record, its document, and how sure its reading is."""


def outlines(connection: Connection, kinds: Collection[str], filter: Filter, copies: Copies) -> Iterator[Outline]:
    """The outlines of the records of these kinds that pass the filter, by day, then by id.

    `copies` gives the pairs of near-copies that hang together with some documents, as of the filter's day.
    """
    rows = connection.execute(versions_asked(kinds, filter, backend(connection))).all()
    bodies = [_body.decode(row.body) for row in rows]
    told, when = _told(connection, [body.id for body in bodies], filter.as_of), cache(parse_when)
    near = _by_document(copies({d for claims in told.values() if len(claims) > 1 for _, d, _ in claims}))
    return (_outline(body, told[body.id], near, when) for body in bodies)


def _by_document(copies: Collection[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """For each document the pairs of near-copies that it hangs together with."""
    groups = parts({d for pair in copies for d in pair}, copies)
    own: dict[str, list[tuple[str, str]]] = {}
    for group in groups:
        shared: list[tuple[str, str]] = []
        own |= dict.fromkeys(group, shared)
    for pair in copies:
        own[pair[0]].append(pair)
    return own


def _told(connection: Connection, records: Iterable[str], as_of: date | None) -> dict[str, list[Told]]:
    """The claims of each record, in no order."""
    found: dict[str, list[Told]] = defaultdict(list)
    for record, name, document, body in each(connection, _TOLD, records, as_of):
        found[record].append((name, document, sure_from(body)))
    return found


_TOLD = (
    select(schema.member.c.record, schema.claim.c.id, schema.claim.c.document, schema.claim.c.body)
    .join(schema.claim, schema.claim.c.id == schema.member.c.claim)
    .where(schema.member.c.record.in_(SOME), held(schema.member))
)


def _outline(
    body: _Body,
    told: list[Told],
    near: Mapping[str, list[tuple[str, str]]],
    when: Callable[[str | None], When | None],
) -> Outline:
    best: dict[str, float] = {}
    for _, document, confidence in told:
        best[document] = max(confidence, best.get(document, 0.0))
    copies = {pair for document in best for pair in near.get(document, ())} if len(best) > 1 else ()
    origins, confidence = (len(best), any_of(best.values())) if not copies else origins_of(best, copies)
    return Outline(
        id=body.id,
        kind=body.kind,
        status=body.facets.status,
        when=when(body.facets.when.edtf) if body.facets.when else None,
        sides=body.facets.sides,
        level=level_in(body.fields.level),
        told=frozenset(name for name in FIELDS if getattr(body.fields, name)),
        rivals=tuple(rival.field for rival in body.conflicts),
        alleged=body.according_to is not None,
        review=body.review,
        disputed=body.disputed,
        claims=frozenset(name for name, _, _ in told),
        documents=len(best),
        origins=origins,
        confidence=confidence,
    )
