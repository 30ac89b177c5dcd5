"""Claims that say nothing new: each follows an earlier one of its unit, its lead, into whatever record that one is in.

Only for kinds that say so (`Kind.idempotent`): there a claim with the same fields as an earlier one changes nothing in
what their record says. A claim that a review saw follows none and is followed by none: it may be told from others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, exists, select, update

from detente.ledger.match import AnyClaim
from detente.ledger.versions import NEVER
from detente.model.kind import Kind
from detente.store import schema
from detente.store.codec import place_from, to_json
from detente.store.database import chunks

Order = tuple[Any, ...]
"""Sorts claims as `Claim.sort_key` does."""


def says(kind: Kind, claim: AnyClaim, unit: str) -> str | None:
    """What the claim says, as a digest of its unit and fields; None where its kind must hear every telling."""
    if not kind.idempotent:
        return None
    return blake2b(f"{unit}|{to_json(claim.fields)}".encode(), digest_size=10).hexdigest()


def follow(connection: Connection, claims: Iterable[AnyClaim]) -> set[str]:
    """Gives each of these new claims its lead, where an earlier one says the same; the ids of those that have one."""
    table = schema.claim
    words = _words_of(connection, [claim.id for claim in claims])
    first = {said: min(rows) for said, rows in _leads(connection, words).items()}
    led: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.sort_key()):
        said = words.get(claim.id)
        if said in first and first[said] < (claim.sort_key(), claim.id):
            led[first[said][1]].append(claim.id)
    for lead, names in led.items():
        for some in chunks(names):
            connection.execute(update(table).where(table.c.id.in_(some)).values(lead=lead))
    return {name for names in led.values() for name in names}


def re_elect(connection: Connection, leads: Iterable[str]) -> None:
    """Of those that follow one of `leads` the earliest becomes the lead of the others."""
    table = schema.claim
    names = sorted(leads)
    for some in chunks(names):
        connection.execute(update(table).where(table.c.id.in_(some)).values(lead=None))
    for some in chunks(names):
        followers: dict[str, list[tuple[Order, str]]] = defaultdict(list)
        for row in _ordered(connection, table.c.lead, table.c.lead.in_(some)):
            followers[row[0]].append(row[1:])
        for lead, rows in followers.items():
            connection.execute(update(table).where(table.c.lead == lead).values(lead=min(rows)[1]))
            connection.execute(update(table).where(table.c.id == min(rows)[1]).values(lead=None))


def elect_all(connection: Connection) -> None:
    """Every lead anew, from the claims alone."""
    table = schema.claim
    connection.execute(update(table).values(lead=None))
    first = {said: min(rows)[1] for said, rows in _leads(connection, None).items()}
    for said, lead in first.items():
        others = (table.c.says == said) & (table.c.id != lead) & table.c.live & ~_reviewed()
        connection.execute(update(table).where(others).values(lead=lead))


def leads_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The lead of each of the claims that follow one."""
    table = schema.claim
    queries = (
        select(table.c.id, table.c.lead).where(table.c.id.in_(some), table.c.lead.is_not(None)) for some in chunks(ids)
    )
    return {row.id: row.lead for query in queries for row in connection.execute(query).all()}


def _words_of(connection: Connection, ids: Iterable[str]) -> Mapping[str, str]:
    """What those of the claims say that may follow or lead."""
    table = schema.claim
    queries = (
        select(table.c.id, table.c.says).where(table.c.id.in_(some), table.c.says.is_not(None), ~_reviewed())
        for some in chunks(ids)
    )
    return {row.id: row.says for query in queries for row in connection.execute(query).all()}


def _leads(connection: Connection, claims: Iterable[str] | None) -> dict[str, list[tuple[Order, str]]]:
    """For each digest of these claims' units (None: for all) the live claims that say so and follow none.

    They are looked up by unit, of which few claims follow none: very many may say the same.
    """
    table = schema.claim
    wanted: Sequence[Any] = [table.c.says.is_not(None)]
    if claims is not None:
        own = schema.claim.alias()
        units = [select(own.c.unit).where(own.c.id.in_(some)) for some in chunks(claims)]
        wanted = [table.c.unit.in_(some) & table.c.says.is_not(None) for some in units]
    found: dict[str, list[tuple[Order, str]]] = defaultdict(list)
    for condition in wanted:
        for said, order, name in _ordered(
            connection, table.c.says, condition, table.c.live, table.c.lead.is_(None), ~_reviewed()
        ):
            found[said].append((order, name))
    return found


def _ordered(connection: Connection, column: Any, *conditions: Any) -> Iterator[tuple[str, Order, str]]:
    table, document = schema.claim, schema.document
    rows = connection.execute(
        select(column, table.c.id, table.c.body, document.c.known_from)
        .join(document, document.c.id == table.c.document)
        .where(*conditions)
    ).all()
    for value, name, body, known_from in rows:
        yield value, (known_from or NEVER, place_from(body).order, name), name


def _reviewed() -> Any:
    seen = schema.review_claim
    return exists().where(seen.c.claim == schema.claim.c.id)
