"""Records as they are read: a version's body, with what is settled at reading (links, origins, what time has done)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from detente.ledger.fold import Source, complete, evidence_of
from detente.ledger.links import Inference, lift, with_inferred
from detente.ledger.versions import NEVER
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.claim import ClaimLink, LinkType
from detente.model.filter import Filter
from detente.model.outline import Outline, outline_of
from detente.model.record import Link, Record
from detente.model.span import Evidence
from detente.store import schema
from detente.store.afterwards import Afterwards, with_status
from detente.store.bodies import bodies, days, papers, remembered
from detente.store.codec import link_from, source_from
from detente.store.database import backend
from detente.store.memory import Held, Memory, on
from detente.store.neighbours import neighbours
from detente.store.outlines import outlines
from detente.store.query import SOME, asked, each, held, most_told_asked, newest_asked

_AT_ONCE = 500  # records
_FEW = 60  # a page


class Answers:
    """Reads records on one connection as of one day (None: all that is known).

    `follow` gives the words of pledges that say what keeps or breaks them; the bundled ones unless given. `memory` is
    what was read of the ledger as the connection sees it, and is read on.
    """

    def __init__(
        self,
        connection: Connection,
        infer: Mapping[str, Inference],
        as_of: date | None,
        *,
        follow: Callable[[], FollowWords] = load_follow_words,
        memory: Memory | None = None,
    ) -> None:
        self._connection, self._infer, self._as_of, self._follow = connection, infer, as_of, follow
        self._memory = memory or Memory()

    def records(self, kinds: Collection[str], filter: Filter, *, told_since: date | None = None) -> Iterator[Record]:
        """The records of these kinds that pass the filter, by day, then by id; if asked, those told since a day."""
        if filter.status is not None and "commitment" in kinds:
            found = self._all(kinds, replace(filter, limit=None), first=_FEW, told_since=told_since)
            return with_status(found, filter.status, filter.limit)
        return self._all(kinds, filter, first=_AT_ONCE, told_since=told_since)

    def newest(self, kinds: Collection[str], filter: Filter) -> list[Record]:
        """The latest of the records of these kinds that pass the filter, the last first."""
        rows = self._connection.execute(newest_asked(kinds, filter, backend(self._connection))).all()
        return self.completed([remembered(self._memory, row) for row in rows])

    def most_told(self, kinds: Collection[str], filter: Filter, *, offset: int) -> list[Record]:
        """Those of the records of these kinds that pass the filter, of which most documents tell, but the first."""
        query = most_told_asked(kinds, filter, backend(self._connection)).offset(offset)
        numbers = self._connection.scalars(query).all()
        found = bodies(self._connection, self._memory, numbers)
        return self.completed([found[n] for n in numbers])

    def outlines(self, kinds: Collection[str], filter: Filter) -> Iterator[Outline]:
        """The outlines of the records that `records` would give."""
        if filter.status is not None and "commitment" in kinds:  # known once it is read what came of it
            return map(outline_of, self.records(kinds, filter))
        return outlines(self._connection, kinds, filter, self._copies)

    def _all(self, kinds: Collection[str], filter: Filter, *, first: int, told_since: date | None) -> Iterator[Record]:
        """`first` so many at once, then twice as many, up to `_AT_ONCE`: who stops early waits for no more."""
        query, given = asked(kinds, filter, backend(self._connection))
        if told_since is not None:
            query = query.where(schema.record_version.c.from_day >= told_since)
        rows = iter(self._connection.execute(query, given))
        count = first
        while some := list(islice(rows, count)):
            yield from self.completed([remembered(self._memory, row) for row in some])
            count = min(count * 2, _AT_ONCE)

    def record(self, id: str) -> Record | None:
        """The record with this id, or a member with it, or with the one id that begins so."""
        found = self._record_ids(id)
        if len(found) != 1:
            return None
        (row,) = each(self._connection, _VERSION_OF, found, self._as_of)
        return self.completed([remembered(self._memory, row)])[0]

    def _record_ids(self, id: str) -> list[str]:
        """The records that `id` may mean: the exact one, else all of those with a member whose id begins so."""
        exact = list(self._record_of([id]).values())
        if exact or not id:
            return exact
        asked = {"first": id, "after": id + "\U0010ffff", "day": self._as_of or NEVER}
        return list(self._connection.scalars(_BEGUN_SO, asked))

    def completed(self, found: Sequence[Record]) -> list[Record]:
        """The records with all that is settled at reading."""
        sources = self._sources([record.id for record in found])
        links = self._links([record.id for record in found])
        record_of = self._record_of(link.target for some in links.values() for link in some)
        told_by = {record.id: {s.document for s in sources[record.id]} for record in found}
        copies = self._copies({d for documents in told_by.values() if len(documents) > 1 for d in documents})
        whole = [
            _linked(
                complete(record, sources[record.id], copies if len(told_by[record.id]) > 1 else ()),
                lift(record, links[record.id], record_of),
            )
            for record in found
        ]
        afterwards = Afterwards(self._connection, self._as_of, self._sources, self._memory, follow=self._follow)
        return afterwards.told(self._with_inferred(whole))

    def linking(self, id: str, type: LinkType) -> set[str]:
        """The records of which a claim says that they are so bound to this one."""
        rows = each(self._connection, _LINKING, [id], self._as_of)
        return {record for record, body in rows if record != id and link_from(body).type == type}

    def told_in(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """The documents of each of these records."""
        held = papers(self._connection, self._memory, ids)
        return {name: set(on(self._as_of, rows)) for name, rows in held.items()}

    def words(self, ids: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
        """The evidence of each of these records."""
        return {name: evidence_of(sources) for name, sources in self._sources(ids).items()}

    def _sources(self, records: Iterable[str]) -> dict[str, list[Source]]:
        """What the claims of each record give it, in order of publication and place."""
        held = self._memory.sources.of(records, self._read_sources)
        return {record: on(self._as_of, rows) for record, rows in held.items()}

    def _read_sources(self, records: Sequence[str]) -> dict[str, tuple[Held[Source], ...]]:
        """The same of every day."""
        found: dict[str, list[tuple[Any, Held[Source]]]] = {record: [] for record in records}
        for record, name, body, known_from, first, last in each(self._connection, _SOURCES, records):
            place, source = source_from(name, body)
            found[record].append(((known_from or NEVER, place.order, name, first), Held(first, last, source)))
        return {record: tuple(held for _, held in sorted(rows, key=itemgetter(0))) for record, rows in found.items()}

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
        held = self._memory.links.of(records, self._read_links)
        return {record: on(self._as_of, rows) for record, rows in held.items()}

    def _read_links(self, records: Sequence[str]) -> dict[str, tuple[Held[ClaimLink], ...]]:
        found: dict[str, tuple[Held[ClaimLink], ...]] = dict.fromkeys(records, ())
        for record, body, first, last in each(self._connection, _LINKS, records):
            found[record] += (Held(first, last, link_from(body)),)
        return found

    def _record_of(self, claims: Iterable[str]) -> dict[str, str]:
        """Where each of the claims belongs on the day."""
        held = self._memory.owners.of(claims, self._read_owners)
        return {claim: record for claim, rows in held.items() for record in on(self._as_of, rows)}

    def _read_owners(self, claims: Sequence[str]) -> dict[str, tuple[Held[str], ...]]:
        found: dict[str, tuple[Held[str], ...]] = dict.fromkeys(claims, ())
        for claim, record, first, last in each(self._connection, _RECORD_OF, sorted(claims)):
            found[claim] += (Held(first, last, record),)
        return found

    def _copies(self, documents: set[str]) -> set[tuple[str, str]]:
        """The pairs of near-copies, known on the day, that hang together with these documents."""
        seen: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        frontier = documents
        while frontier:
            seen |= frontier
            near = self._memory.copies.of(frontier, self._read_copies)
            found = {pair for some in near.values() for pair in some}
            known = self._known({d for pair in found for d in pair})
            pairs |= {(a, b) for a, b in found if a in known and b in known}
            frontier = {d for pair in pairs for d in pair} - seen
        return pairs

    def _read_copies(self, documents: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        found: dict[str, tuple[tuple[str, str], ...]] = dict.fromkeys(documents, ())
        for a, b in {(row.a, row.b) for row in each(self._connection, _COPIES, sorted(documents))}:
            found |= {name: (*found[name], (a, b)) for name in (a, b) if name in found}
        return found

    def _known(self, documents: Iterable[str]) -> set[str]:
        told = days(self._connection, self._memory, documents)
        at = self._as_of or NEVER
        return {name for name, day in told.items() if not day.withdrawn and (day.known_from or NEVER) <= at}


def _linked(record: Record, links: tuple[Link, ...]) -> Record:
    return record if record.links == links else replace(record, links=links)


_VERSION_OF = select(schema.record_version.c.n, schema.record_version.c.body, schema.record_version.c.from_day).where(
    schema.record_version.c.record.in_(SOME), held(schema.record_version)
)
_BEGUN_SO = (
    select(schema.member.c.record)
    .where(schema.member.c.claim >= bindparam("first"), schema.member.c.claim < bindparam("after"))
    .where(held(schema.member))
    .distinct()
    .limit(2)
)
_HELD = (schema.member.c.from_day, schema.member.c.to_day)
_SOURCES = (
    select(schema.member.c.record, schema.claim.c.id, schema.claim.c.body, schema.document.c.known_from, *_HELD)
    .join(schema.claim, schema.claim.c.id == schema.member.c.claim)
    .join(schema.document, schema.document.c.id == schema.claim.c.document)
    .where(schema.member.c.record.in_(SOME))
)
_LINKS = (
    select(schema.member.c.record, schema.claim_link.c.body, *_HELD)
    .join(schema.claim_link, schema.claim_link.c.claim == schema.member.c.claim)
    .where(schema.member.c.record.in_(SOME))
)
_TARGET = schema.member.alias("target")
_LINKING = (
    select(schema.member.c.record, schema.claim_link.c.body)
    .join_from(_TARGET, schema.claim_link, schema.claim_link.c.target == _TARGET.c.claim)
    .join(schema.member, schema.member.c.claim == schema.claim_link.c.claim)
    .where(_TARGET.c.record.in_(SOME), held(_TARGET), held(schema.member))
)
_RECORD_OF = select(schema.member.c.claim, schema.member.c.record, *_HELD).where(schema.member.c.claim.in_(SOME))
_COPIES = select(schema.document_copy).where(
    or_(schema.document_copy.c.a.in_(SOME), schema.document_copy.c.b.in_(SOME))
)
