"""Claims in the ledger: written, made findable, and taken out again with all that rested on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, or_, select, update

from detente.ledger.match import AnyClaim, unit_of
from detente.ledger.reviews import in_time
from detente.ledger.versions import known
from detente.model.kind import Kind
from detente.store import schema
from detente.store.codec import ClaimCodec, review_from, to_json
from detente.store.database import backend, chunks, insert_new
from detente.store.leads import elect_all, follow, re_elect, says
from detente.store.together import tell_mainly
from detente.store.words import words_of


class Replaced(NamedTuple):
    """All that a document says. Not `live`: kept, but in no record."""

    document: str
    claims: Sequence[AnyClaim]
    live: bool


class ClaimTable:
    """The claims of the kinds given, on one connection."""

    def __init__(self, connection: Connection, kinds: Mapping[str, Kind], codec: ClaimCodec, lexicon: Any) -> None:
        self._connection, self._kinds, self._codec, self._lexicon = connection, kinds, codec, lexicon

    def replace(self, document: str, claims: Iterable[AnyClaim], *, live: bool) -> None:
        """Puts `claims` in the place of all that the document had. Not `live`: kept, but in no record."""
        self.replace_all([Replaced(document, tuple(claims), live)])

    def replace_all(self, some: Sequence[Replaced]) -> None:
        """`replace` for several documents, none of them twice: what is asked and written is asked and written once."""
        table = schema.claim
        mine = [table.c.document.in_(names) for names in chunks(each.document for each in some)]
        self.retire([name for of_them in mine for name in self._connection.scalars(select(table.c.id).where(of_them))])
        for of_them in mine:
            self._connection.execute(delete(table).where(of_them))
        self._tell_mainly(some)
        added = self._added([each.document for each in some])
        self._insert(each._replace(claims=(*each.claims, *added.get(each.document, ()))) for each in some)

    def _tell_mainly(self, some: Sequence[Replaced]) -> None:
        """Which two sides each of the documents is mainly about, by what was read in it."""
        table = schema.document_pair
        for names in chunks(each.document for each in some):
            self._connection.execute(delete(table).where(table.c.document.in_(names)))
        of_each = ((each.document, [self._kinds[c.kind].sides(c) for c in each.claims]) for each in some)
        tell_mainly(self._connection, of_each)

    def insert(self, document: str, claims: Iterable[AnyClaim], *, live: bool) -> None:
        """Adds claims to those that the document has; one with the same place comes last and stands."""
        self._insert([Replaced(document, tuple(claims), live)])

    def _insert(self, some: Iterable[Replaced]) -> None:
        rows, findable = list[dict[str, object]](), list[AnyClaim]()
        for document, claims, live in some:
            new = {claim.id: claim for claim in claims}.values()
            rows += [self._row(document, claim, live) for claim in new]
            findable += new if live else ()
        if rows:
            self._connection.execute(insert(schema.claim), rows)
        self._make_findable(findable)

    def _row(self, document: str, claim: AnyClaim, live: bool) -> dict[str, object]:
        kind = self._kinds[claim.kind]
        unit = unit_of(kind, claim, self._lexicon)
        return {
            "id": claim.id,
            "document": document,
            "kind": claim.kind,
            "unit": unit,
            "body": self._codec.encode(claim),
            "live": live,
            "says": says(kind, claim, unit),
        }

    def _added(self, documents: Sequence[str]) -> Mapping[str, list[AnyClaim]]:
        """What people added to documents by hand, known from their days; of two at one place the later stands."""
        review, document = schema.review, schema.document
        found: dict[str, list[AnyClaim]] = defaultdict(list)
        for some in chunks(documents):
            rows = self._connection.execute(
                select(review.c.document, review.c.body, document.c.known_from)
                .join(document, document.c.id == review.c.document)
                .where(review.c.document.in_(some))
            ).all()
            told = [(name, review_from(body), known_from) for name, body, known_from in rows]
            for name, each, known_from in sorted(told, key=lambda row: in_time(row[1])):
                found[name].append(replace(self._codec.added(each.value), known_from=known_from))
        return found

    def retire(self, ids: Sequence[str]) -> None:
        """Takes the claims out of every record and index. Records that rested on them go, their others are settled."""
        if not ids:
            return
        fellows = self._fellows(ids) - set(ids)
        for some in chunks(ids):
            numbers = self._connection.scalars(select(schema.claim.c.n).where(schema.claim.c.id.in_(some)))
            backend(self._connection).drop_text(self._connection, "claim_text", numbers)
            for table in (schema.claim_link, schema.dirty):
                self._connection.execute(delete(table).where(table.c.claim.in_(some)))
        self._drop_units(ids)
        re_elect(self._connection, ids)
        drop_records(self._connection, ids)
        mark_dirty(self._connection, fellows, compare=False)

    def withdraw(self, document: str) -> None:
        """Takes a document's claims out of all records; they are kept for `restore`."""
        table = schema.claim
        ids = list(self._connection.scalars(select(table.c.id).where(table.c.document == document)))
        self.retire(ids)
        self._connection.execute(update(table).where(table.c.document == document).values(live=False))

    def restore(self, document: str) -> None:
        """Brings a withdrawn document's claims back."""
        table = schema.claim
        self._connection.execute(update(table).where(table.c.document == document).values(live=True))
        self._make_findable(list(self._of(table.c.document == document)))

    def renew(self) -> None:
        """Forgets all that follows from claims: their records, likenesses and units, which settling makes anew."""
        table = schema.claim
        for derived in (schema.record_version, schema.member, schema.edge, schema.unit_block, schema.name_word):
            self._connection.execute(delete(derived))
        live = self._connection.scalars(select(table.c.id).where(table.c.live)).all()
        for some in chunks(live):
            claims = self.load(some)
            for name, claim in claims.items():
                kind = self._kinds[claim.kind]
                unit = unit_of(kind, claim, self._lexicon)
                now = {"unit": unit, "says": says(kind, claim, unit)}
                self._connection.execute(update(table).where(table.c.id == name).values(now))
            self._block(claims.values())
        elect_all(self._connection)
        mark_dirty(self._connection, live, compare=True)

    def load(self, ids: Iterable[str]) -> dict[str, AnyClaim]:
        """The live claims with these ids."""
        table = schema.claim
        found = (c for some in chunks(ids) for c in self._of(table.c.id.in_(some) & table.c.live))
        return {claim.id: claim for claim in found}

    def of_document(self, id: str) -> tuple[AnyClaim, ...]:
        """A document's claims in order of place."""
        return tuple(sorted(self._of(schema.claim.c.document == id), key=lambda c: c.sort_key()))

    def _of(self, where: Any) -> Iterator[AnyClaim]:
        claim, document = schema.claim, schema.document
        rows = self._connection.execute(
            select(claim.c.kind, claim.c.body, document.c.known_from)
            .join(document, document.c.id == claim.c.document)
            .where(where)
        )
        for kind, body, known_from in rows:
            yield self._codec.decode(kind, body, known_from)

    def _make_findable(self, claims: Sequence[AnyClaim]) -> None:
        """Blocks, links, full text; and the claims wait to be settled."""
        if not claims:
            return
        numbers: dict[str, int] = {}
        for some in chunks(c.id for c in claims):
            rows = self._connection.execute(
                select(schema.claim.c.id, schema.claim.c.n).where(schema.claim.c.id.in_(some))
            )
            numbers.update((row.id, row.n) for row in rows)
        words = [{"n": numbers[c.id], "words": words_of(c)} for c in claims]
        backend(self._connection).index_text(self._connection, "claim_text", words)
        links = [{"claim": c.id, "target": link.target, "body": to_json(link)} for c in claims for link in c.links]
        if links:
            self._connection.execute(insert(schema.claim_link), links)
        lone = {claim.id for claim in claims} - self._block(claims) | follow(self._connection, claims)
        waiting: list[dict[str, object]] = [
            {"claim": c.id, "unpaired": c.id not in lone, "since": known(c)} for c in claims
        ]
        self._connection.execute(insert_new(schema.dirty), waiting)  # none of them waited before: they were not there

    def _block(self, claims: Iterable[AnyClaim]) -> set[str]:
        """Puts the claims' units into their blocks; the ids of those that have any."""
        rows: dict[tuple[str, str], dict[str, object]] = {}
        found: set[str] = set()
        for claim in claims:
            kind = self._kinds[claim.kind]
            unit, (first, last) = unit_of(kind, claim, self._lexicon), kind.days(claim)
            words = kind.wording(claim) if unit == claim.id else None  # a unit of several has no wording of its own
            own = {
                "unit": unit,
                "first": first,
                "last": last,
                "words": None if words is None else " ".join(sorted(words)),
            }
            for key in kind.blocks(claim):
                found.add(claim.id)
                rows[f"{claim.kind}|{key}", unit] = {"key": f"{claim.kind}|{key}", **own}
        if rows:
            self._connection.execute(insert_new(schema.unit_block), list(rows.values()))
        return found

    def _drop_units(self, ids: Sequence[str]) -> None:
        """Takes away the likenesses and blocks of units of which no other claim is left."""
        claim, edge, block = schema.claim, schema.edge, schema.unit_block
        units = set(units_of(self._connection, ids).values())
        gone = set(ids)
        left = {
            row.unit
            for some in chunks(sorted(units))
            for row in self._connection.execute(
                select(claim.c.id, claim.c.unit).where(claim.c.unit.in_(some), claim.c.live)
            )
            if row.id not in gone
        }
        for some in chunks(sorted(units - left)):
            self._connection.execute(delete(edge).where(or_(edge.c.a.in_(some), edge.c.b.in_(some))))
            self._connection.execute(delete(block).where(block.c.unit.in_(some)))

    def _fellows(self, ids: Iterable[str]) -> set[str]:
        """The claims that were in a record with one of these, or are alike."""
        member, claim = schema.member, schema.claim
        found: set[str] = set()
        for some in chunks(ids):
            records = select(member.c.record).where(member.c.claim.in_(some))
            found |= set(self._connection.scalars(select(member.c.claim).where(member.c.record.in_(records))))
        units = set(units_of(self._connection, ids).values())
        near = {unit for pair in edges_of(self._connection, units) for unit in pair}
        for some in chunks(sorted(near | units)):
            found |= set(self._connection.scalars(select(claim.c.id).where(claim.c.unit.in_(some), claim.c.live)))
        return found | review_mates(self._connection, ids)


def units_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The unit of each claim (see `detente.ledger.match.unit_of`)."""
    claim = schema.claim
    queries = (select(claim.c.id, claim.c.unit).where(claim.c.id.in_(some)) for some in chunks(ids))
    return {row.id: row.unit for query in queries for row in connection.execute(query).all()}


def edges_of(connection: Connection, units: Iterable[str]) -> dict[tuple[str, str], float]:
    """The likenesses of these units with any others."""
    edge = schema.edge
    found: dict[tuple[str, str], float] = {}
    for some in chunks(sorted(units)):
        for column in (edge.c.a, edge.c.b):
            rows = connection.execute(select(edge.c.a, edge.c.b, edge.c.score).where(column.in_(some))).all()
            found.update(((a, b), score) for a, b, score in rows)
    return found


def review_mates(connection: Connection, ids: Iterable[str]) -> set[str]:
    """The claims that some review saw beside one of these."""
    seen = schema.review_claim
    found: set[str] = set()
    for some in chunks(ids):
        reviews = select(seen.c.review).where(seen.c.claim.in_(some))
        found |= set(connection.scalars(select(seen.c.claim).where(seen.c.review.in_(reviews))))
    return found


def drop_records(connection: Connection, claims: Iterable[str]) -> None:
    """Takes away every version of every record that one of these claims was ever in."""
    member, version = schema.member, schema.record_version
    records: set[str] = set()
    for some in chunks(claims):
        records |= set(connection.scalars(select(member.c.record).where(member.c.claim.in_(some))))
    for some in chunks(sorted(records)):
        connection.execute(delete(version).where(version.c.record.in_(some)))
        connection.execute(delete(member).where(member.c.record.in_(some)))


def mark_dirty(connection: Connection, claims: Iterable[str], *, compare: bool, since: date = date.min) -> None:
    """The claims wait to be settled, for the days from `since` on.

    With `compare` they are first compared with the others of their blocks.
    """
    dirty = schema.dirty
    for some in chunks(sorted(claims)):
        waiting = dirty.c.claim.in_(some)
        connection.execute(update(dirty).where(waiting, dirty.c.since > since).values(since=since))
        if compare:
            connection.execute(update(dirty).where(waiting).values(unpaired=True))
        live = select(schema.claim.c.id).where(schema.claim.c.id.in_(some), schema.claim.c.live)
        rows = [{"claim": claim, "unpaired": compare, "since": since} for claim in connection.scalars(live)]
        if rows:
            connection.execute(insert_new(schema.dirty), rows)
