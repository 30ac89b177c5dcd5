"""A filter as a question to the tables (CONTRACT, "Filters")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Date,
    Select,
    Text,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from detente.ledger.ranks import pair_name
from detente.ledger.versions import NEVER
from detente.model.claim import beginning
from detente.model.filter import Filter
from detente.store import schema
from detente.store.database import Backend, chunks
from detente.store.names import folded_name

Condition = ColumnElement[bool]


def on_day(table: Any, as_of: date | None) -> Condition:
    """The rows of a table with `from_day` and `to_day` that held on a day; None asks for all that is known.

    The statement may be asked of another day by the name that `held` has for it.
    """
    return _held(table, bindparam("day", as_of or NEVER, type_=Date()))


def held(table: Any) -> Condition:
    """`on_day` in a statement that is made once and asked of many days: `each` says of which."""
    return _held(table, bindparam("day", type_=Date()))


def _held(table: Any, day: Any) -> Condition:
    started = table.c.from_day
    if table is schema.record_pair:
        started = func.coalesce(started, NEVER)  # else the index of what was heard last is taken for that of kinds
    return and_(started <= day, or_(table.c.to_day.is_(None), table.c.to_day > day))


SOME: BindParameter[Any] = bindparam("some", expanding=True)
"""The values that `each` puts in, as many at once as a database takes."""


def each(
    connection: Connection, statement: Select[Any], some: Iterable[Any], as_of: date | None = None, **more: Any
) -> Iterator[Any]:
    """The rows that a statement finds for `SOME` values, as of a day; `more` are its other parameters."""
    for few in chunks(some):
        yield from connection.execute(statement, {"some": few, "day": as_of or NEVER, **more}).all()


def asked(kinds: Collection[str], filter: Filter, database: Backend) -> tuple[Select[Any], dict[str, Any]]:
    """`versions_asked` and what to ask it with: the statement is put into words once for all days, documents, pairs."""
    given: dict[str, Any] = {"day": filter.as_of or NEVER}
    shape = replace(filter, as_of=None)
    if filter.document is not None:
        given["document"], shape = filter.document, replace(shape, document="")
    elif filter.between is not None and (led := leading(filter)) is not None and led[0] is schema.record_pair:
        given["pair"], shape = pair_name(*filter.between), replace(shape, between=("", "-"))
    return _asked(tuple(kinds), shape, database), given


@lru_cache(maxsize=256)
def _asked(kinds: tuple[str, ...], shape: Filter, database: Backend) -> Select[Any]:
    return versions_asked(kinds, shape, database)


def versions_asked(kinds: Collection[str], filter: Filter, database: Backend) -> Select[Any]:
    """The versions of records of these kinds that pass the filter, by day, then by id.

    Read are the rows of one facet that is asked for (those of which there are fewest, as a rule) in their order, each
    with its version; other facets are looked up for each of these. A document leads to its own records, which are few.
    """
    version = schema.record_version
    led = leading(filter) if filter.document is None else None
    found = version if led is None else led[0]
    # a kind's versions in their order would else be read from the first to the last for those of one document
    kind = found.c.kind if filter.document is None else func.coalesce(found.c.kind, "")
    asked = [*_conditions(kinds, filter, database, found), *(named_of(filter) if led is None else ())]
    query = (
        select(version.c.n, version.c.body, version.c.from_day)
        .where(kind.in_(sorted(kinds)), on_day(found, filter.as_of), *asked)
        .order_by(found.c.order_first, found.c.order_last, found.c.record)
    )
    if led is not None:
        query = query.join_from(found, version, version.c.n == found.c.version).where(led[1])
    return query if filter.limit is None else query.limit(filter.limit)


def newest_asked(kinds: Collection[str], filter: Filter, database: Backend) -> Select[Any]:
    """The versions that `versions_asked` finds, the latest first: by the day that they are about or became known on."""
    version = schema.record_version
    heard = case((version.c.order_first == NEVER, version.c.from_day), else_=version.c.order_first)
    query = versions_asked(kinds, replace(filter, limit=None), database).order_by(None)
    return query.order_by(heard.desc(), version.c.order_last.desc(), version.c.record.desc()).limit(filter.limit)


def most_told_asked(kinds: Collection[str], filter: Filter, database: Backend) -> Select[Any]:
    """The numbers of the versions that `versions_asked` finds, those first of which most documents tell on the day."""
    version, member = schema.record_version, schema.member
    told = select(func.count(member.c.document.distinct())).where(member.c.record == version.c.record)
    papers = told.where(on_day(member, filter.as_of)).scalar_subquery()
    query = versions_asked(kinds, replace(filter, limit=None), database).order_by(None)
    return query.with_only_columns(version.c.n).order_by(papers.desc(), version.c.record).limit(filter.limit)


def counts_asked(kinds: Collection[str], filter: Filter, database: Backend) -> Select[Any]:
    """How many versions of each kind `versions_asked` finds."""
    version = schema.record_version
    query = versions_asked(kinds, replace(filter, limit=None), database).order_by(None)
    return query.with_only_columns(version.c.kind, func.count()).group_by(version.c.kind)


def leading(filter: Filter) -> tuple[Any, Condition] | None:
    """The facet whose rows lead to the answer, and which of them; None where none is asked for."""
    person, pair, issue, side = schema.record_person, schema.record_pair, schema.record_issue, schema.record_side
    if filter.person is not None:
        names = person.c.name.in_(_names(folded_name(filter.person)))
        first = person.alias()
        nearer = select(first.c.name).where(
            first.c.version == person.c.version,
            first.c.name < person.c.name,
            first.c.name.in_(_names(folded_name(filter.person))),
        )
        return person, and_(names, ~nearer.exists())  # a record of two such names comes once
    if filter.between is not None and filter.between[0] != filter.between[1]:
        return pair, and_(pair.c.pair == bindparam("pair", pair_name(*filter.between), type_=Text()), ~pair.c.alone)
    if filter.issue is not None:
        return issue, issue.c.issue == filter.issue.casefold()
    if filter.side is not None or filter.between is not None:
        return side, side.c.side == (filter.side or (filter.between or ("",))[0])
    return None


def bounds(kinds: Collection[str], filter: Filter, database: Backend) -> list[Condition]:
    """All that a filter asks of a version but its kind and day, whatever leads to it."""
    return [*_conditions(kinds, filter, database, None), *named_of(filter)]


def named_of(filter: Filter) -> Iterator[Condition]:
    """The person takes part, asked of each version."""
    if filter.person is not None:
        person = schema.record_person.alias()
        named = person.c.name.in_(_names(folded_name(filter.person)))
        yield select(person.c.version).where(person.c.version == schema.record_version.c.n, named).exists()


def _conditions(kinds: Collection[str], filter: Filter, database: Backend, led: Any) -> Iterator[Condition]:
    version = schema.record_version
    yield from facets_of(filter, led)
    if filter.document is not None:
        yield version.c.record.in_(_records_of(filter.document, filter.as_of, kinds))
    if filter.since is not None:
        yield version.c.when_last >= (filter.since.first or date.min)
        # the same, and told by the indexes that are read in order, so that no row is read for it
        order = version if led is None else led
        yield and_(order.c.order_last >= (filter.since.first or date.min), order.c.order_first < NEVER)
    if filter.until is not None:
        yield version.c.when_first <= (filter.until.last or date.max)
    if filter.learned_since is not None:
        yield version.c.first_known >= filter.learned_since
    if filter.status is not None:
        yield _may_have(filter.status, kinds)
    if filter.text is not None:
        yield _tells(filter.text, filter.as_of, database, kinds)


def _may_have(status: str, kinds: Collection[str]) -> Condition:
    """The versions that may have the status once it is looked up what came of them: all that will, and some more.

    Of pledges with two sides those that are open, and whose words or day ask what came of them.
    """
    version, pair = schema.record_version, schema.record_pair.alias()
    own = version.c.status == status
    if "commitment" not in kinds:
        return own
    asked = pair.c.topic.is_not(None)
    told = or_(asked, pair.c.ends.is_not(None)) if status == "no_evidence" else asked
    among = select(pair.c.version).where(pair.c.version == version.c.n, told).exists()
    return or_(own, and_(version.c.kind == "commitment", version.c.status.in_(("made", "in_progress")), among))


def facets_of(filter: Filter, led: Any) -> Iterator[Condition]:
    """Who takes part and what it is about, asked of each version; not what the table that leads there says already.

    Without one (`led` is None) the versions themselves are asked.
    """
    version = schema.record_version.c.n if led is None or led is schema.record_version else led.c.version
    sides = [] if led is schema.record_pair else [*(filter.between or ())]
    if filter.side is not None and led is not schema.record_side:
        sides.append(filter.side)
    for side in sides:
        yield _has(version, schema.record_side.c.side, side)
    if filter.issue is not None and led is not schema.record_issue:
        yield _has(version, schema.record_issue.c.issue, filter.issue.casefold())


def _names(asked: str) -> Select[Any]:
    """The names that hold the folded words in a row, looked up by the longest of them."""
    table = schema.name_word
    longest = max(asked.split(), key=len, default="")
    return select(table.c.name).where(table.c.word == longest, table.c.name.contains(asked, autoescape=True))


def _has(version: Any, column: Column[str], value: str) -> Condition:
    own = column.table.alias()
    return select(own.c.version).where(own.c.version == version, own.c[column.name] == value).exists()


_FEW_KINDS = 2


def _records_of(document: str, as_of: date | None, kinds: Collection[str]) -> Select[Any]:
    """The records that rest on a document on the day; of few kinds those alone whose ids begin so.

    A document tells of hundreds, most of them dates and people: of each the version would be looked up for its kind.
    """
    member = schema.member
    told_in = member.c.document == bindparam("document", document, type_=Text())
    found = select(member.c.record).where(told_in, on_day(member, as_of))
    if len(kinds) > _FEW_KINDS:
        return found
    # not "between", of which SQLAlchemy makes what PostgreSQL can't read where the column has a collation
    named = (
        and_(member.c.record >= begun, member.c.record <= begun + _LAST) for begun in map(beginning, sorted(kinds))
    )
    return found.where(or_(*named))


_LAST = "\U0010ffff"
"""Comes after every character of an id."""


def _tells(words: str, as_of: date | None, database: Backend, kinds: Collection[str]) -> Condition:
    """One of the claims, of those known on the day, holds all the words."""
    claim, member = schema.claim, schema.member
    found = (
        select(member.c.record)
        .join(claim, claim.c.id == member.c.claim)
        .where(claim.c.n.in_(database.found_by_text("claim_text", words)), claim.c.kind.in_(sorted(kinds)))
        .where(on_day(member, as_of))
    )
    return schema.record_version.c.record.in_(found)
