"""What versions of records are found by, and in what order: rows that lead to them, made with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from detente.ledger.ranks import ALONE, TOGETHER, pairs_of, ranks_of
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
    own = {"version": row["n"], "status": row["status"], **{name: row[name] for name in _OWN}}
    return own | asdict(ranks_of(record)) | {"latest": latest(record, row["from_day"])}


def latest(record: Record, from_day: date) -> date:
    """By what day a record is late or early: that which it is about, else that on which it was last heard of."""
    if record.facets.when is not None:
        return record.facets.when.sort_key()[0]
    return date.min if from_day == NEVER else from_day


def _turns(row: Mapping[str, Any], record: Record) -> list[dict[str, Any]]:
    own = {"version": row["n"], **{name: row[name] for name in ("kind", "record", "from_day", "to_day")}}
    days = [(turn.place, *turn.when.sort_key()) for turn in turns_of(record)]
    return [own | {"place": place, "first": first, "last": last} for place, first, last in days]


def tell_of_pairs(connection: Connection, versions: Iterable[int], moved: Iterable[str]) -> None:
    """Brings up to date which pairs documents tell of together, and which one-sided records stand with a pair for that.

    `versions` are new ones, `moved` claims that came into other records. Rows are only ever added: a document that
    told of two sides together as of some day stays with them, and is looked at again when asked.
    """
    version, member, claim = schema.record_version, schema.member, schema.claim
    touched = [version.c.n.in_(some) for some in chunks(versions)]
    touched += [member.c.claim.in_(some) for some in chunks(sorted(moved))]
    fresh = _told_together(connection, touched)
    if fresh:
        connection.execute(insert_new(schema.document_pair), [{"document": d, "pair": p} for d, p in sorted(fresh)])
    touched += [claim.c.document.in_(some) for some in chunks(sorted({document for document, _ in fresh}))]
    found = _one_sided(connection, touched)
    bodies = _versions(connection, {n for n, _ in found})
    rows = [_ranked(*bodies[n]) | {"pair": pair, "alone": True} for n, pair in sorted(found)]
    if rows:
        connection.execute(insert_new(schema.record_pair), rows)


def _told_together(connection: Connection, touched: Iterable[Any]) -> set[tuple[str, str]]:
    """The pairs that documents tell of together, and have not before."""
    member, claim, pair, known = schema.member, schema.claim, schema.record_pair, schema.document_pair
    version = schema.record_version
    query = (
        select(claim.c.document, pair.c.pair)
        .select_from(version)
        .join(pair, (pair.c.version == version.c.n) & ~pair.c.alone)
        .join(member, member.c.record == version.c.record)
        .join(claim, claim.c.id == member.c.claim)
        .outerjoin(known, (known.c.document == claim.c.document) & (known.c.pair == pair.c.pair))
        .where(version.c.kind.in_(TOGETHER), known.c.pair.is_(None))
        .distinct()
    )
    return {(document, name) for where in touched for document, name in connection.execute(query.where(where)).all()}


def _one_sided(connection: Connection, touched: Iterable[Any]) -> set[tuple[int, str]]:
    """Versions of one side, each with a pair of that side of which one of their documents tells; those not yet there."""
    member, claim, known, version = schema.member, schema.claim, schema.document_pair, schema.record_version
    side, other, there = schema.record_side, schema.record_side.alias(), schema.record_pair
    query = (
        select(version.c.n, side.c.side, known.c.pair)
        .select_from(claim)
        .join(member, member.c.claim == claim.c.id)
        .join(version, version.c.record == member.c.record)
        .join(side, side.c.version == version.c.n)
        .join(known, known.c.document == claim.c.document)
        .outerjoin(other, (other.c.version == version.c.n) & (other.c.side != side.c.side))
        .outerjoin(there, (there.c.version == version.c.n) & (there.c.pair == known.c.pair))
        .where(version.c.kind.in_(ALONE), other.c.side.is_(None), there.c.pair.is_(None))
        .distinct()
    )
    rows = (row for where in touched for row in connection.execute(query.where(where)).all())
    return {(n, pair) for n, name, pair in rows if name in pair.split("|")}


def _versions(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Mapping[str, Any], Record]]:
    table = schema.record_version
    rows = (
        row
        for some in chunks(sorted(numbers))
        for row in connection.execute(select(table).where(table.c.n.in_(some))).mappings()
    )
    return {row["n"]: (row, record_from(row["body"], row["from_day"])) for row in rows}


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
