"""Which record each claim is in, from which day to which: written only where it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from detente.ledger.versions import NEVER, Membership
from detente.store import schema
from detente.store.database import chunks


class Run(NamedTuple):
    """The days ``from_day <= day < to_day`` in one record; `to_day` None has no end."""

    from_day: date
    to_day: date | None
    record: str


def write_members(
    connection: Connection, held: Iterable[Membership], since: Mapping[str, date], document_of: Mapping[str, str]
) -> set[str]:
    """Puts where claims are in the place of where they were; what follows them goes with them. Gives those moved.

    `since` has for each claim the day from which on `held` says where it is; days before are left as they stand.
    `document_of` has the claims' documents.
    """
    before = _runs(connection, sorted(since))
    now: dict[str, list[Run]] = {name: _until(before.get(name, ()), day) for name, day in since.items()}
    for m in sorted(held, key=lambda m: m.from_day):
        now[m.claim].append(Run(m.from_day, m.to_day, m.record))
    changed = {name: runs for name in now if (runs := _joined(now[name])) != before.get(name, [])}
    _write(connection, changed, document_of)
    write_followers(connection, _followers(connection, changed))
    return set(changed)


def write_followers(connection: Connection, lead_of: Mapping[str, str]) -> None:
    """Puts claims that say nothing new where their leads are, from the day on which they are known."""
    leads = _runs(connection, sorted(set(lead_of.values())))
    known = _known(connection, lead_of)
    runs = {name: _from(leads.get(lead, ()), known[name].day) for name, lead in lead_of.items()}
    _write(connection, runs, {name: told.document for name, told in known.items()})


def _until(runs: Iterable[Run], day: date) -> list[Run]:
    return [
        run if run.to_day is not None and run.to_day <= day else run._replace(to_day=day)
        for run in runs
        if run.from_day < day
    ]


def _from(runs: Iterable[Run], day: date) -> list[Run]:
    return [run._replace(from_day=max(run.from_day, day)) for run in runs if run.to_day is None or run.to_day > day]


def _joined(runs: Sequence[Run]) -> list[Run]:
    """The same days, with runs in one record that meet made one."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].record == run.record and out[-1].to_day == run.from_day:
            out[-1] = out[-1]._replace(to_day=run.to_day)
        else:
            out.append(run)
    return out


def _runs(connection: Connection, claims: Sequence[str]) -> dict[str, list[Run]]:
    member = schema.member
    found: dict[str, list[Run]] = defaultdict(list)
    for some in chunks(claims):
        rows = connection.execute(
            select(member.c.claim, member.c.from_day, member.c.to_day, member.c.record)
            .where(member.c.claim.in_(some))
            .order_by(member.c.from_day)
        )
        for name, *run in rows.all():
            found[name].append(Run(*run))
    return found


def _write(connection: Connection, runs_of: Mapping[str, Sequence[Run]], document_of: Mapping[str, str]) -> None:
    member = schema.member
    for some in chunks(runs_of):
        connection.execute(delete(member).where(member.c.claim.in_(some)))
    rows = [
        {"claim": name, "document": document_of[name], **run._asdict()}
        for name, runs in runs_of.items()
        for run in runs
    ]
    if rows:
        connection.execute(insert(member), rows)


def _followers(connection: Connection, leads: Iterable[str]) -> dict[str, str]:
    claim = schema.claim
    queries = (select(claim.c.id, claim.c.lead).where(claim.c.lead.in_(some), claim.c.live) for some in chunks(leads))
    return {row.id: row.lead for query in queries for row in connection.execute(query).all()}


class _Told(NamedTuple):
    """The document of a claim, and the day from which that is known."""

    document: str
    day: date


def _known(connection: Connection, claims: Iterable[str]) -> dict[str, _Told]:
    claim, document = schema.claim, schema.document
    found: dict[str, _Told] = {}
    for some in chunks(sorted(claims)):
        rows = connection.execute(
            select(claim.c.id, claim.c.document, document.c.known_from)
            .join(document, document.c.id == claim.c.document)
            .where(claim.c.id.in_(some))
        )
        found.update((row.id, _Told(row.document, row.known_from or NEVER)) for row in rows)
    return found
