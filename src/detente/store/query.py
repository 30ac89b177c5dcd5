"""A filter as a question to the tables (CONTRACT, "Filters")."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from detente.ledger.versions import NEVER
from detente.model.filter import Filter
from detente.store import schema
from detente.store.database import Backend
from detente.store.names import folded_name

Condition = ColumnElement[bool]


def on_day(table: Any, as_of: date | None) -> Condition:
    """The rows of a table with `from_day` and `to_day` that held on a day; None asks for all that is known."""
    day = as_of or NEVER
    return and_(table.c.from_day <= day, or_(table.c.to_day.is_(None), table.c.to_day > day))


def versions_asked(kinds: Collection[str], filter: Filter, database: Backend) -> Select[Any]:
    """The versions of records of these kinds that pass the filter, by day, then by id."""
    version = schema.record_version
    query = (
        select(version.c.body, version.c.from_day)
        .where(version.c.kind.in_(sorted(kinds)), on_day(version, filter.as_of), *_conditions(filter, database))
        .order_by(version.c.order_first, version.c.order_last, version.c.record)
    )
    return query if filter.limit is None else query.limit(filter.limit)


def _conditions(filter: Filter, database: Backend) -> Iterator[Condition]:
    version = schema.record_version
    yield from _facets(filter)
    if filter.document is not None:
        yield schema.record_version.c.record.in_(_records_of(filter.document, filter.as_of))
    if filter.since is not None:
        yield version.c.when_last >= (filter.since.first or date.min)
    if filter.until is not None:
        yield version.c.when_first <= (filter.until.last or date.max)
    if filter.learned_since is not None:
        yield version.c.first_known >= filter.learned_since
    if filter.status is not None:
        yield version.c.status == filter.status
    if filter.text is not None:
        yield _tells(filter.text, filter.as_of, database)


def _facets(filter: Filter) -> Iterator[Condition]:
    """Who takes part and what it is about."""
    for side in [*(filter.between or ()), *([filter.side] if filter.side else [])]:
        yield _has(schema.record_side, "side", side)
    if filter.person is not None:
        person = schema.record_person
        named = select(person.c.version).where(person.c.name.in_(_names(folded_name(filter.person))))
        yield schema.record_version.c.n.in_(named)
    if filter.issue is not None:
        yield _has(schema.record_issue, "issue", filter.issue.casefold())


def _names(asked: str) -> Select[Any]:
    """The names that hold the folded words in a row, looked up by the longest of them."""
    table = schema.name_word
    longest = max(asked.split(), key=len, default="")
    return select(table.c.name).where(table.c.word == longest, table.c.name.contains(asked, autoescape=True))


def _has(table: Any, column: str, value: str) -> Condition:
    return schema.record_version.c.n.in_(select(table.c.version).where(table.c[column] == value))


def _records_of(document: str, as_of: date | None) -> Select[Any]:
    """The records that rest on a document on the day."""
    claim, member = schema.claim, schema.member
    return (
        select(member.c.record)
        .join(claim, claim.c.id == member.c.claim)
        .where(claim.c.document == document, on_day(member, as_of))
    )


def _tells(words: str, as_of: date | None, database: Backend) -> Condition:
    """One of the claims, of those known on the day, holds all the words."""
    claim, member = schema.claim, schema.member
    found = (
        select(member.c.record)
        .join(claim, claim.c.id == member.c.claim)
        .where(claim.c.n.in_(database.found_by_text("claim_text", words)), on_day(member, as_of))
    )
    return schema.record_version.c.record.in_(found)


def documents_asked(filter: Filter, database: Backend) -> Select[Any]:
    """The documents that pass the filter, oldest first, undated last.

    A filter on sides, people, an issue or a status asks for the documents of the records that pass it.
    """
    document = schema.document
    query = (
        select(document.c.body, document.c.text)
        .where(~document.c.withdrawn, *_document_conditions(filter, database))
        .order_by(func.coalesce(document.c.known_from, NEVER), document.c.id)
    )
    return query if filter.limit is None else query.limit(filter.limit)


def _document_conditions(filter: Filter, database: Backend) -> Iterator[Condition]:
    document = schema.document
    if filter.as_of is not None:
        yield document.c.known_from <= filter.as_of
    if filter.document is not None:
        yield document.c.id == filter.document
    if filter.since is not None:
        yield document.c.published_last >= (filter.since.first or date.min)
    if filter.until is not None:
        yield document.c.published_first <= (filter.until.last or date.max)
    if filter.learned_since is not None:
        yield document.c.known_from >= filter.learned_since
    if filter.text is not None:
        yield document.c.n.in_(database.found_by_text("document_text", filter.text))
    who = list(_facets(filter))
    if filter.status is not None:
        who.append(schema.record_version.c.status == filter.status)
    if who:
        yield document.c.id.in_(_documents_of(who, filter.as_of))


def _documents_of(conditions: list[Condition], as_of: date | None) -> Select[Any]:
    version, member, claim = schema.record_version, schema.member, schema.claim
    return (
        select(claim.c.document)
        .join(member, member.c.claim == claim.c.id)
        .join(version, version.c.record == member.c.record)
        .where(on_day(version, as_of), on_day(member, as_of), *conditions)
    )
