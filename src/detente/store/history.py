"""What records said and held, in the tables: days before a change are left as they stand, later ones written anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from detente.ledger.match import AnyClaim
from detente.ledger.versions import NEVER, Membership, Version
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import to_json
from detente.store.database import chunks, insert_new
from detente.store.facets import facet_rows
from detente.store.members import write_members
from detente.store.together import stand_together

Written = tuple[dict[str, Any], Record]
"""A version's row, and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Claims that hang together, and what was known of them from the day `since` on.

    `records` are those that they were in since, of which nothing is left but what is said here; None: all that they
    were ever in.
    """

    claims: frozenset[str]
    since: date
    said: tuple[Version, ...]
    held: tuple[Membership, ...]
    records: frozenset[str] | None = None


def write_history(connection: Connection, found: Sequence[Part], claims: Mapping[str, AnyClaim]) -> None:
    """Puts what is known of these parts in the place of what was, from each part's day on."""
    records_of = _records_of(connection, {claim for part in found if part.records is None for claim in part.claims})
    said: list[Version] = []
    for part in found:
        records = part.records
        if records is None:
            records = frozenset(record for claim in part.claims for record in records_of.get(claim, ()))
        said += _continued_versions(connection, part, records) if records else part.said
    written = _insert(connection, said, claims)
    since = {claim: part.since for part in found for claim in part.claims}
    held = [m for part in found for m in part.held]
    document_of = {name: claims[name].place.document for name in since}
    moved = write_members(connection, held, since, document_of)
    inside: dict[str, dict[str, str]] = defaultdict(dict)
    for m in held:
        inside[m.record][m.claim] = document_of[m.claim]
    new = {id(version) for version in said}
    going_on = [version.record for part in found for version in part.said if id(version) not in new]
    stand_together(connection, written, going_on, inside, moved)


def _records_of(connection: Connection, claims: Iterable[str]) -> dict[str, set[str]]:
    """The records that each of the claims was ever in."""
    member = schema.member
    found: dict[str, set[str]] = defaultdict(set)
    for some in chunks(sorted(claims)):
        rows = connection.execute(select(member.c.claim, member.c.record).where(member.c.claim.in_(some)))
        for claim, record in rows.all():
            found[claim].add(record)
    return found


def _continued_versions(connection: Connection, part: Part, records: Collection[str]) -> list[Version]:
    """The versions still to be written, after one that says the same as the last before the day only goes on."""
    first = {v.record.id: v for v in part.said if v.from_day == part.since}
    going_on: set[str] = set()
    for row in _cut(connection, part.since, records):
        now = first.get(row.record)
        if now is not None and to_json(now.record) == row.body:
            going_on.add(row.record)
            _end(connection, [row.n], now.to_day)
    return [v for v in part.said if not (v.from_day == part.since and v.record.id in going_on)]


def _cut(connection: Connection, since: date, records: Collection[str]) -> list[Any]:
    """Takes away what the records had from the day on, and gives what they had on the day before, ended there."""
    version = schema.record_version
    found: list[Any] = []
    for some in chunks(sorted(records)):
        mine = version.c.record.in_(some)
        connection.execute(delete(version).where(mine, version.c.from_day >= since))
        last = mine & or_(version.c.to_day.is_(None), version.c.to_day >= since)
        found += connection.execute(select(version.c.n, version.c.record, version.c.body).where(last)).all()
    _end(connection, [row.n for row in found], since)
    return found


def _end(connection: Connection, numbers: Sequence[int], day: date | None) -> None:
    """The versions hold until the day, and so does what leads to them."""
    for some in chunks(numbers):
        connection.execute(update(schema.record_version).where(schema.record_version.c.n.in_(some)).values(to_day=day))
        for table in schema.FOLLOWING:
            connection.execute(update(table).where(table.c.version.in_(some)).values(to_day=day))


def _insert(
    connection: Connection, said: Sequence[Version], claims: Mapping[str, AnyClaim]
) -> list[tuple[dict[str, Any], Record]]:
    """Writes the versions and what leads to them; gives their rows, with what they say."""
    version = schema.record_version
    start = (connection.scalar(select(func.max(version.c.n))) or 0) + 1
    rows: dict[Table, list[dict[str, Any]]] = {version: [], **{table: [] for table in schema.FOLLOWING}}
    for n, v in enumerate(said, start):
        row = version_row(n, v, claims[v.record.id].known_from)
        rows[version].append(row)
        for table, more in facet_rows(row, v.record).items():
            rows[table] += more
    for table, new in rows.items():
        if new:
            connection.execute(insert(table), new)
    names = sorted({row["name"] for row in rows[schema.record_person]})
    words = [{"word": word, "name": name} for name in names for word in sorted(set(name.split()))]
    if words:
        connection.execute(insert_new(schema.name_word), words)
    return [(row, v.record) for row, v in zip(rows[version], said, strict=True)]


def version_row(n: int, version: Version, first_known: date | None) -> dict[str, Any]:
    """A version as the table has it."""
    record, when = version.record, version.record.facets.when
    first, last = when.sort_key() if when else (NEVER, NEVER)
    return {
        "n": n,
        "record": record.id,
        "kind": record.kind,
        "from_day": version.from_day,
        "to_day": version.to_day,
        "first_known": first_known,
        "when_first": when and (when.first or date.min),
        "when_last": when and (when.last or date.max),
        "order_first": first,
        "order_last": last,
        "status": record.facets.status,
        "body": to_json(record),
    }
