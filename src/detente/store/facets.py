"""What versions of records are found by, and in what order: rows that lead to them, made with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, and_, case, func, insert, select

from detente.ledger.ranks import ALONE, MANY, TOGETHER, pairs_of, ranks_of
from detente.ledger.turns import turns_of
from detente.ledger.versions import NEVER
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import record_from
from detente.store.database import chunks, insert_new
from detente.store.names import folded_name

_OWN = ("kind", "order_first", "order_last", "record", "from_day", "to_day")
"""What rows that lead to a version have of it."""


def facet_rows(row: Mapping[str, Any], record: Record) -> dict[Table, list[dict[str, Any]]]:
    """The rows that lead to the version whose own row is given."""
    own = {"version": row["n"], **{name: row[name] for name in _OWN}}
    facets = record.facets
    found = {
        table: [own | {column: value} for value in dict.fromkeys(values)]
        for table, column, values in (
            (schema.record_side, "side", facets.sides),
            (schema.record_person, "name", [folded_name(name) for name in facets.persons]),
            (schema.record_issue, "issue", [issue.casefold() for issue in facets.issues]),
        )
    }
    ranked = _ranked(row, record)
    found[schema.record_pair] = [ranked | {"pair": pair, "alone": False} for pair in pairs_of(facets.sides)]
    found[schema.record_turn] = _turns(row, record)
    return found


def _ranked(row: Mapping[str, Any], record: Record) -> dict[str, Any]:
    ranks = ranks_of(record)
    return {
        "version": row["n"],
        "status": row["status"],
        "latest": latest(record, row["from_day"]),
        "among": len(set(record.facets.sides)),
        **{name: row[name] for name in _OWN},
        **{field.name: getattr(ranks, field.name) for field in fields(ranks)},
    }


def latest(record: Record, from_day: date) -> date:
    """By what day a record is late or early: that which it is about, else that on which it was last heard of."""
    if record.facets.when is not None:
        return record.facets.when.sort_key()[0]
    return date.min if from_day == NEVER else from_day


def _turns(row: Mapping[str, Any], record: Record) -> list[dict[str, Any]]:
    own = {"version": row["n"], **{name: row[name] for name in ("kind", "record", "from_day", "to_day")}}
    rows = []
    for turn in turns_of(record):
        first, last = turn.when.sort_key()
        rows.append(own | {"place": turn.place if turn.when.first else -1 - turn.place, "first": first, "last": last})
    return rows


def tell_of_pairs(connection: Connection, versions: Iterable[int], moved: Iterable[str]) -> None:
    """Brings up to date which pairs documents tell of together, and which one-sided records stand with a pair for that.

    `versions` are new ones, `moved` claims that came into other records. Rows are only ever added: a document that
    told of two sides together as of some day stays with them, and is looked at again when asked.
    """
    version, member = schema.record_version, schema.member
    new, claims = [version.c.n.in_(some) for some in chunks(versions)], set(moved)
    fresh = _told_together(connection, [*new, *(member.c.claim.in_(some) for some in chunks(sorted(claims)))])
    if fresh:
        rows = [{"document": d, "side": s, "other": o} for d, s, o in sorted(fresh)]
        connection.execute(insert_new(schema.document_pair), rows)
        claims |= _claims_of(connection, {document for document, _, _ in fresh})
    found = _one_sided(connection, [*new, *(member.c.claim.in_(some) for some in chunks(sorted(claims)))])
    bodies = _versions(connection, {n for n, _ in found})
    alone = [_ranked(*bodies[n]) | {"pair": pair, "alone": True} for n, pair in sorted(found)]
    if alone:
        connection.execute(insert_new(schema.record_pair), alone)


def _told_together(connection: Connection, touched: Iterable[Any]) -> set[tuple[str, str, str]]:
    """Documents with two sides that they tell of together, and have not before; either side comes first once."""
    member, claim, known, version = schema.member, schema.claim, schema.document_pair, schema.record_version
    side, other = schema.record_side, schema.record_side.alias()
    query = (
        select(claim.c.document, side.c.side, other.c.side)
        .select_from(version)
        .join(side, side.c.version == version.c.n)
        .join(other, (other.c.version == version.c.n) & (other.c.side != side.c.side))
        .join(member, member.c.record == version.c.record)
        .join(claim, claim.c.id == member.c.claim)
        .outerjoin(
            known,
            and_(known.c.document == claim.c.document, known.c.side == side.c.side, known.c.other == other.c.side),
        )
        .where(version.c.kind.in_(TOGETHER), known.c.side.is_(None), _how_many_sides(version) <= MANY)
        .distinct()
    )
    return {(d, one, two) for where in touched for d, one, two in connection.execute(query.where(where)).all()}


def _how_many_sides(version: Table) -> Any:
    """The number of sides that have part in it."""
    side = schema.record_side.alias()
    return select(func.count()).select_from(side).where(side.c.version == version.c.n).scalar_subquery()


def _claims_of(connection: Connection, documents: Iterable[str]) -> set[str]:
    claim = schema.claim
    queries = (
        select(claim.c.id).where(claim.c.document.in_(some), claim.c.kind.in_(ALONE))
        for some in chunks(sorted(documents))
    )
    return {name for query in queries for name in connection.scalars(query)}


def _one_sided(connection: Connection, touched: Iterable[Any]) -> set[tuple[int, str]]:
    """Versions of one side, each with a pair of that side of which a document of theirs tells; those not yet there."""
    member, claim, known, version = schema.member, schema.claim, schema.document_pair, schema.record_version
    side, more, there = schema.record_side, schema.record_side.alias(), schema.record_pair
    pair = case(
        (known.c.side < known.c.other, known.c.side + "|" + known.c.other), else_=known.c.other + "|" + known.c.side
    )
    query = (
        select(version.c.n, pair)
        .select_from(claim)
        .join(member, member.c.claim == claim.c.id)
        .join(version, version.c.record == member.c.record)
        .join(side, side.c.version == version.c.n)
        .join(known, (known.c.document == claim.c.document) & (known.c.side == side.c.side))
        .outerjoin(more, (more.c.version == version.c.n) & (more.c.side != side.c.side))
        .outerjoin(there, (there.c.version == version.c.n) & (there.c.pair == pair))
        .where(version.c.kind.in_(ALONE), more.c.side.is_(None), there.c.pair.is_(None))
        .distinct()
    )
    return {(n, name) for where in touched for n, name in connection.execute(query.where(where)).all()}


def _versions(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Mapping[str, Any], Record]]:
    table = schema.record_version
    rows = (
        row
        for some in chunks(sorted(numbers))
        for row in connection.execute(select(table).where(table.c.n.in_(some))).mappings()
    )
    return {row["n"]: (dict(row), record_from(row["body"], row["from_day"])) for row in rows}


def fill_facets(connection: Connection) -> None:
    """All rows that lead to versions, from the versions alone: into empty tables."""
    version = schema.record_version
    numbers = connection.scalars(select(version.c.n).order_by(version.c.n)).all()
    for some in chunks(numbers):
        rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in schema.FOLLOWING}
        for row, record in _versions(connection, some).values():
            for table, more in facet_rows(row, record).items():
                rows[table] += more
        for table, new in rows.items():
            if new:
                connection.execute(insert(table), new)
    for some in chunks(numbers):
        tell_of_pairs(connection, some, ())
