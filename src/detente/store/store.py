"""The ledger on disk: everything that can be asked of it and done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from detente.kinds import KEPT
from detente.ledger.match import AnyClaim
from detente.model.document import Document
from detente.model.kind import Kind
from detente.model.review import Review
from detente.store import documents, schema, sqlite, tokens
from detente.store.claims import Replaced
from detente.store.copying import Copied, copy_ledger
from detente.store.database import make_engine, writing
from detente.store.errors import LedgerError
from detente.store.library import Library
from detente.store.migrate import migrate
from detente.store.reviewing import write_review
from detente.store.settle import Progress, settle
from detente.store.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a batch did to documents, by their ids.

    `changed` were known, and have an earlier date now; `refused` could not be kept, for the reason given.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def open_store(url_or_path: str | Path, lexicon: Any, *, kinds: Sequence[Kind] = KEPT, create: bool = True) -> Store:
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


class Store(Told, Library):
    """A ledger (`detente.model.ledger.Ledger`) that keeps what it is given. A context manager: closes at the end."""

    def add(self, batch: Iterable[tuple[Document, Iterable[AnyClaim]]]) -> Added:
        """Documents as they were read, each with the claims extracted from its `preview`: all in one transaction.

        A document that is known already changes nothing, unless it was seen with an earlier date. Its records are
        there after `settle`.
        """
        told: dict[str, list[Any]] = {"new": [], "changed": [], "known": [], "refused": []}
        said: dict[str, Replaced] = {}
        with writing(self._engine) as connection:
            for document, claims in batch:
                try:
                    seen = documents.see(connection, document)
                except LedgerError as error:
                    told["refused"].append((document.id, str(error)))
                    continue
                told[seen].append(document.id)
                if seen != "known":
                    live = seen == "new" or not documents.is_withdrawn(connection, document.id)
                    said[document.id] = Replaced(document.id, tuple(claims), live)
            self._claims(connection).replace_all(list(said.values()))
        return Added(**{name: tuple(ids) for name, ids in told.items()})

    def replace_claims(self, document_id: str, claims: Iterable[AnyClaim]) -> None:
        """Puts anew extracted claims in the place of a document's old ones; reviews keep to their places."""
        self.replace_many([(document_id, claims)])

    def replace_many(self, batch: Iterable[tuple[str, Iterable[AnyClaim]]]) -> None:
        """`replace_claims` for several documents, in one transaction."""
        with writing(self._engine) as connection:
            said = {
                document: Replaced(document, tuple(claims), not documents.is_withdrawn(connection, document))
                for document, claims in batch
            }
            self._claims(connection).replace_all(list(said.values()))

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
