"""What records said and held, in the tables: days before a change are left as they stand, later ones written anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from detente.ledger.match import AnyClaim
from detente.ledger.versions import NEVER, Membership, Version
from detente.store import schema
from detente.store.codec import to_json
from detente.store.database import chunks, insert_new
from detente.store.members import write_members
from detente.store.names import folded_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Claims that hang together, and what was known of them from the day `since` on."""

    claims: frozenset[str]
    since: date
    said: tuple[Version, ...]
    held: tuple[Membership, ...]


def write_history(connection: Connection, found: Sequence[Part], claims: Mapping[str, AnyClaim]) -> None:
    """Puts what is known of these parts in the place of what was, from each part's day on."""
    records_of = _records_of(connection, claims)
    said: list[Version] = []
    for part in found:
        records = {record for claim in part.claims for record in records_of.get(claim, ())}
        said += _continued_versions(connection, part, records) if records else part.said
    _insert(connection, said, claims)
    since = {claim: part.since for part in found for claim in part.claims}
    write_members(connection, [m for part in found for m in part.held], since)


def _records_of(connection: Connection, claims: Iterable[str]) -> dict[str, set[str]]:
    """The records that each of the claims was ever in."""
    member = schema.member
    found: dict[str, set[str]] = defaultdict(set)
    for some in chunks(sorted(claims)):
        rows = connection.execute(select(member.c.claim, member.c.record).where(member.c.claim.in_(some)))
        for claim, record in rows.all():
            found[claim].add(record)
    return found


def _continued_versions(connection: Connection, part: Part, records: set[str]) -> list[Version]:
    """The versions still to be written, after one that says the same as the last before the day only goes on."""
    version = schema.record_version
    first = {v.record.id: v for v in part.said if v.from_day == part.since}
    going_on: set[str] = set()
    for row in _cut(connection, version, part.since, records, version.c.n, version.c.record, version.c.body):
        now = first.get(row.record)
        if now is not None and to_json(now.record) == row.body:
            going_on.add(row.record)
            connection.execute(update(version).where(version.c.n == row.n).values(to_day=now.to_day))
    return [v for v in part.said if not (v.from_day == part.since and v.record.id in going_on)]


def _cut(connection: Connection, table: Table, since: date, records: set[str], *columns: Any) -> list[Any]:
    """Takes away what the records had from the day on, and gives what they had on the day before, ended there."""
    found: list[Any] = []
    for some in chunks(sorted(records)):
        mine = table.c.record.in_(some)
        connection.execute(delete(table).where(mine, table.c.from_day >= since))
        last = mine & or_(table.c.to_day.is_(None), table.c.to_day >= since)
        found += connection.execute(select(*columns).where(last)).all()
        connection.execute(update(table).where(last).values(to_day=since))
    return found


def _insert(connection: Connection, said: Sequence[Version], claims: Mapping[str, AnyClaim]) -> None:
    version = schema.record_version
    start = (connection.scalar(select(func.max(version.c.n))) or 0) + 1
    rows: dict[Table, list[dict[str, object]]] = {
        version: [_row(n, v, claims) for n, v in enumerate(said, start)],
        schema.record_side: [],
        schema.record_person: [],
        schema.record_issue: [],
    }
    for n, v in enumerate(said, start):
        _facet_rows(rows, n, v)
    for table, new in rows.items():
        if new:
            connection.execute(insert(table), new)
    names = sorted({str(row["name"]) for row in rows[schema.record_person]})
    words = [{"word": word, "name": name} for name in names for word in sorted(set(name.split()))]
    if words:
        connection.execute(insert_new(schema.name_word), words)


def _row(n: int, version: Version, claims: Mapping[str, AnyClaim]) -> dict[str, object]:
    record, when = version.record, version.record.facets.when
    first, last = when.sort_key() if when else (NEVER, NEVER)
    return {
        "n": n,
        "record": record.id,
        "kind": record.kind,
        "from_day": version.from_day,
        "to_day": version.to_day,
        "first_known": claims[record.id].known_from,
        "when_first": when and (when.first or date.min),
        "when_last": when and (when.last or date.max),
        "order_first": first,
        "order_last": last,
        "status": record.facets.status,
        "body": to_json(record),
    }


def _facet_rows(rows: dict[Table, list[dict[str, object]]], n: int, version: Version) -> None:
    facets = version.record.facets
    for table, column, values in (
        (schema.record_side, "side", facets.sides),
        (schema.record_person, "name", [folded_name(name) for name in facets.persons]),
        (schema.record_issue, "issue", [issue.casefold() for issue in facets.issues]),
    ):
        rows[table] += [{"version": n, column: value} for value in dict.fromkeys(values)]
