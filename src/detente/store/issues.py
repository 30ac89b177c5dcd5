"""How much is told of each issue: counted where it is written down, without reading the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

import msgspec
from sqlalchemy import Connection, case, func, select

from detente.ledger.versions import NEVER
from detente.store import schema
from detente.store.database import chunks
from detente.store.query import on_day


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueTold:
    """An issue, how many records name it, the latest of the first days of these, and whose positions there are."""

    issue: str
    records: int
    last: date | None
    sides: Counter[str] = field(default_factory=Counter)


def issues_told(connection: Connection, kinds: Collection[str], as_of: date | None) -> list[IssueTold]:
    """Each issue that records of these kinds name, in no order; its name is written as one of the records has it."""
    issue = schema.record_issue
    dated = case((issue.c.order_first < NEVER, issue.c.order_first))
    query = (
        select(issue.c.issue, func.count(), func.max(dated), func.min(issue.c.version))
        .where(issue.c.kind.in_(sorted(kinds)), on_day(issue, as_of))
        .group_by(issue.c.issue)
    )
    rows = connection.execute(query).all()
    names = _names(connection, (row[3] for row in rows))
    sides = _positions(connection, as_of) if "position" in kinds else {}
    return [
        IssueTold(
            issue=names.get(key, key),
            records=count,
            last=last if last is not None and last > date.min else None,
            sides=sides.get(key, Counter()),
        )
        for key, count, last, _ in rows
    ]


class _Facets(msgspec.Struct):
    issues: tuple[str, ...]


class _Named(msgspec.Struct):
    """The part of a record's body that has its issues."""

    facets: _Facets


class _Fields(msgspec.Struct):
    side: str | None = None


class _Held(msgspec.Struct):
    """The part of a position's body that says whose it is."""

    fields: _Fields


_named, _held = msgspec.json.Decoder(_Named), msgspec.json.Decoder(_Held)


def _names(connection: Connection, versions: Iterable[int]) -> dict[str, str]:
    """Issues in small letters, as they are looked up by, and as one of these versions has them."""
    version, found = schema.record_version, dict[str, str]()
    for some in chunks(sorted(set(versions))):
        for body in connection.scalars(select(version.c.body).where(version.c.n.in_(some))):
            found |= {name.casefold(): name for name in _named.decode(body).facets.issues}
    return found


def _positions(connection: Connection, as_of: date | None) -> dict[str, Counter[str]]:
    """For each issue how many positions each side has on it."""
    issue, version = schema.record_issue, schema.record_version
    query = (
        select(issue.c.issue, version.c.body)
        .join(version, version.c.n == issue.c.version)
        .where(issue.c.kind == "position", on_day(issue, as_of))
    )
    found: dict[str, Counter[str]] = {}
    for key, body in connection.execute(query):
        side = _held.decode(body).fields.side
        if side:
            found.setdefault(key, Counter())[side] += 1
    return found
