"""Which one-sided records stand with a pair of sides, for a document of theirs is mainly about the two.

Rows are only ever added: a record that rested on such a document as of some day stays with the pair, and is looked at
again when asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, case, delete, func, insert, select

from detente.ledger.mainly import mainly_about
from detente.ledger.ranks import ALONE, pair_name
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import record_from
from detente.store.database import chunks, insert_new
from detente.store.facets import facet_rows, ranked

Pairs = dict[str, dict[str, set[str]]]
"""For each document the sides that it is mainly about, each with those that it tells of together with it."""


def stand_together(
    connection: Connection,
    written: Iterable[tuple[Mapping[str, Any], Record]],
    going_on: Iterable[Record],
    inside: Mapping[str, Mapping[str, str]],
    moved: Iterable[str],
) -> None:
    """Puts one-sided records beside the pairs that they stand with.

    `written` are new versions (their rows, and what they say), `going_on` records of which only the members changed;
    `inside` has for each record the claims that were in it since, with their documents; `moved` are those of the
    claims that came into another record than before.
    """
    new = [(row, record) for row, record in written if _is_alone(record)]
    known = _mainly(connection, {d for _, record in new for d in inside.get(record.id, {}).values()})
    rows = [one for row, record in new for one in _alone(row, record, _beside(record, inside, known))]
    if rows:
        connection.execute(insert(schema.record_pair), rows)
    more = {claim for record in going_on if _is_alone(record) for claim in inside.get(record.id, ())}
    _stand_alone(connection, more.intersection(moved))


def _is_alone(record: Record) -> bool:
    return record.kind in ALONE and len(set(record.facets.sides)) == 1


def _beside(record: Record, inside: Mapping[str, Mapping[str, str]], known: Pairs) -> list[str]:
    """The pairs with which a record of one side stands."""
    (side,) = set(record.facets.sides)
    others = {o for document in inside.get(record.id, {}).values() for o in known.get(document, {}).get(side, ())}
    return [pair_name(side, other) for other in sorted(others)]


def _alone(row: Mapping[str, Any], record: Record, pairs: Iterable[str]) -> list[dict[str, Any]]:
    """The rows that put a version of one side beside these pairs."""
    own = ranked(row, record)
    return [own | {"pair": pair, "alone": True} for pair in pairs]


def _mainly(connection: Connection, documents: Iterable[str]) -> Pairs:
    table, found = schema.document_pair, defaultdict[str, dict[str, set[str]]](lambda: defaultdict(set))
    for some in chunks(sorted(documents)):
        for document, side, other in connection.execute(select(table).where(table.c.document.in_(some))):
            found[document][side].add(other)
    return found


def tell_mainly(connection: Connection, told: Iterable[tuple[str, Iterable[frozenset[str]]]]) -> None:
    """Writes which two sides each of these documents is mainly about, by the sides of each of its claims.

    Nothing may be written of them yet.
    """
    rows = [
        {"document": document, "side": side, "other": other}
        for document, claims in told
        for pair in mainly_about(claims)
        for side, other in (pair, pair[::-1])
    ]
    if rows:
        connection.execute(insert(schema.document_pair), rows)


def fill_facets(connection: Connection) -> None:
    """The rows that lead to versions, from the versions alone: into empty tables. Those of one side `stand_all`."""
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


def stand_all(connection: Connection) -> None:
    """Puts all one-sided records beside the pairs that they stand with, and no other ones."""
    connection.execute(delete(schema.record_pair).where(schema.record_pair.c.alone))
    claim = schema.claim
    for some in chunks(connection.scalars(select(claim.c.id).where(claim.c.live, claim.c.kind.in_(ALONE))).all()):
        _stand_alone(connection, some)


def _stand_alone(connection: Connection, claims: Iterable[str]) -> None:
    """Puts the one-sided among the versions that these claims are in beside the pairs that they stand with."""
    found = _one_sided(connection, [schema.member.c.claim.in_(some) for some in chunks(sorted(claims))])
    bodies = _versions(connection, {n for n, _ in found})
    pairs_of: dict[int, list[str]] = defaultdict(list)
    for n, pair in sorted(found):
        pairs_of[n].append(pair)
    alone = [row for n, pairs in pairs_of.items() for row in _alone(*bodies[n], pairs)]
    if alone:
        connection.execute(insert_new(schema.record_pair), alone)


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
