"""The first records of a relationship for each part of a screen, without reading the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Connection, or_, select

from detente.ledger.ranks import own_words
from detente.model.filter import Filter
from detente.model.ranked import Found, Ranked
from detente.model.record import Record
from detente.store import schema
from detente.store.about import about_the_two, official, telling
from detente.store.bodies import bodies, papers
from detente.store.database import backend
from detente.store.memory import Memory, on
from detente.store.query import bounds, on_day
from detente.store.questions import Question, given, held_by_each, narrowed, next_of_one, plain, question, shape_of

Condition: TypeAlias = ColumnElement[bool]
Completed: TypeAlias = Callable[[Sequence[Record]], list[Record]]


class _Head(NamedTuple):
    """A version that answers, before it is read."""

    version: int
    record: str
    alone: bool
    topic: str | None
    whose: str | None
    latest: date


_MORE = 4
"""Times as many are looked at of each matter of which too few are left."""


_Matter: TypeAlias = tuple[str | None, str | None]
"""An issue, and whose position on it."""


def _by_matter(heads: Iterable[_Head]) -> dict[_Matter, list[_Head]]:
    found: dict[_Matter, list[_Head]] = {}
    for head in heads:
        found.setdefault((head.topic, head.whose), []).append(head)
    return found


class Ranking:
    """Answers questions about two sides on one connection; `completed` makes whole records of what is stored.

    What was read for a question is not read again for another. The connection's transaction lasts as long as that, so
    that it can't have changed.
    """

    def __init__(
        self,
        connection: Connection,
        between: tuple[str, str],
        filter: Filter,
        *,
        completed: Completed,
        memory: Memory | None = None,
    ) -> None:
        self._connection, self._between, self._completed = connection, between, completed
        self._filter = replace(filter, between=None, limit=None)
        self._bounded = self._filter != Filter(as_of=filter.as_of)
        self._bodies: dict[int, Record] = {}
        self._records: dict[int, Record] = {}
        self._together: dict[str, bool] = {}
        self._memory = memory or Memory()

    def found(self, asked: Sequence[Ranked]) -> list[Found]:
        """An answer to each question. All that they ask for is read at once."""
        heads = [self._heads(one) for one in asked]
        self._told_together({head.record for some, _ in heads for head in some if head.alone})
        kept = [self._together_only(one, some) for one, (some, _) in zip(asked, heads, strict=True)]
        self._read({head.version for some in kept for head in some})
        whole = self._whole({head.version for some in kept for head in some})
        return [
            Found(records=self._within(one, tuple(whole[head.version] for head in some)), more=more)
            for one, some, (_, more) in zip(asked, kept, heads, strict=True)
        ]

    def held(self, kind: str) -> Mapping[tuple[str, str], int]:
        """How many records of a kind each of the two holds on each issue in which both have part: (issue, side)."""
        asked = Ranked(kinds=(kind,), whose="own", together=True)
        query = held_by_each(kind).where(*(self._narrow(asked) or ()))
        rows = self._connection.execute(query, given(asked, self._between, self._filter.as_of)).all()
        return {(topic, whose): n for topic, whose, n in rows}

    def _together_only(self, asked: Ranked, heads: list[_Head]) -> list[_Head]:
        """Without those told of one side in documents about others; where so many were asked for, the next instead."""
        if asked.each and asked.limit is not None:
            return self._each_together(asked, heads, asked.limit)
        passed: set[str] = set()
        wanted, most = asked.limit, asked.limit or 0
        while True:
            new = self._apart(heads)
            kept = [head for head in heads if head.record not in new]
            if not new or wanted is None or len(heads) < most or len(kept) >= wanted:
                return kept[:wanted]
            passed |= new
            most *= 2  # where hardly one is kept, there are few rounds
            heads = self._others(replace(asked, limit=most), passed)

    def _others(self, asked: Ranked, passed: Collection[str] = ()) -> list[_Head]:
        """The first that may answer, but those passed over."""
        asking = self._asking(asked, passed)
        return self._first(asked, *asking) if asking else []

    def _heads(self, asked: Ranked) -> tuple[list[_Head], int]:
        """The first that may answer, and how many more there are."""
        if asked.each and asked.limit is not None:
            return self._others(asked), 0
        asking = self._asking(asked)
        heads = self._first(asked, *asking) if asking else []
        if asking is None or asked.limit is None or len(heads) <= asked.limit:
            return heads, 0
        statements, values = asking
        every = len(heads) if asked.words or asked.saying else self._connection.scalar(statements.counted, values) or 0
        return heads[: asked.limit], every - asked.limit

    def _first(self, asked: Ranked, statements: Question, values: Mapping[str, Any]) -> list[_Head]:
        """The first that the statement finds; where their own words are asked for too, only those that have them."""
        heads = [_Head(*row) for row in self._connection.execute(statements.first, values).all()]
        if asked.saying is None or asked.words:  # of those with words only they were asked for
            return heads
        saying = self._saying(asked.saying, [head.version for head in heads])
        return [head for head in heads if head.version in saying]

    def _each_together(self, asked: Ranked, heads: list[_Head], most: int) -> list[_Head]:
        """The same of each matter and side: where one was passed over, ever more of those that follow are looked at."""
        kept, known, at_once = dict[_Matter, list[_Head]](), dict[_Matter, int](), most
        while heads:
            apart, new = self._apart(heads), _by_matter(heads)
            for each_of, some in new.items():
                known[each_of] = known.get(each_of, 0) + len(some)
                kept.setdefault(each_of, []).extend(head for head in some if head.record not in apart)
            lacking = [each_of for each_of, some in new.items() if len(kept[each_of]) < most and len(some) == at_once]
            at_once *= _MORE
            heads = self._next(asked, {one: known[one] for one in lacking}, at_once) if lacking else []
        first = (head for some in kept.values() for head in some[:most])
        return sorted(first, key=lambda head: (head.latest, head.record), reverse=True)

    def _next(self, asked: Ranked, known: Mapping[_Matter, int], most: int) -> list[_Head]:
        """Of each of these matters and sides those that follow the first that are `known`."""
        query = next_of_one(replace(shape_of(asked), limit=None)).where(*(self._narrow(asked) or ()))
        values = given(asked, self._between, self._filter.as_of) | {"most": most}
        found = list[_Head]()
        for (topic, side), behind in known.items():
            rows = self._connection.execute(query, values | {"topic": topic, "side": side, "known": behind}).all()
            found += (_Head(*row) for row in rows)
        return found

    def _apart(self, heads: Sequence[_Head]) -> set[str]:
        """Those told of one side alone, in no document that is mainly about the two."""
        alone = {head.record for head in heads if head.alone}
        return alone - self._told_together(alone)

    def _asking(self, asked: Ranked, passed: Collection[str] = ()) -> tuple[Question, Mapping[str, Any]] | None:
        """The statements for a question and what to ask them with; None where it is plain that none answers."""
        shape, values = shape_of(asked), given(asked, self._between, self._filter.as_of)
        narrow = self._narrow(asked)
        if narrow is None:
            return None
        if passed:
            narrow.append(schema.record_pair.c.record.not_in(sorted(passed)))
        spoken = asked.order == "weightiest" and official(self._connection, self._memory)
        if asked.words or asked.saying:  # all of them are read (of words it is known among which few), and so counted
            among = plain(shape, known=bool(asked.words)).where(*narrow)
            found = narrowed(replace(shape, limit=None), among, official=spoken)
        elif narrow:
            found = narrowed(shape, plain(shape).where(*narrow), official=spoken)
        else:
            found = question(shape, official=spoken)
        return found, values

    def _narrow(self, asked: Ranked) -> list[Condition] | None:
        """What else is asked of the versions; None where it is plain that none answers."""
        pair, version = schema.record_pair, schema.record_version
        found: list[Condition] = []
        if asked.words:
            few = telling(self._connection, self._memory, self._between, asked.words, self._filter.as_of)
            few = sorted(self._saying(asked.saying, few)) if asked.saying else few
            if not few:
                return None
            found.append(pair.c.version.in_(few))
        if asked.within:
            found.append(or_(pair.c.record.in_(asked.within), self._maybe_part_of(asked.within)))
        if self._bounded:
            passing = bounds(asked.kinds, self._filter, backend(self._connection))
            found.append(select(version.c.n).where(version.c.n == pair.c.version, *passing).exists())
        return found

    def _maybe_part_of(self, whole: Sequence[str]) -> Condition:
        """Those that say so, and those that begin in the days of one of them."""
        member, link, pair, version = schema.member, schema.claim_link, schema.record_pair, schema.record_version
        target = member.alias()
        stated = (
            select(member.c.record)
            .join(link, link.c.claim == member.c.claim)
            .join(target, target.c.claim == link.c.target)
            .where(target.c.record.in_(whole))
        )
        days = self._connection.execute(
            select(version.c.when_first, version.c.when_last).where(
                version.c.record.in_(whole), on_day(version, self._filter.as_of), version.c.when_first.is_not(None)
            )
        ).all()
        every = {day for first, last in days[:_FEW] for day in _days(first, last)}
        if len(every) <= _FEW and len(days) <= _FEW:  # as one list, which makes the same statement of any days
            return or_(pair.c.record.in_(stated), pair.c.latest.in_(sorted(every)))
        return or_(pair.c.record.in_(stated), *(pair.c.latest.between(first, last) for first, last in days))

    def _within(self, asked: Ranked, records: tuple[Record, ...]) -> tuple[Record, ...]:
        if not asked.within:
            return records
        return tuple(
            r for r in records if r.id in asked.within or any(_is_part(link, asked.within) for link in r.links)
        )

    def _read(self, versions: set[int]) -> None:
        """Reads what these versions say, as it was folded."""
        self._bodies |= bodies(self._connection, self._memory, versions - self._bodies.keys())

    def _saying(self, words: re.Pattern[str], versions: Sequence[int]) -> set[int]:
        """Those whose own words are as asked: by what was folded, before the rest is looked up.

        Each is looked at once as long as nobody writes: what is told of guardrails may be a whole speech.
        """
        asked = [(words, version) for version in versions]
        says = self._memory.says.of(asked, lambda lacking: self._look_for(words, [n for _, n in lacking]))
        return {version for version in versions if says[words, version]}

    def _look_for(self, words: re.Pattern[str], versions: Sequence[int]) -> dict[tuple[re.Pattern[str], int], bool]:
        self._read(set(versions))
        return {(words, n): bool(words.search(own_words(self._bodies[n]))) for n in versions}

    def _whole(self, versions: set[int]) -> Mapping[int, Record]:
        new = sorted(versions - self._records.keys())
        self._records |= zip(new, self._completed([self._bodies[n] for n in new]), strict=True)
        return self._records

    def _told_together(self, records: set[str]) -> set[str]:
        """Those of the one-sided records that stand in a document which is mainly about the two."""
        new = records - self._together.keys()
        about, day = about_the_two(self._connection, self._memory, self._between), self._filter.as_of
        held = papers(self._connection, self._memory, new)
        self._together |= {record: any(d in about for d in on(day, rows)) for record, rows in held.items()}
        return {record for record in records if self._together[record]}


_FEW = 400  # days in one question


def _days(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, no more than are few."""
    return (first + timedelta(days=n) for n in range(min((last - first).days, _FEW) + 1))


def _is_part(link: Any, whole: Sequence[str]) -> bool:
    return link.type == "part_of" and link.record in whole
