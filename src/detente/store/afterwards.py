"""What other records tell of a record, as of a day: a pledge's follow-through, where words were said, a verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeAlias

from sqlalchemy import Connection, Date, bindparam, select

from detente.ledger.fold import Source, complete
from detente.ledger.followed import days_of_meetings, tells, told_by, with_follow_through
from detente.ledger.foretold import days_of, is_open, with_outcome
from detente.ledger.pledged import wanted
from detente.ledger.ranks import pairs_of
from detente.ledger.told_of import Mention, may_be_told_of, with_engagement
from detente.ledger.versions import NEVER
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.record import Record
from detente.model.when import When
from detente.store import schema
from detente.store.bodies import days, remembered
from detente.store.codec import mention_from
from detente.store.memory import Memory
from detente.store.query import SOME, each, held

Sources: TypeAlias = Callable[[Iterable[str]], Mapping[str, Sequence[Source]]]

Matter: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""The sides and the issues of a pledge: a later document that tells of both might tell what came of it."""

_TOLD_IN_WORDS = ("measure", "deed")
"""Kinds whose records tell what came of a pledge by their evidence."""
_OF_DAYS = frozenset({"engagement", "deed"})
"""Kinds of which two sides have very many, and of which only those of the days in question can tell anything."""

AFTERWARDS = frozenset({"commitment", "statement", "assessment"})
"""The kinds of which other records tell something."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What each two sides did together: deeds by their verbs, of which a pledge heeds a few, and the rest.

    Of two sides there are thousands of deeds: only those that somebody asks for are made of their rows.
    """

    memory: Memory
    rest: dict[str, list[Record]] = field(default_factory=dict)
    deeds: dict[tuple[str, str | None], list[Any]] = field(default_factory=dict)

    def add(self, row: Any) -> None:
        """One more."""
        if row.kind == "deed":
            self.deeds.setdefault((row.pair, row.topic), []).append(row)
        else:
            self.rest.setdefault(row.pair, []).append(remembered(self.memory, row))

    def of_verbs(self, pledge: Record, verbs: Iterable[str]) -> list[Record]:
        """The deeds of these verbs, done by two of the sides of the pledge."""
        names = pairs_of(pledge.facets.sides)
        rows = (row for verb in verbs for name in names for row in self.deeds.get((name, verb), ()))
        return [remembered(self.memory, row) for row in rows]


class Afterwards:
    """Looks up, on one connection and as of one day, what is told of records elsewhere.

    `follow` gives the words that tie a pledge to later reports; it is asked only where there are pledges.
    """

    def __init__(
        self,
        connection: Connection,
        as_of: date | None,
        sources: Sources,
        memory: Memory,
        *,
        follow: Callable[[], FollowWords] = load_follow_words,
    ) -> None:
        self._connection, self._as_of, self._sources, self._follow = connection, as_of, sources, follow
        self._memory = memory

    def told(self, records: list[Record]) -> list[Record]:
        """The records, with what others tell of them."""
        mine = [record for record in records if record.kind in AFTERWARDS]
        if not mine:
            return records
        mentions = self._mentions({d for record in mine if may_be_told_of(record) for d in record.documents})
        told = {record.id: with_engagement(record, _of(record, mentions)) for record in mine}
        told |= self._foretold([record for record in told.values() if is_open(record)], mentions)
        told |= self._followed([record for record in told.values() if record.kind == "commitment"])
        return [told.get(record.id, record) for record in records]

    def _foretold(self, forecasts: Sequence[Record], mentions: Mapping[str, Sequence[Mention]]) -> dict[str, Record]:
        """The open forecasts with what came of them, where it is told as an engagement of its own."""
        about = {f.id: m.record for f in forecasts for m in _of(f, mentions) if m.record.id == f.fields["about"]}
        days = {f.id: when for f in forecasts if f.id in about and (when := days_of(f, about[f.id])) is not None}
        if not days:
            return {}
        known = self._known([f.documents[0] for f in forecasts if f.id in days])
        others = self._met({name for n in days for name in pairs_of(about[n].facets.sides)}, list(days.values()))
        return {
            f.id: with_outcome(f, about[f.id], _between_two_of(about[f.id], others), made=known.get(f.documents[0]))
            for f in forecasts
            if f.id in days
        }

    def _met(self, pairs: set[str], days: Sequence[When]) -> dict[str, list[Record]]:
        """For each two sides their engagements in any of the days."""
        found: dict[str, list[Record]] = {}
        first, last = min(w.first or date.min for w in days), max(w.last or date.max for w in days)
        more = {"kinds": ["engagement"], "first": first, "last": last}
        for row in each(self._connection, _BETWEEN_THEN, sorted(pairs), self._as_of, **more):
            found.setdefault(row.pair, []).append(remembered(self._memory, row))
        return found

    def _mentions(self, documents: set[str]) -> dict[str, list[Mention]]:
        """For each document the places where it tells of engagements, and their records on the day."""
        found: dict[str, list[Mention]] = {}
        for row in each(self._connection, _MENTIONS, sorted(documents), self._as_of):
            place, status = mention_from(row.told)
            record = remembered(self._memory, row)
            found.setdefault(place.document, []).append(
                Mention(document=place.document, trigger=place.trigger, status=status, record=record)
            )
        return found

    def _followed(self, pledges: Sequence[Record]) -> dict[str, Record]:
        """The pledges with what came of them."""
        if not pledges:
            return {}
        words = self._follow()
        known, heard = self._known([p.documents[0] for p in pledges if p.documents]), self._heard(pledges)
        kinds = {p.id: told_by(p, words) for p in pledges}
        deeds = [wanted(words, p.fields["text"]) for p in pledges if "deed" in kinds[p.id]]
        verbs = frozenset().union(*(asked.verbs for asked in deeds if asked is not None))
        others = self._between([p for p in pledges if kinds[p.id]], frozenset().union(*kinds.values()), known, verbs)
        made = {p.id: known.get(p.documents[0]) if p.documents else None for p in pledges}
        found = {p.id: self._telling(p, kinds[p.id], others, words, made[p.id]) for p in pledges}
        sources = self._sources({o.id for some in found.values() for o in some if o.kind in _TOLD_IN_WORDS})
        return {
            p.id: with_follow_through(
                p,
                [complete(o, sources[o.id]) if o.kind in _TOLD_IN_WORDS else o for o in found[p.id]],
                made=made[p.id],
                heard=heard.get(_matter(p)),
                words=words,
            )
            for p in pledges
        }

    def _telling(
        self, pledge: Record, kinds: Collection[str], others: _Done, words: FollowWords, made: date | None
    ) -> list[Record]:
        """What may tell of it, of all of some kinds that two of its sides did together; deeds only where they do."""
        asked = wanted(words, pledge.fields["text"]) if "deed" in kinds else None
        heeded = others.of_verbs(pledge, asked.verbs) if asked is not None else []
        deeds = [deed for deed in heeded if asked is not None and tells(words, asked, pledge, deed, made)]
        return _in_order([*(o for o in _between_two_of(pledge, others.rest) if o.kind in kinds), *deeds])

    def _between(
        self, pledges: Sequence[Record], kinds: frozenset[str], known: Mapping[str, date], verbs: frozenset[str]
    ) -> _Done:
        """What each two sides of the pledges did together; of deeds those of these verbs.

        Of engagements and acts those alone that are of days in which one may keep or break one of the pledges.
        """
        first, last = days_of_meetings(pledges, known)
        names = sorted({name for p in pledges for name in pairs_of(p.facets.sides)})
        then, found = {"first": first, "last": last}, _Done(self._memory)
        asked: tuple[tuple[Any, frozenset[str], Mapping[str, Any]], ...] = (
            (_BETWEEN_THEN, kinds & {"engagement"}, then),
            (_DEEDS, kinds & {"deed"}, then | {"verbs": sorted(verbs)}),
            (_BETWEEN, kinds - _OF_DAYS, {}),
        )
        for statement, some, more in asked:
            for row in each(
                self._connection, statement, names if some else (), self._as_of, kinds=sorted(some), **more
            ):
                found.add(row)
        return found

    def _known(self, documents: Iterable[str]) -> dict[str, date]:
        told = days(self._connection, self._memory, documents)
        return {name: day.known_from for name, day in told.items() if day.known_from is not None}

    def _heard(self, pledges: Iterable[Record]) -> dict[Matter, date]:
        """For the matter of each pledge that has a day the last day on which anything was learned of it."""
        asked = {_matter(p) for p in pledges if p.fields["due"] and len(p.facets.sides) > 1}
        return {matter: day for matter in asked if (day := self._last_of(*matter)) is not None}

    def _last_of(self, sides: frozenset[str], issues: frozenset[str]) -> date | None:
        """The last day on which a record of two of the sides, and of one of the issues if there are any, got news."""
        pair, issue = schema.record_pair, schema.record_issue
        known = pair.c.from_day <= self._as_of if self._as_of is not None else pair.c.from_day < NEVER
        query = select(pair.c.from_day).where(~pair.c.alone, known).order_by(pair.c.from_day.desc()).limit(1)
        if issues:
            of_it = select(issue.c.version).where(issue.c.version == pair.c.version, issue.c.issue.in_(sorted(issues)))
            query = query.where(of_it.exists())
        days = (self._connection.scalar(query.where(pair.c.pair == name)) for name in pairs_of(tuple(sides)))
        return max((day for day in days if day is not None), default=None)


_MENTIONS = (
    select(
        schema.claim.c.body.label("told"),
        schema.record_version.c.n,
        schema.record_version.c.body,
        schema.record_version.c.from_day,
    )
    .join(schema.member, schema.member.c.claim == schema.claim.c.id)
    .join(schema.record_version, schema.record_version.c.record == schema.member.c.record)
    .where(schema.claim.c.document.in_(SOME), schema.claim.c.kind == "engagement")
    .where(held(schema.member), held(schema.record_version))
)
_BETWEEN = (
    select(
        schema.record_pair.c.pair,
        schema.record_pair.c.kind,
        schema.record_pair.c.topic,
        schema.record_version.c.n,
        schema.record_version.c.body,
        schema.record_version.c.from_day,
    )
    .join_from(schema.record_pair, schema.record_version, schema.record_version.c.n == schema.record_pair.c.version)
    .where(schema.record_pair.c.pair.in_(SOME), schema.record_pair.c.kind.in_(bindparam("kinds", expanding=True)))
    .where(~schema.record_pair.c.alone, held(schema.record_pair))
)
_BETWEEN_THEN = _BETWEEN.where(
    schema.record_pair.c.latest.between(bindparam("first", type_=Date()), bindparam("last", type_=Date()))
)

_DEEDS = _BETWEEN_THEN.where(schema.record_pair.c.topic.in_(bindparam("verbs", expanding=True)))


def _matter(pledge: Record) -> Matter:
    return frozenset(pledge.facets.sides), frozenset(pledge.facets.issues)


def _between_two_of(pledge: Record, others: Mapping[str, Sequence[Record]]) -> list[Record]:
    """What two of the sides of the pledge did together, in order of ids."""
    return _in_order(other for name in pairs_of(pledge.facets.sides) for other in others.get(name, ()))


def _in_order(records: Iterable[Record]) -> list[Record]:
    """Each once, in order of ids."""
    found = {record.id: record for record in records}
    return [found[name] for name in sorted(found)]


def _of(record: Record, mentions: Mapping[str, Sequence[Mention]]) -> list[Mention]:
    """The mentions in the record's own documents."""
    return [mention for document in record.documents for mention in mentions.get(document, ())]


def with_status(records: Iterable[Record], status: str, limit: int | None) -> Iterator[Record]:
    """Those of the records that have the status, at most `limit`."""
    return islice((record for record in records if record.facets.status == status), limit)
