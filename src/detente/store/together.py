"""Which two sides documents tell of together, and which one-sided records stand with a pair for that.

Rows are only ever added: a document that told of two sides together as of some day stays with them, and is looked at
again when asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import Any

from sqlalchemy import Connection, Table, and_, case, func, insert, select

from detente.ledger.ranks import ALONE, MANY, TOGETHER
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import record_from
from detente.store.database import chunks, insert_new
from detente.store.facets import facet_rows, ranked

Pairs = dict[str, dict[str, set[str]]]
"""For each document the sides that it tells of, each with those that it tells of together with it."""


def told_together(
    connection: Connection,
    written: Iterable[tuple[Mapping[str, Any], Record]],
    going_on: Iterable[Record],
    inside: Mapping[str, Mapping[str, str]],
    moved: Iterable[str],
) -> None:
    """Brings the pairs up to date with records that were just written.

    `written` are new versions (their rows, and what they say), `going_on` records of which only the members changed;
    `inside` has for each record the claims that were in it since, with their documents; `moved` are those of the
    claims that came into another record than before.
    """
    new, came = list(written), set(moved)
    told = [(record, set(inside.get(record.id, {}).values())) for _, record in new]
    told += [(r, {d for claim, d in inside.get(r.id, {}).items() if claim in came}) for r in going_on]
    fresh = _write(connection, {row for record, documents in told for row in _told(record, documents)})
    known = _known(connection, {d for record, documents in told if _is_alone(record) for d in documents})
    beside = ((row, record, _beside(record, inside, known)) for row, record in new)
    rows = [one for row, record, pairs in beside if pairs for one in _alone(row, record, pairs)]
    if rows:
        connection.execute(insert(schema.record_pair), rows)
    done = {claim for _, record in new for claim in inside.get(record.id, ())}
    done -= {claim for record in going_on for claim in inside.get(record.id, ())}
    _stand_alone(connection, [], (_claims_of(connection, fresh) | came) - done)


def _told(record: Record, documents: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    sides = dict.fromkeys(record.facets.sides)
    if record.kind not in TOGETHER or len(sides) > MANY:
        return ()
    return ((document, *pair) for document in documents for pair in permutations(sides, 2))


def _is_alone(record: Record) -> bool:
    return record.kind in ALONE and len(set(record.facets.sides)) == 1


def _beside(record: Record, inside: Mapping[str, Mapping[str, str]], known: Pairs) -> list[str]:
    """The pairs with which a record of one side stands."""
    if not _is_alone(record):
        return []
    (side,) = set(record.facets.sides)
    others = {o for document in inside.get(record.id, {}).values() for o in known.get(document, {}).get(side, ())}
    return ["|".join(sorted((side, other))) for other in sorted(others)]


def _alone(row: Mapping[str, Any], record: Record, pairs: Iterable[str]) -> list[dict[str, Any]]:
    """The rows that put a version of one side beside these pairs."""
    own = ranked(row, record)
    return [own | {"pair": pair, "alone": True} for pair in pairs]


def _write(connection: Connection, told: set[tuple[str, str, str]]) -> set[str]:
    """Writes those that are not there; gives their documents."""
    known = _known(connection, {document for document, _, _ in told})
    fresh = sorted((d, s, o) for d, s, o in told if o not in known.get(d, {}).get(s, ()))
    if fresh:
        rows = [{"document": d, "side": s, "other": o} for d, s, o in fresh]
        connection.execute(insert_new(schema.document_pair), rows)
    return {document for document, _, _ in fresh}


def _known(connection: Connection, documents: Iterable[str]) -> Pairs:
    table, found = schema.document_pair, defaultdict[str, dict[str, set[str]]](lambda: defaultdict(set))
    for some in chunks(sorted(documents)):
        for document, side, other in connection.execute(select(table).where(table.c.document.in_(some))):
            found[document][side].add(other)
    return found


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
        _tell_of_pairs(connection, some)


def _tell_of_pairs(connection: Connection, versions: Iterable[int]) -> None:
    """The pairs of versions that are there, from the tables."""
    version = schema.record_version
    new = [version.c.n.in_(some) for some in chunks(versions)]
    fresh = _found_together(connection, new)
    if fresh:
        rows = [{"document": d, "side": s, "other": o} for d, s, o in sorted(fresh)]
        connection.execute(insert_new(schema.document_pair), rows)
    _stand_alone(connection, new, _claims_of(connection, {document for document, _, _ in fresh}))


def _stand_alone(connection: Connection, versions: Iterable[Any], claims: Iterable[str]) -> None:
    """Puts the one-sided among these versions, and those that these claims are in, beside the pairs they stand with."""
    member = schema.member
    found = _one_sided(connection, [*versions, *(member.c.claim.in_(some) for some in chunks(sorted(claims)))])
    bodies = _versions(connection, {n for n, _ in found})
    pairs_of: dict[int, list[str]] = defaultdict(list)
    for n, pair in sorted(found):
        pairs_of[n].append(pair)
    alone = [row for n, pairs in pairs_of.items() for row in _alone(*bodies[n], pairs)]
    if alone:
        connection.execute(insert_new(schema.record_pair), alone)


def _found_together(connection: Connection, touched: Iterable[Any]) -> set[tuple[str, str, str]]:
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
    return {(n, name) for where in touched for n, name in connection.execute(one_sided_asked(where)).all()}


def one_sided_asked(touched: Any) -> Any:
    """Asks for versions of one side among those `touched` (a condition on them or their claims), and for the pairs.

    The record of a claim and the side of a version are asked for as values, not as columns: SQLite would else go
    through all versions of these kinds, or of each side of a document, to find those of many claims.
    """
    member, claim, known, version = schema.member, schema.claim, schema.document_pair, schema.record_version
    side, more, there = schema.record_side, schema.record_side.alias(), schema.record_pair
    pair = case(
        (known.c.side < known.c.other, known.c.side + "|" + known.c.other), else_=known.c.other + "|" + known.c.side
    )
    return (
        select(version.c.n, pair)
        .select_from(claim)
        .join(member, member.c.claim == claim.c.id)
        .join(version, version.c.record == func.coalesce(member.c.record, ""))
        .join(side, side.c.version == version.c.n)
        .join(known, (known.c.document == claim.c.document) & (known.c.side == func.coalesce(side.c.side, "")))
        .outerjoin(more, (more.c.version == version.c.n) & (more.c.side != side.c.side))
        .outerjoin(there, (there.c.version == version.c.n) & (there.c.pair == pair))
        .where(version.c.kind.in_(ALONE), more.c.side.is_(None), there.c.pair.is_(None), touched)
        .distinct()
    )


def _versions(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Mapping[str, Any], Record]]:
    table = schema.record_version
    rows = (
        row
        for some in chunks(sorted(numbers))
        for row in connection.execute(select(table).where(table.c.n.in_(some))).mappings()
    )
    return {row["n"]: (dict(row), record_from(row["body"], row["from_day"])) for row in rows}
