"""What other records tell of a record, as of a day: a pledge's follow-through, where words were said, a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, func, select

from detente.ledger.fold import Source, complete
from detente.ledger.followed import FOLLOWS, days_of_meetings, sides_pledged, with_follow_through
from detente.ledger.told_of import Mention, with_engagement
from detente.ledger.versions import NEVER
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.record import Record
from detente.store import schema
from detente.store.codec import mention_from, record_from
from detente.store.database import chunks
from detente.store.query import on_day

Sources: TypeAlias = Callable[[Iterable[str]], Mapping[str, Sequence[Source]]]

Matter: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""The sides and the issues of a pledge: a later document that tells of both might tell what came of it."""

AFTERWARDS = frozenset({"commitment", "statement", "assessment"})
"""The kinds of which other records tell something."""


class Afterwards:
    """Looks up, on one connection and as of one day, what is told of records elsewhere.

    `follow` gives the words that tie a pledge to later reports; it is asked only where there are pledges.
    """

    def __init__(
        self,
        connection: Connection,
        as_of: date | None,
        sources: Sources,
        *,
        follow: Callable[[], FollowWords] = load_follow_words,
    ) -> None:
        self._connection, self._as_of, self._sources, self._follow = connection, as_of, sources, follow

    def told(self, records: list[Record]) -> list[Record]:
        """The records, with what others tell of them."""
        mine = [record for record in records if record.kind in AFTERWARDS]
        if not mine:
            return records
        mentions = self._mentions({d for record in mine for d in record.documents})
        told = {record.id: with_engagement(record, _of(record, mentions)) for record in mine}
        told |= self._followed([record for record in told.values() if record.kind == "commitment"])
        return [told.get(record.id, record) for record in records]

    def _mentions(self, documents: set[str]) -> dict[str, list[Mention]]:
        """For each document the places where it tells of engagements, and their records on the day."""
        claim, member, version = schema.claim, schema.member, schema.record_version
        found: dict[str, list[Mention]] = {}
        for some in chunks(sorted(documents)):
            rows = self._connection.execute(
                select(claim.c.body, version.c.body, version.c.from_day)
                .join(member, member.c.claim == claim.c.id)
                .join(version, version.c.record == member.c.record)
                .where(claim.c.document.in_(some), claim.c.kind == "engagement")
                .where(on_day(member, self._as_of), on_day(version, self._as_of))
            )
            for told, body, from_day in rows:
                place, status = mention_from(told)
                record = record_from(body, from_day)
                found.setdefault(place.document, []).append(
                    Mention(document=place.document, trigger=place.trigger, status=status, record=record)
                )
        return found

    def _followed(self, pledges: Sequence[Record]) -> dict[str, Record]:
        """The pledges with what came of them."""
        if not pledges:
            return {}
        sides, words = sides_pledged(pledges), self._follow()
        known, heard = self._known([p.documents[0] for p in pledges if p.documents]), self._heard(pledges)
        others = self._between(sides, *days_of_meetings(pledges, known)) if len(sides) > 1 else []
        return {
            p.id: with_follow_through(
                p,
                others,
                made=known.get(p.documents[0]) if p.documents else None,
                heard=heard.get(_matter(p)),
                words=words,
            )
            for p in pledges
        }

    def _between(self, sides: Iterable[str], first: date, last: date) -> list[Record]:
        """The records of what was done in which two of these sides have part, in order of their ids.

        Of engagements those alone that begin between the two days; what comes of lines and measures has no last day.
        """
        version, side = schema.record_version, schema.record_side
        two = (
            select(side.c.version)
            .where(side.c.side.in_(sorted(sides)))
            .group_by(side.c.version)
            .having(func.count() > 1)
        )
        rows = self._connection.execute(
            select(version.c.body, version.c.from_day)
            .where(version.c.kind.in_(FOLLOWS), on_day(version, self._as_of), version.c.n.in_(two))
            .where((version.c.kind != "engagement") | version.c.when_first.between(first, last))
            .order_by(version.c.record)
        ).all()
        found = [record_from(row.body, row.from_day) for row in rows]
        sources = self._sources([record.id for record in found if record.kind == "measure"])
        return [complete(r, sources[r.id]) if r.kind == "measure" else r for r in found]

    def _known(self, documents: Iterable[str]) -> dict[str, date]:
        table = schema.document
        found: dict[str, date] = {}
        for some in chunks(sorted(set(documents))):
            rows = self._connection.execute(select(table.c.id, table.c.known_from).where(table.c.id.in_(some)))
            found.update((row.id, row.known_from) for row in rows if row.known_from is not None)
        return found

    def _heard(self, pledges: Iterable[Record]) -> dict[Matter, date]:
        """For the matter of each pledge that has a day the last day on which anything was learned of it."""
        asked = {_matter(p) for p in pledges if p.fields["due"] and len(p.facets.sides) > 1}
        return {matter: day for matter in asked if (day := self._last_of(*matter)) is not None}

    def _last_of(self, sides: frozenset[str], issues: frozenset[str]) -> date | None:
        """The last day on which a record of two of the sides, and of one of the issues if there are any, got news."""
        version, side, issue = schema.record_version, schema.record_side, schema.record_issue
        two = (
            select(side.c.version)
            .where(side.c.side.in_(sorted(sides)))
            .group_by(side.c.version)
            .having(func.count() > 1)
        )
        known = version.c.from_day <= self._as_of if self._as_of is not None else version.c.from_day < NEVER
        query = select(func.max(version.c.from_day)).where(known, version.c.n.in_(two))
        if issues:
            query = query.where(version.c.n.in_(select(issue.c.version).where(issue.c.issue.in_(sorted(issues)))))
        last: Any = self._connection.scalar(query)
        return last if isinstance(last, date) else None


def _matter(pledge: Record) -> Matter:
    return frozenset(pledge.facets.sides), frozenset(pledge.facets.issues)


def _of(record: Record, mentions: Mapping[str, Sequence[Mention]]) -> list[Mention]:
    """The mentions in the record's own documents."""
    return [mention for document in record.documents for mention in mentions.get(document, ())]


def with_status(records: Iterable[Record], status: str | None, limit: int | None) -> Iterator[Record]:
    """Those of the records that have the status, at most `limit`."""
    left = limit
    for record in records:
        if status is not None and record.facets.status != status:
            continue
        if left == 0:
            return
        left = None if left is None else left - 1
        yield record
