"""Records as they are read: a version's body, with what is settled at reading (links, origins, what time has done)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Date, bindparam, func, or_, select

from detente.ledger.fold import Source, complete
from detente.ledger.links import Inference, lift, with_inferred
from detente.ledger.versions import NEVER
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.claim import ClaimLink, LinkType
from detente.model.filter import Filter
from detente.model.outline import Outline, outline_of
from detente.model.record import Link, Record
from detente.store import schema
from detente.store.afterwards import Afterwards, with_status
from detente.store.codec import link_from, record_from, source_from
from detente.store.database import backend
from detente.store.neighbours import neighbours
from detente.store.outlines import outlines
from detente.store.query import SOME, each, held, newest_asked, on_day, versions_asked

_AT_ONCE = 500  # records
_FEW = 60  # a page


class Answers:
    """Reads records on one connection as of one day (None: all that is known).

    `follow` gives the words of pledges that say what keeps or breaks them; the bundled ones unless given.
    """

    def __init__(
        self,
        connection: Connection,
        infer: Mapping[str, Inference],
        as_of: date | None,
        *,
        follow: Callable[[], FollowWords] = load_follow_words,
    ) -> None:
        self._connection, self._infer, self._as_of, self._follow = connection, infer, as_of, follow

    def records(self, kinds: Collection[str], filter: Filter, *, told_since: date | None = None) -> Iterator[Record]:
        """The records of these kinds that pass the filter, by day, then by id; if asked, those told since a day."""
        if filter.status is not None and "commitment" in kinds:
            found = self._all(kinds, replace(filter, limit=None), first=_FEW, told_since=told_since)
            return with_status(found, filter.status, filter.limit)
        return self._all(kinds, filter, first=_AT_ONCE, told_since=told_since)

    def newest(self, kinds: Collection[str], filter: Filter) -> list[Record]:
        """The latest of the records of these kinds that pass the filter, the last first."""
        rows = self._connection.execute(newest_asked(kinds, filter, backend(self._connection))).all()
        return self.completed([record_from(row.body, row.from_day) for row in rows])

    def outlines(self, kinds: Collection[str], filter: Filter) -> Iterator[Outline]:
        """The outlines of the records that `records` would give."""
        if filter.status is not None and "commitment" in kinds:  # known once it is read what came of it
            return map(outline_of, self.records(kinds, filter))
        return outlines(self._connection, kinds, filter, self._copies)

    def _all(self, kinds: Collection[str], filter: Filter, *, first: int, told_since: date | None) -> Iterator[Record]:
        """`first` so many at once, then twice as many, up to `_AT_ONCE`: who stops early waits for no more."""
        asked = versions_asked(kinds, filter, backend(self._connection))
        if told_since is not None:
            asked = asked.where(schema.record_version.c.from_day >= told_since)
        rows = iter(self._connection.execute(asked))
        count = first
        while some := list(islice(rows, count)):
            yield from self.completed([record_from(row.body, row.from_day) for row in some])
            count = min(count * 2, _AT_ONCE)

    def record(self, id: str) -> Record | None:
        """The record with this id, or a member with it, or with the one id that begins so."""
        version = schema.record_version
        found = self._record_ids(id)
        if len(found) != 1:
            return None
        row = self._connection.execute(
            select(version.c.body, version.c.from_day).where(version.c.record == found[0], on_day(version, self._as_of))
        ).one()
        return self.completed([record_from(row.body, row.from_day)])[0]

    def _record_ids(self, id: str) -> list[str]:
        """The records that `id` may mean: the exact one, else all of those with a member whose id begins so."""
        member = schema.member
        known = on_day(member, self._as_of)
        exact = self._connection.scalars(select(member.c.record).where(member.c.claim == id, known)).all()
        if exact or not id:
            return list(exact)
        begins = (member.c.claim >= id) & (member.c.claim < id + "\U0010ffff")
        return list(self._connection.scalars(select(member.c.record).where(begins, known).distinct().limit(2)))

    def completed(self, found: Sequence[Record]) -> list[Record]:
        """The records with all that is settled at reading."""
        sources: Mapping[str, list[Source]] = defaultdict(list, self._sources([record.id for record in found]))
        links = self._links([record.id for record in found])
        record_of = self._record_of(link.target for some in links.values() for link in some)
        told_by = {record.id: {s.document for s in sources[record.id]} for record in found}
        copies = self._copies({d for documents in told_by.values() if len(documents) > 1 for d in documents})
        whole = [
            _linked(
                complete(record, sources[record.id], copies if len(told_by[record.id]) > 1 else ()),
                lift(record, links.get(record.id, ()), record_of),
            )
            for record in found
        ]
        afterwards = Afterwards(self._connection, self._as_of, self._sources, follow=self._follow)
        return afterwards.told(self._with_inferred(whole))

    def linking(self, id: str, type: LinkType) -> set[str]:
        """The records of which a claim says that they are so bound to this one."""
        rows = each(self._connection, _LINKING, [id], self._as_of)
        return {record for record, body in rows if record != id and link_from(body).type == type}

    def told_in(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """The documents of each of these records."""
        found: dict[str, set[str]] = {name: set() for name in ids}
        for record, document in each(self._connection, _TOLD_IN, found, self._as_of):
            found[record].add(document)
        return found

    def _sources(self, records: Iterable[str]) -> dict[str, list[Source]]:
        """What the claims of each record give it, in order of publication and place."""
        found: dict[str, list[tuple[Any, Source]]] = defaultdict(list)
        for record, name, body, known_from in each(self._connection, _SOURCES, records, self._as_of):
            place, source = source_from(name, body)
            found[record].append(((known_from or NEVER, place.order, name), source))
        return {record: [source for _, source in sorted(rows, key=itemgetter(0))] for record, rows in found.items()}

    def _with_inferred(self, records: list[Record]) -> list[Record]:
        """The records with the links that follow from what others of their kind say."""
        for name, infer in self._infer.items():
            mine = [record for record in records if record.kind == name and infer.asks(record)]
            if mine:
                near = neighbours(self._connection, name, mine, self._as_of, infer)
                linked = {r.id: replace(r, links=with_inferred(r.links, infer.links(r, near[r.id]))) for r in mine}
                records = [linked.get(record.id, record) for record in records]
        return records

    def _links(self, records: Iterable[str]) -> dict[str, list[ClaimLink]]:
        """The links of the records' claims, as stated."""
        found: dict[str, list[ClaimLink]] = defaultdict(list)
        for record, body in each(self._connection, _LINKS, records, self._as_of):
            found[record].append(link_from(body))
        return found

    def _record_of(self, claims: Iterable[str]) -> dict[str, str]:
        """Where each of the claims belongs on the day."""
        rows = each(self._connection, _RECORD_OF, sorted(set(claims)), self._as_of)
        return {row.claim: row.record for row in rows}

    def _copies(self, documents: set[str]) -> set[tuple[str, str]]:
        """The pairs of near-copies, known on the day, that hang together with these documents."""
        seen: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        frontier = documents
        while frontier:
            seen |= frontier
            found = {(row.a, row.b) for row in each(self._connection, _COPIES, sorted(frontier))}
            known = self._known({d for pair in found for d in pair})
            pairs |= {(a, b) for a, b in found if a in known and b in known}
            frontier = {d for pair in pairs for d in pair} - seen
        return pairs

    def _known(self, documents: Iterable[str]) -> set[str]:
        return {row.id for row in each(self._connection, _KNOWN, sorted(documents), self._as_of)}


def _linked(record: Record, links: tuple[Link, ...]) -> Record:
    return record if record.links == links else replace(record, links=links)


_SOURCES = (
    select(schema.member.c.record, schema.claim.c.id, schema.claim.c.body, schema.document.c.known_from)
    .join(schema.claim, schema.claim.c.id == schema.member.c.claim)
    .join(schema.document, schema.document.c.id == schema.claim.c.document)
    .where(schema.member.c.record.in_(SOME), held(schema.member))
)
_LINKS = (
    select(schema.member.c.record, schema.claim_link.c.body)
    .join(schema.claim_link, schema.claim_link.c.claim == schema.member.c.claim)
    .where(schema.member.c.record.in_(SOME), held(schema.member))
)
_TARGET = schema.member.alias("target")
_LINKING = (
    select(schema.member.c.record, schema.claim_link.c.body)
    .join_from(_TARGET, schema.claim_link, schema.claim_link.c.target == _TARGET.c.claim)
    .join(schema.member, schema.member.c.claim == schema.claim_link.c.claim)
    .where(_TARGET.c.record.in_(SOME), held(_TARGET), held(schema.member))
)
_TOLD_IN = select(schema.member.c.record, schema.member.c.document).where(
    schema.member.c.record.in_(SOME), held(schema.member)
)
_RECORD_OF = select(schema.member.c.claim, schema.member.c.record).where(
    schema.member.c.claim.in_(SOME), held(schema.member)
)
_COPIES = select(schema.document_copy).where(
    or_(schema.document_copy.c.a.in_(SOME), schema.document_copy.c.b.in_(SOME))
)
_KNOWN = select(schema.document.c.id).where(
    schema.document.c.id.in_(SOME),
    func.coalesce(schema.document.c.known_from, NEVER) <= bindparam("day", type_=Date()),
    ~schema.document.c.withdrawn,
)
