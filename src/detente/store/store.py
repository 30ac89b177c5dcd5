"""The ledger on disk: everything that can be asked of it and done to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select, update

from detente.kinds import KINDS
from detente.ledger.links import Inference
from detente.ledger.match import AnyClaim
from detente.ledger.ranks import sides_of
from detente.ledger.visits import PART_OF_VISIT
from detente.lexicon.following import FollowWords, load_follow_words
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.outline import Outline
from detente.model.record import Record
from detente.model.review import Review
from detente.store import documents, schema, sqlite, tokens
from detente.store.answers import Answers
from detente.store.check import check
from detente.store.claims import ClaimTable
from detente.store.codec import ClaimCodec, document_from, record_from
from detente.store.copying import Copied, copy_ledger
from detente.store.database import backend, chunks, make_engine, writing
from detente.store.errors import LedgerError
from detente.store.issues import IssueTold, issues_told
from detente.store.migrate import migrate
from detente.store.query import counts_asked, versions_asked
from detente.store.ranking import Ranking
from detente.store.reviewing import Reviewed, review_states, write_review
from detente.store.settle import Progress, settle
from detente.store.shelf import COMMON, asks_of_records, documents_asked, latest_documents, passing_records
from detente.store.turns import pairs_asked, turns

_NO_FILTER = Filter()
_BY_AND_BY = {"yield_per": 100}
"""Texts are fetched so many at a time, not all at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a batch did to documents, by their ids.

    `changed` were known, and have an earlier date now; `refused` could not be kept, for the reason given.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def open_store(url_or_path: str | Path, lexicon: Any, *, kinds: Sequence[Kind] = KINDS, create: bool = True) -> Store:
    """The ledger at a path, a ``sqlite://`` or a ``postgresql://`` URL, brought to today's tables.

    Raises LedgerError where it is no ledger, was written by a newer version, or can't be reached; without `create`
    also where there is none, which else is made.
    """
    engine = make_engine(url_or_path)
    try:
        migrate(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, lexicon, kinds=kinds)


class Store:
    """A ledger (`detente.model.ledger.Ledger`) that keeps what it is given. A context manager: closes at the end."""

    def __init__(self, engine: Engine, lexicon: Any, *, kinds: Sequence[Kind] = KINDS) -> None:
        self._engine, self._lexicon = engine, lexicon
        self._kinds: Mapping[str, Kind] = {kind.name: kind for kind in kinds}
        self._infer: Mapping[str, Inference] = {"engagement": PART_OF_VISIT}
        self._codec = ClaimCodec(kinds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    # Questions

    def records(
        self, kinds: Collection[str], filter: Filter = _NO_FILTER, *, told_since: date | None = None
    ) -> Iterator[Record]:
        """The records of these kinds that pass the filter, by day, then by id.

        With `told_since` those that only since that day say what they say, or are known.
        """
        with self._engine.connect() as connection:
            yield from self._answers(connection, filter.as_of).records(kinds, filter, told_since=told_since)

    def folded(self, kinds: Collection[str], filter: Filter = _NO_FILTER) -> Iterator[Record]:
        """The records that `records` would give, as they were folded: without what is settled at reading."""
        with self._engine.connect() as connection:
            for row in connection.execute(versions_asked(kinds, filter, backend(connection))):
                yield record_from(row.body, row.from_day)

    def whole(self, some: Sequence[Record], *, as_of: date | None = None) -> list[Record]:
        """Records that `folded` gave as of that day, whole; without those that are no longer there."""
        with self._engine.connect() as connection:
            found = self._answers(connection, as_of).completed(some)
        return [record for record in found if record.evidence]

    def newest(self, kinds: Collection[str], filter: Filter) -> list[Record]:
        """As many as the filter's limit, the last first: by their own day, else by that on which they became known.

        A status is that which was told, before it is looked up what came of a pledge.
        """
        with self._engine.connect() as connection:
            return self._answers(connection, filter.as_of).newest(kinds, filter)

    def how_many(self, kinds: Collection[str], filter: Filter) -> dict[str, int]:
        """How many records of each of these kinds pass the filter; a status as `newest` takes it."""
        with self._engine.connect() as connection:
            rows = connection.execute(counts_asked(kinds, filter, backend(connection))).all()
        found: dict[str, int] = {row[0]: row[1] for row in rows}
        return {kind: found.get(kind, 0) for kind in kinds}

    def outlines(self, kinds: Collection[str], filter: Filter = _NO_FILTER) -> Iterator[Outline]:
        """The outlines of the records that `records` would give, in the same order: for ranking them all."""
        with self._engine.connect() as connection:
            yield from self._answers(connection, filter.as_of).outlines(kinds, filter)

    @contextmanager
    def ranking(self, between: tuple[str, str], filter: Filter = _NO_FILTER) -> Iterator[Ranking]:
        """Who answers which records of those between two sides that pass the filter come first."""
        with self._engine.connect() as connection:
            answers = self._answers(connection, filter.as_of)
            yield Ranking(connection, between, filter, completed=answers.completed)

    def turns(
        self, kinds: Collection[str], filter: Filter = _NO_FILTER, *, offset: int = 0, limit: int
    ) -> tuple[list[tuple[Record, int]], int]:
        """A page of a timeline: records with the place of one of their turns (`ledger.turns`), and how many in all."""
        with self._engine.connect() as connection:
            answers = self._answers(connection, filter.as_of)
            return turns(connection, kinds, filter, offset=offset, limit=limit, completed=answers.completed)

    def pairs(self, kinds: Collection[str], *, most: int, as_of: date | None = None) -> dict[tuple[str, str], int]:
        """How many records of these kinds are about each two sides, of those of no more than `most` sides."""
        with self._engine.connect() as connection:
            rows = connection.execute(pairs_asked(kinds, as_of, most=most)).all()
        return {sides_of(name): count for name, count in rows}

    def issues(self, kinds: Collection[str], *, as_of: date | None = None) -> list[IssueTold]:
        """How much records of these kinds tell of each issue, in no order."""
        with self._engine.connect() as connection:
            return issues_told(connection, kinds, as_of)

    def record(self, id: str, *, as_of: date | None = None) -> Record | None:
        """The record with this id, or whose member has it; an unambiguous beginning of the id will do."""
        with self._engine.connect() as connection:
            return self._answers(connection, as_of).record(id)

    def versions(self, id: str) -> tuple[Record, ...]:
        """What the record with this id ever said, each with the days between which it did.

        Evidence, documents, links and origins are those of each version's first day; what only adds evidence makes
        no version.
        """
        version = schema.record_version
        query = select(version).where(version.c.record == id).order_by(version.c.from_day)
        out = []
        with self._engine.connect() as connection:
            for row in connection.execute(query).all():
                answers = self._answers(connection, row.from_day)
                (record,) = answers.completed([record_from(row.body, row.from_day)])
                out.append(replace(record, known_to=None if row.to_day == date.max else row.to_day))
        return tuple(out)

    def documents(self, filter: Filter = _NO_FILTER, *, texts: bool = True) -> Iterator[Document]:
        """The documents that pass the filter, oldest first, undated last; withdrawn ones are not there.

        Without `texts` these are empty, and not read.
        """
        with self._engine.connect() as connection:
            common = filter.limit is not None and asks_of_records(filter) and self._is_common(connection, filter)
            asked = documents_asked(filter, backend(connection), self._kinds, texts=texts, common=common)
            for body, text in connection.execute(asked, execution_options=_BY_AND_BY):
                yield document_from(body, text)

    def published(self, filter: Filter = _NO_FILTER) -> Iterator[tuple[str, date | None]]:
        """Of the documents that `documents` would give the ids, each with the day from which it is known."""
        with self._engine.connect() as connection:
            asked = documents_asked(filter, backend(connection), self._kinds, texts=False)
            columns = schema.document.c.id, schema.document.c.known_from
            for row in connection.execute(asked.with_only_columns(*columns, maintain_column_froms=True)):
                yield row.id, row.known_from

    def _is_common(self, connection: Connection, filter: Filter) -> bool:
        """Are there so many records that pass that hardly a document is without one?"""
        return (connection.scalar(passing_records(filter, self._kinds)) or 0) >= COMMON

    def latest_documents(
        self, filter: Filter = _NO_FILTER, *, offset: int = 0, limit: int
    ) -> tuple[list[Document], int]:
        """So many of the documents that pass the filter, undated first, then the latest, and how many pass it.

        Their texts are empty.
        """
        with self._engine.connect() as connection:
            asked, count = latest_documents(filter, backend(connection), self._kinds, offset=offset, limit=limit)
            found = [document_from(body, "") for body in connection.scalars(asked)]
            return found, connection.scalar(count) or 0

    def document(self, id: str, *, withdrawn: bool = False) -> Document | None:
        """One document; an unambiguous beginning of the id will do. With `withdrawn`, also one that was taken out."""
        table = schema.document
        begins = (table.c.id >= id) & (table.c.id < id + "\U0010ffff")
        shown = table.c.withdrawn.in_([False, withdrawn])
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(table.c.id, table.c.body, table.c.text).where(begins, shown).limit(2)
            ).all()
        exact = [row for row in rows if row.id == id] or (rows if id else [])
        return document_from(exact[0].body, exact[0].text) if len(exact) == 1 else None

    def heads(self, ids: Collection[str]) -> Iterator[Document]:
        """These documents without their texts, which are not read, in no order; withdrawn ones are not there."""
        table = schema.document
        with self._engine.connect() as connection:
            for some in chunks(sorted(ids)):
                query = select(table.c.body).where(table.c.id.in_(some), ~table.c.withdrawn)
                for body in connection.scalars(query):
                    yield document_from(body, "")

    def last_day(self, *, as_of: date | None = None) -> date | None:
        """The latest day of publication known (up to `as_of`): the ledger's own "now"."""
        table = schema.document
        known = table.c.known_from <= (as_of or date.max)
        with self._engine.connect() as connection:
            query = select(func.max(table.c.known_from)).where(known, ~table.c.withdrawn)
            last: date | None = connection.scalar(query)
        return last

    def first_day(self) -> date | None:
        """The earliest day of publication known."""
        table = schema.document
        with self._engine.connect() as connection:
            first: date | None = connection.scalar(select(func.min(table.c.known_from)).where(~table.c.withdrawn))
        return first

    def undated(self) -> int:
        """How many documents no as-of answer can use, because they have no date."""
        table = schema.document
        with self._engine.connect() as connection:
            return self._count(connection, table, table.c.known_from.is_(None), ~table.c.withdrawn)

    def last_added(self) -> int:
        """The place of the latest document in the order of adding, 0 where there is none."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(schema.document.c.n))) or 0

    def added_after(self, place: int) -> dict[str, date | None]:
        """The documents that were added after the one at this place, each with the day from which it is known."""
        table = schema.document
        query = select(table.c.id, table.c.known_from).where(table.c.n > place, ~table.c.withdrawn).order_by(table.c.n)
        with self._engine.connect() as connection:
            return {row.id: row.known_from for row in connection.execute(query)}

    def claims(self, document: str) -> tuple[AnyClaim, ...]:
        """A document's claims in order of place."""
        with self._engine.connect() as connection:
            return self._claims(connection).of_document(document)

    def reviews(self) -> list[Reviewed]:
        """Every review in order of time with what became of it, those without a place too."""
        with self._engine.connect() as connection:
            return review_states(connection)

    def counts(self) -> dict[str, int]:
        """How many documents (all, undated, withdrawn), claims, reviews and dirty claims, and records of each kind."""
        document, claim, version = schema.document, schema.claim, schema.record_version
        with self._engine.connect() as connection:
            out = {
                "documents": self._count(connection, document, ~document.c.withdrawn),
                "undated": self._count(connection, document, ~document.c.withdrawn, document.c.known_from.is_(None)),
                "withdrawn": self._count(connection, document, document.c.withdrawn),
                "claims": self._count(connection, claim, claim.c.live),
                "reviews": self._count(connection, schema.review),
                "dirty": self._count(connection, schema.dirty),
            }
            rows = connection.execute(
                select(version.c.kind, func.count()).where(version.c.to_day.is_(None)).group_by(version.c.kind)
            )
            found = {row[0]: row[1] for row in rows}
        return out | {kind.listing: found.get(kind.name, 0) for kind in self._kinds.values()}

    def check(self) -> list[str]:
        """What is wrong with the ledger, in words; nothing where all is well. Dirty claims are no fault."""
        with self._engine.connect() as connection:
            return check(connection, self._codec)

    # Documents and claims

    def knows(self, document_id: str) -> bool:
        """Is the text with this id in the ledger (withdrawn or not)?"""
        with self._engine.connect() as connection:
            return documents.is_known(connection, document_id)

    def preview(self, document: Document) -> Document | None:
        """The document as the ledger would have it after adding this sighting, or None where it has it so already.

        What it gives is what claims must be extracted from: an earlier date, or a person's correction, may hold.
        """
        with self._engine.connect() as connection:
            return documents.preview(connection, document)

    def add(self, batch: Iterable[tuple[Document, Iterable[AnyClaim]]]) -> Added:
        """Documents as they were read, each with the claims extracted from its `preview`: all in one transaction.

        A document that is known already changes nothing, unless it was seen with an earlier date. Its records are
        there after `settle`.
        """
        told: dict[str, list[Any]] = {"new": [], "changed": [], "known": [], "refused": []}
        with writing(self._engine) as connection:
            for document, claims in batch:
                try:
                    told[self._add(connection, document, claims)].append(document.id)
                except LedgerError as error:
                    told["refused"].append((document.id, str(error)))
        return Added(**{name: tuple(ids) for name, ids in told.items()})

    def _add(self, connection: Connection, document: Document, claims: Iterable[AnyClaim]) -> str:
        was_known = documents.is_known(connection, document.id)
        now = documents.see(connection, document)
        if now is None:
            return "known"
        self._claims(connection).replace(document.id, claims, live=not documents.is_withdrawn(connection, document.id))
        return "changed" if was_known else "new"

    def replace_claims(self, document_id: str, claims: Iterable[AnyClaim]) -> None:
        """Puts anew extracted claims in the place of a document's old ones; reviews keep to their places."""
        self.replace_many([(document_id, claims)])

    def replace_many(self, batch: Iterable[tuple[str, Iterable[AnyClaim]]]) -> None:
        """`replace_claims` for several documents, in one transaction."""
        with writing(self._engine) as connection:
            for document, claims in batch:
                live = not documents.is_withdrawn(connection, document)
                self._claims(connection).replace(document, claims, live=live)

    def to_extract(self) -> Iterator[Document]:
        """Every document, withdrawn ones too, in order of id: what a rebuild extracts anew."""
        table = schema.document
        with self._engine.connect() as connection:
            for body, text in connection.execute(
                select(table.c.body, table.c.text).order_by(table.c.id), execution_options=_BY_AND_BY
            ):
                yield document_from(body, text)

    def correct_document(self, id: str, changes: Mapping[str, object], *, by: str) -> Document:
        """Corrects a document's date (EDTF or When) or source for good; gives it as it now stands.

        Its claims now count from the new day; extract from what this gives and `replace_claims`, for dates within
        the text may read otherwise. Raises LedgerError where there is no such document, field or date.
        """
        with writing(self._engine) as connection:
            full = self._full_id(connection, id)
            now = documents.correct(connection, full, changes, by=by, at=documents.moment())
            claims = self._claims(connection)
            claims.replace(full, claims.of_document(full), live=not documents.is_withdrawn(connection, full))
        return now

    def withdraw(self, id: str, *, by: str) -> None:
        """Takes a document out, with its claims. Raises LedgerError where there is none."""
        with writing(self._engine) as connection:
            self._set_withdrawn(connection, self._full_id(connection, id), True, by)

    def restore(self, id: str, *, by: str) -> None:
        """Brings a withdrawn document back, with its claims. Raises LedgerError where there is none."""
        with writing(self._engine) as connection:
            self._set_withdrawn(connection, self._full_id(connection, id), False, by)

    def _set_withdrawn(self, connection: Connection, id: str, withdrawn: bool, by: str) -> None:
        if documents.is_withdrawn(connection, id) == withdrawn:
            return
        table = schema.document
        documents.edit(connection, id, "withdraw" if withdrawn else "restore", by=by, at=documents.moment())
        connection.execute(update(table).where(table.c.id == id).values(withdrawn=withdrawn))
        claims = self._claims(connection)
        (claims.withdraw if withdrawn else claims.restore)(id)

    def _full_id(self, connection: Connection, id: str) -> str:
        table = schema.document
        begins = (table.c.id >= id) & (table.c.id < id + "\U0010ffff")
        found: Sequence[str] = connection.scalars(select(table.c.id).where(begins).limit(2)).all()
        exact = [f for f in found if f == id] or (found if id else [])
        if len(exact) != 1:
            raise LedgerError(f"{id}: {'several documents begin so' if exact else 'no such document'}")
        return exact[0]

    # Reviews and records

    def review(self, review: Review) -> None:
        """Writes a person's decision down for ever; it shows after `settle`.

        Raises LedgerError where it can't be meant: claims that are not there, or of two kinds; a split of all.
        """
        self.take_in([review], elsewhere=False)

    def take_in(self, reviews: Iterable[Review], *, elsewhere: bool = True) -> int:
        """Writes down decisions in one transaction; gives how many were new.

        Those made `elsewhere` may be about claims that are not there; they wait for them, and `reviews` lists them.
        Raises LedgerError, and keeps none of them, where one can't be meant.
        """
        with writing(self._engine) as connection:
            return sum(self._take_in(connection, review, elsewhere) for review in reviews)

    def _take_in(self, connection: Connection, review: Review, elsewhere: bool) -> bool:
        added = self._codec.added(review.value) if review.action == "add" else None
        if added is not None and review.claims != (added.id,):
            raise LedgerError(f"{review.id}: its claim is {added.id}, and it names {', '.join(review.claims)}")
        new = write_review(connection, review, elsewhere=elsewhere)
        if new and added is not None:
            self._put_in(connection, added, elsewhere=elsewhere)
        return new

    def _put_in(self, connection: Connection, added: AnyClaim, *, elsewhere: bool) -> None:
        """A claim by hand into its document, where that is there and says so."""
        document = schema.document
        row = connection.execute(select(document).where(document.c.id == added.place.document)).one_or_none()
        if row is None:
            if not elsewhere:
                raise LedgerError(f"{added.place.document}: no such document")
            return
        if any(e.document != row.id or row.text[e.start : e.end] != e.text for e in added.evidence):
            raise LedgerError(f"{added.id}: its evidence is not what document {row.id} says there")
        claims = self._claims(connection)
        if connection.scalar(select(schema.claim.c.n).where(schema.claim.c.id == added.id)) is None:
            claims.insert(row.id, [replace(added, known_from=row.known_from)], live=not row.withdrawn)
        else:
            claims.replace(row.id, claims.of_document(row.id), live=not row.withdrawn)

    # Tokens

    def new_token(self, name: str, role: tokens.Role, *, at: str) -> tuple[tokens.Token, str]:
        """A token for somebody, and its secret, which is told this once and kept nowhere."""
        with writing(self._engine) as connection:
            return tokens.new(connection, name, role, at=at)

    def token(self, secret: str) -> tokens.Token | None:
        """Whose token this is, None where it is nobody's or was revoked."""
        with self._engine.connect() as connection:
            return tokens.known(connection, secret)

    def tokens(self) -> list[tokens.Token]:
        """All tokens, in order of time."""
        with self._engine.connect() as connection:
            return tokens.every(connection)

    def revoke_token(self, id: str, *, at: str) -> None:
        """The token opens nothing any more. Raises LedgerError where there is none that begins so."""
        with writing(self._engine) as connection:
            tokens.revoke(connection, id, at=at)

    def settle(self, progress: Progress | None = None) -> None:
        """Brings the records up to the claims and reviews; safe to stop anywhere, and to give again."""
        settle(self._engine, self._kinds, self._codec, self._lexicon, progress)

    def rebuild_records(self, progress: Progress | None = None) -> None:
        """Deletes everything that follows from claims and reviews, and makes it anew."""
        with writing(self._engine) as connection:
            self._claims(connection).renew()
        self.settle(progress)

    def backup(self, path: str | Path) -> None:
        """A copy of the ledger in an SQLite file, made while others read and write. Replaces one only when done."""
        whole = Path(path)
        whole.parent.mkdir(parents=True, exist_ok=True)
        part = whole.with_name(whole.name + ".part")
        part.unlink(missing_ok=True)
        if self._engine.dialect.name == "sqlite":
            sqlite.backup(self._engine, part)
        else:
            with open_store(part, self._lexicon, kinds=tuple(self._kinds.values())) as target:
                self.copy_to(target)
        part.replace(whole)

    def copy_to(self, target: Store, *, replace: bool = False, progress: Copied | None = None) -> int:
        """Makes another ledger say what this one says; gives how many rows it has then.

        Raises LedgerError where the other one holds what this one does not have, unless it may be `replace`d.
        """
        return copy_ledger(self._engine, target._engine, replace=replace, progress=progress)

    def _answers(self, connection: Connection, as_of: date | None) -> Answers:
        return Answers(connection, self._infer, as_of, follow=self._follow_words)

    def _follow_words(self) -> FollowWords:
        """The lexicon's words of what came of pledges: the user's too."""
        words: FollowWords = load_follow_words() if self._lexicon is None else self._lexicon.following
        return words

    def _claims(self, connection: Connection) -> ClaimTable:
        return ClaimTable(connection, self._kinds, self._codec, self._lexicon)

    @staticmethod
    def _count(connection: Connection, table: Any, *conditions: Any) -> int:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
