"""A filter as a question for documents: by what they are themselves, and by what their records tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Select, func, literal, select

from detente.model.filter import Filter
from detente.store import schema
from detente.store.database import Backend
from detente.store.query import Condition, facets_of, leading, named_of, on_day


def documents_asked(
    filter: Filter, database: Backend, kinds: Collection[str], *, texts: bool = True, common: bool = False
) -> Select[Any]:
    """The documents that pass the filter, oldest first, undated last; without `texts` these are not read.

    A filter on sides, people, an issue or a status asks for the documents of the records (of these kinds, all that
    there are) that pass it. Where these are `common`, documents are looked at one by one until there are enough.
    """
    document = schema.document
    order = document.c.known_from.nulls_last(), document.c.id
    query = select(document.c.body, document.c.text if texts else literal("").label("text")).order_by(*order)
    passing = [~document.c.withdrawn, *_document_conditions(filter, database, kinds, common=common)]
    if filter.limit is None:
        return query.where(*passing)
    first = select(document.c.n).where(*passing).order_by(*order).limit(filter.limit)
    return query.where(document.c.n.in_(first))  # no text is read of the others


def latest_documents(
    filter: Filter, database: Backend, kinds: Collection[str], *, offset: int, limit: int
) -> tuple[Select[Any], Select[Any]]:
    """The bodies of so many of the documents that pass the filter, undated first, then the latest; and their number."""
    document = schema.document
    passing = [
        ~document.c.withdrawn,
        *_document_conditions(replace(filter, limit=None), database, kinds, common=False),
    ]
    order = document.c.known_from.desc().nulls_first(), document.c.id.desc()
    some = select(document.c.n).where(*passing).order_by(*order).limit(limit).offset(offset)
    return (
        select(document.c.body).where(document.c.n.in_(some)).order_by(*order),
        select(func.count()).select_from(document).where(*passing),
    )


def _document_conditions(
    filter: Filter, database: Backend, kinds: Collection[str], *, common: bool
) -> Iterator[Condition]:
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
    if asks_of_records(filter):
        yield _tells_of(filter) if common else document.c.id.in_(_documents_of(filter, kinds))


def asks_of_records(filter: Filter) -> bool:
    """Does the filter ask of a document something that only its records tell?"""
    return filter.status is not None or leading(filter) is not None


COMMON = 6000
"""Records from which on it is quicker to look at each document for one of them than to list the documents of all."""


def passing_records(filter: Filter, kinds: Collection[str]) -> Select[Any]:
    """How many versions pass what is asked of records; no more than `COMMON` are counted."""
    query = _passing(select(literal(1)), filter, kinds)
    return select(func.count()).select_from(query.limit(COMMON).subquery())


def _passing(query: Select[Any], filter: Filter, kinds: Collection[str]) -> Select[Any]:
    """The rows that lead to the versions that pass."""
    version, (found, conditions) = schema.record_version, _found(filter)
    query = query.select_from(found).where(found.c.kind.in_(sorted(kinds)), on_day(found, filter.as_of), *conditions)
    if found is not version:
        query = query.where(*facets_of(filter, found))
    if filter.status is None:
        return query
    if found is not version:
        query = query.join(version, version.c.n == found.c.version)
    return query.where(version.c.status == filter.status)


def _found(filter: Filter) -> tuple[Any, list[Condition]]:
    """The table that leads to the versions that pass, and what is asked of it."""
    led = leading(filter)
    return (schema.record_version, []) if led is None else (led[0], [led[1]])


def _documents_of(filter: Filter, kinds: Collection[str]) -> Select[Any]:
    """The documents of the records in which these take part, and which are about this, in this state."""
    member, (found, _) = schema.member, _found(filter)
    query = _passing(select(member.c.document), filter, kinds)
    return query.join(member, member.c.record == found.c.record).where(on_day(member, filter.as_of))


def _tells_of(filter: Filter) -> Condition:
    """Is one of the document's records one that passes? Asked so that the document leads to them."""
    version, member, document = schema.record_version, schema.member, schema.document
    query = (
        select(member.c.record)
        .join(version, version.c.record == member.c.record)
        .where(member.c.document == document.c.id, on_day(member, filter.as_of), on_day(version, filter.as_of))
        .where(*facets_of(filter, None), *named_of(filter))
    )
    return (query if filter.status is None else query.where(version.c.status == filter.status)).exists()
