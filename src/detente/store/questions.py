"""Questions for the first records of two sides as statements: each shape of question is put into words once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    true,
    union,
    union_all,
)

from detente.ledger.ranks import pair_name
from detente.ledger.versions import NEVER
from detente.model.ranked import Ranked
from detente.store import schema
from detente.store.query import held

Condition: TypeAlias = ColumnElement[bool]

_PAIR = schema.record_pair
_HEAD = (_PAIR.c.version, _PAIR.c.record, _PAIR.c.alone, _PAIR.c.topic, _PAIR.c.whose, _PAIR.c.latest)

_SOME = date.min
"""Stands in a shape for a day that its parameters give."""


class Question(NamedTuple):
    """A statement for the versions that answer, in order, and one that counts them. `given` are their parameters."""

    first: Select[Any]
    counted: Select[Any]


def shape_of(asked: Ranked) -> Ranked:
    """The question without what changes from one day or ledger to the next."""
    return replace(
        asked,
        past=asked.past and _SOME,
        ahead=asked.ahead and _SOME,
        undated=asked.undated and _SOME,
        ended=asked.ended and (_SOME, _SOME),
        limit=asked.limit if asked.limit is None or asked.each else 0,
        words=(),
        within=(),
        saying=None,
    )


def given(asked: Ranked, between: tuple[str, str], as_of: date | None) -> dict[str, Any]:
    """What the question's statement is to be asked with; one row more than its limit, to see whether there is more."""
    found: dict[str, Any] = {"pair": pair_name(*between), "day": as_of or NEVER}
    if asked.whose is not None:
        found |= {"one": between[0], "other": between[1]}
    found |= {name: day for name in ("past", "ahead", "undated") if (day := getattr(asked, name)) is not None}
    if asked.ended is not None:
        found |= {"ended_first": asked.ended[0], "ended_last": asked.ended[1]}
    if asked.limit is not None:
        found |= {"most": asked.limit if asked.each else asked.limit + 1}
    return found


@lru_cache(maxsize=256)
def question(shape: Ranked, *, official: bool) -> Question:
    """The statements of a shape, with nothing else asked. Are there `official` documents, which speak for a side?"""
    few = shape.limit is not None and 0 < shape.limit <= _FEW and len(shape.kinds) == 1
    if few and shape == replace(_LATEST_OF_EACH, kinds=shape.kinds, limit=shape.limit):
        return Question(_latest_of_each(shape.kinds[0], shape.limit or 0), plain(shape))
    return narrowed(shape, plain(shape), official=official)


@lru_cache(maxsize=256)
def plain(shape: Ranked, *, known: bool = False) -> Select[Any]:
    """The versions that answer, in no order and without limit: version, record, alone, matter, whose, its latest day.

    Where it is `known` among which few versions they are, these lead to the rows, and not the pair to all of its own.
    """
    pair = schema.record_pair
    name = func.coalesce(pair.c.pair, "") if known else pair.c.pair
    return select(*_HEAD).where(
        name == _day("pair", Text()),
        pair.c.kind.in_(shape.kinds),
        held(pair),
        *_states(shape),
        *_days(shape),
        *_whose(shape),
    )


def narrowed(shape: Ranked, query: Select[Any], *, official: bool) -> Question:
    """The statements for those versions of a `plain` one that it was narrowed to."""
    if shape.each:
        return Question(_first_of_each(shape, query), query)
    ordered = query.order_by(*_ordered(shape, official))
    first = ordered if shape.limit is None else ordered.limit(_day("most", Integer()))
    return Question(first, select(func.count()).select_from(query.subquery()))


_LATEST_OF_EACH = Ranked(kinds=(), whose="own", each=True)
_FEW = 4


def _latest_of_each(kind: str, count: int) -> Select[Any]:
    """What `_first_of_each` finds of what the two hold: the few first are looked up by matter and side in an index.

    Two sides may have tens of thousands of positions, on some dozens of issues.
    """
    pair = schema.record_pair
    one, matter = pair.alias("one"), _matters(kind)
    side = union(*(select(_day(name, Text()).label("whose")) for name in ("one", "other"))).subquery("side")
    latest = (
        select(one.c.version)
        .where(one.c.pair == _day("pair", Text()), one.c.kind == kind, held(one))
        .where(one.c.topic == matter.c.topic, one.c.whose == side.c.whose)
        .order_by(one.c.latest.desc(), one.c.record.desc())
        .limit(1)
    )
    places = (latest.offset(n).correlate(matter, side).scalar_subquery() for n in range(count))
    every = matter.join(side, true())
    found = union_all(*(select(nth.label("version")).select_from(every) for nth in places)).subquery("found")
    return (
        select(*_HEAD)
        .join_from(found, pair, (pair.c.version == found.c.version) & (pair.c.pair == _day("pair", Text())))
        .order_by(pair.c.latest.desc(), pair.c.record.desc())
    )


@lru_cache(maxsize=16)
def next_of_one(shape: Ranked) -> Select[Any]:
    """Of one `topic` and `side` those that come after the first `known`, at most `most` of them, the latest first."""
    pair = schema.record_pair
    query = plain(shape).where(pair.c.topic == _day("topic", Text()), pair.c.whose == _day("side", Text()))
    late = query.order_by(pair.c.latest.desc(), pair.c.record.desc())
    return late.limit(_day("most", Integer())).offset(_day("known", Integer()))


@lru_cache(maxsize=16)
def held_by_each(kind: str) -> Select[Any]:
    """How many records of a kind each of the two holds on each issue in which both have part."""
    asked = Ranked(kinds=(kind,), whose="own", together=True)
    matter = schema.record_pair.c.topic, schema.record_pair.c.whose
    query = plain(asked).with_only_columns(*matter, func.count()).where(matter[0].is_not(None))
    return query.group_by(*matter)


def _matters(kind: str) -> Any:
    """Every matter of the pair's records of a kind, each found as the next one after the last."""
    pair = schema.record_pair
    told = (pair.c.pair == _day("pair", Text())) & (pair.c.kind == kind) & pair.c.topic.is_not(None)
    first = select(func.min(pair.c.topic).label("topic")).where(told)
    found = first.cte("matter", recursive=True)
    after = select(func.min(pair.c.topic)).where(told, pair.c.topic > found.c.topic).scalar_subquery()
    return found.union_all(select(after).where(found.c.topic.is_not(None)))


def _first_of_each(shape: Ranked, query: Select[Any]) -> Select[Any]:
    """The first of each issue and side, the latest of all first."""
    pair = schema.record_pair
    place = func.row_number().over(
        partition_by=(pair.c.topic, pair.c.whose), order_by=(pair.c.latest.desc(), pair.c.record.desc())
    )
    ranked = query.add_columns(place.label("place")).where(pair.c.topic.is_not(None)).subquery()
    first = select(*(ranked.c[column.name] for column in _HEAD))
    if shape.limit is not None:
        first = first.where(ranked.c.place <= _day("most", Integer()))
    return first.order_by(ranked.c.latest.desc(), ranked.c.record.desc())


def _day(name: str, type_: Any = Date) -> Any:
    return bindparam(name, type_=type_)


def _states(shape: Ranked) -> list[Condition]:
    pair = schema.record_pair
    found: list[Condition] = []
    if shape.statuses:
        named = pair.c.status.in_([status for status in shape.statuses if status is not None])
        found.append(or_(named, pair.c.status.is_(None)) if None in shape.statuses else named)
    if shape.topic is not None:
        found.append(pair.c.topic == shape.topic)
    if shape.rivals:
        found.append(pair.c.rivals)
    if shape.together:
        found.append(~pair.c.alone)
    return found


def _days(shape: Ranked) -> list[Condition]:
    pair = schema.record_pair
    found: list[Condition] = []
    if shape.past is not None:
        found.append(or_(pair.c.ends < _day("past"), pair.c.status == "no_evidence"))
    if shape.ahead is not None:
        found.append(or_(pair.c.ends.is_(None), pair.c.ends >= _day("ahead")))
    if shape.dated or shape.ahead is not None:
        found.append(pair.c.order_first < NEVER)
    if shape.undated is not None:
        found.append(pair.c.order_first == NEVER)
        found.append(or_(pair.c.from_day >= _day("undated"), pair.c.from_day == NEVER))
    if shape.ended is not None:
        found.append(pair.c.ends.between(_day("ended_first"), _day("ended_last")))
    return found


def _whose(shape: Ranked) -> list[Condition]:
    if shape.whose is None:
        return []
    sides = [_day("one", Text()), _day("other", Text())]
    return [schema.THIRD] if shape.whose == "third" else [schema.record_pair.c.whose.in_(sides)]


_STANDINGS: Mapping[str, int] = {
    "official": 0, "legislator": 1, "state_media": 1, "business": 2, "scholar": 2, "press": 2,
}  # fmt: skip
_SHUT: Mapping[str, int] = {"suspended": 0, "not_restored": 0, "refused": 1, "terminated": 1}


def _ordered(shape: Ranked, official: bool) -> list[Any]:
    pair = schema.record_pair
    late = [pair.c.latest.desc(), pair.c.record.desc()]
    if shape.order == "soonest":
        return [func.coalesce(pair.c.ends, NEVER), pair.c.record]
    if shape.order == "weightiest":
        told = case(*((pair.c.standing == name, rank) for name, rank in _STANDINGS.items()), else_=3)
        unsaid = case((_in_official_words(), 0), else_=2) if official else literal(2)
        return [case((pair.c.standing.is_(None), unsaid), else_=told), *late]
    if shape.order == "shut":
        rank = case(*((pair.c.status == name, rank) for name, rank in _SHUT.items()), else_=2)
        return [case((pair.c.status.is_(None), 3), else_=rank), pair.c.turned.desc(), pair.c.record.desc()]
    return late


def _in_official_words() -> Condition:
    """Does one of its documents speak for a side?"""
    pair, member, document = schema.record_pair, schema.member, schema.document
    own = (
        select(member.c.claim)
        .join(document, document.c.id == member.c.document)
        .where(member.c.record == pair.c.record, held(member), document.c.side.is_not(None))
    )
    return own.exists()
