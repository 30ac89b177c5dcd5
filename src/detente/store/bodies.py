"""What is read in pieces and remembered: what versions say, the documents of records, the days of documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from detente.model.record import Record
from detente.store import schema
from detente.store.codec import record_from
from detente.store.memory import Day, Held, Memory
from detente.store.query import SOME, each


def remembered(memory: Memory, row: Any) -> Record:
    """The record of a row with the number of a version, its body and the day from which it says so."""
    found = memory.records.get(row.n)
    return found if found is not None else memory.records.put(row.n, record_from(row.body, row.from_day))


def bodies(connection: Connection, memory: Memory, versions: Iterable[int]) -> dict[int, Record]:
    """What these versions say; read are those that are not remembered."""

    def read(lacking: Iterable[int]) -> dict[int, Record]:
        rows = each(connection, _BODIES, sorted(lacking))
        return {row.n: record_from(row.body, row.from_day) for row in rows}

    return memory.records.of(versions, read)


_VERSION = schema.record_version
_BODIES = select(_VERSION.c.n, _VERSION.c.body, _VERSION.c.from_day).where(_VERSION.c.n.in_(SOME))


def papers(connection: Connection, memory: Memory, records: Iterable[str]) -> dict[str, tuple[Held[str], ...]]:
    """The documents of each of these records, with the days on which it rested on them."""

    def read(lacking: Iterable[str]) -> dict[str, tuple[Held[str], ...]]:
        found: dict[str, set[Held[str]]] = {record: set() for record in lacking}
        for record, document, first, last in each(connection, _PAPERS, sorted(found)):
            found[record].add(Held(first, last, document))
        return {record: tuple(rows) for record, rows in found.items()}

    return memory.papers.of(records, read)


def days(connection: Connection, memory: Memory, documents: Iterable[str]) -> dict[str, Day]:
    """Since when each of these documents is known, and whether it was taken out; one that is not there was."""

    def read(lacking: Iterable[str]) -> dict[str, Day]:
        rows = each(connection, _DAYS, sorted(lacking))
        return dict.fromkeys(lacking, Day(None, True)) | {row.id: Day(row.known_from, row.withdrawn) for row in rows}

    return memory.days.of(documents, read)


_MEMBER, _DOCUMENT = schema.member, schema.document
_PAPERS = select(_MEMBER.c.record, _MEMBER.c.document, _MEMBER.c.from_day, _MEMBER.c.to_day).where(
    _MEMBER.c.record.in_(SOME)
)
_DAYS = select(_DOCUMENT.c.id, _DOCUMENT.c.known_from, _DOCUMENT.c.withdrawn).where(_DOCUMENT.c.id.in_(SOME))
