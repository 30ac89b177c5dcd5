"""What a ledger is asked about documents: which pass a filter, one of them, the days that they span."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, func, or_, select

from detente.model.document import Document
from detente.model.filter import Filter
from detente.store import documents, schema
from detente.store.codec import document_from
from detente.store.database import backend
from detente.store.opened import Opened
from detente.store.query import SOME, each
from detente.store.shelf import COMMON, asks_of_records, documents_asked, latest_documents, passing_records

_NO_FILTER = Filter()
_BY_AND_BY = {"yield_per": 100}
"""Texts are fetched so many at a time, not all at once."""


class Library(Opened):
    """Questions about documents; nothing is written."""

    def documents(self, filter: Filter = _NO_FILTER, *, texts: bool = True) -> Iterator[Document]:
        """The documents that pass the filter, oldest first, undated last; withdrawn ones are not there.

        Without `texts` these are empty, and not read.
        """
        with self._asking() as connection:
            common = filter.limit is not None and asks_of_records(filter) and self._is_common(connection, filter)
            asked = documents_asked(filter, backend(connection), self._kinds, texts=texts, common=common)
            for body, text in connection.execute(asked, execution_options=_BY_AND_BY):
                yield document_from(body, text)

    def published(self, filter: Filter = _NO_FILTER) -> Iterator[tuple[str, date | None]]:
        """Of the documents that `documents` would give the ids, each with the day from which it is known."""
        with self._asking() as connection:
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
        with self._asking() as connection:
            asked, count = latest_documents(filter, backend(connection), self._kinds, offset=offset, limit=limit)
            found = [document_from(body, "") for body in connection.scalars(asked)]
            return found, connection.scalar(count) or 0

    def document(self, id: str, *, withdrawn: bool = False) -> Document | None:
        """One document; an unambiguous beginning of the id will do. With `withdrawn`, also one that was taken out."""
        asked = {"first": id, "after": id + "\U0010ffff", "also": withdrawn}
        with self._asking() as connection:
            texts = self._memory(connection).texts
            if not withdrawn and (known := texts.get(id)) is not None:
                return known
            rows = connection.execute(_DOCUMENT, asked).all()
        exact = [row for row in rows if row.id == id] or (rows if id else [])
        found = document_from(exact[0].body, exact[0].text) if len(exact) == 1 else None
        return texts.put(id, found) if found is not None and found.id == id and not withdrawn else found

    def heads(self, ids: Collection[str]) -> Iterator[Document]:
        """These documents without their texts, which are not read, in no order; withdrawn ones are not there."""
        with self._asking() as connection:
            found = self._memory(connection).heads.of(ids, lambda some: _heads(connection, some))
        return (head for heads in found.values() for head in heads)

    def last_day(self, *, as_of: date | None = None) -> date | None:
        """The latest day of publication known (up to `as_of`): the ledger's own "now"."""
        table = schema.document
        known = table.c.known_from <= (as_of or date.max)
        with self._asking() as connection:
            query = select(func.max(table.c.known_from)).where(known, ~table.c.withdrawn)
            last: date | None = connection.scalar(query)
        return last

    def first_day(self) -> date | None:
        """The earliest day of publication known."""
        table = schema.document
        with self._asking() as connection:
            first: date | None = connection.scalar(select(func.min(table.c.known_from)).where(~table.c.withdrawn))
        return first

    def undated(self) -> int:
        """How many documents no as-of answer can use, because they have no date."""
        table = schema.document
        with self._asking() as connection:
            return self._count(connection, table, table.c.known_from.is_(None), ~table.c.withdrawn)

    def last_added(self) -> int:
        """The place of the latest document in the order of adding, 0 where there is none."""
        with self._asking() as connection:
            return connection.scalar(select(func.max(schema.document.c.n))) or 0

    def added_after(self, place: int) -> dict[str, date | None]:
        """The documents that were added after the one at this place, each with the day from which it is known."""
        table = schema.document
        query = select(table.c.id, table.c.known_from).where(table.c.n > place, ~table.c.withdrawn).order_by(table.c.n)
        with self._asking() as connection:
            return {row.id: row.known_from for row in connection.execute(query)}

    def knows(self, document_id: str) -> bool:
        """Is the text with this id in the ledger (withdrawn or not)?"""
        with self._asking() as connection:
            return documents.is_known(connection, document_id)

    def preview(self, document: Document) -> Document | None:
        """The document as the ledger would have it after adding this sighting, or None where it has it so already.

        What it gives is what claims must be extracted from: an earlier date, or a person's correction, may hold.
        """
        with self._asking() as connection:
            return documents.preview(connection, document)

    def to_extract(self) -> Iterator[Document]:
        """Every document, withdrawn ones too, in order of id: what a rebuild extracts anew."""
        table = schema.document
        with self._asking() as connection:
            for body, text in connection.execute(
                select(table.c.body, table.c.text).order_by(table.c.id), execution_options=_BY_AND_BY
            ):
                yield document_from(body, text)


def _heads(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Document, ...]]:
    """Each document without its text; nothing where there is none."""
    found: dict[str, tuple[Document, ...]] = dict.fromkeys(ids, ())
    for row in each(connection, _HEADS, sorted(ids)):
        found[row.id] = (document_from(row.body, ""),)
    return found


_HEADS = select(schema.document.c.id, schema.document.c.body).where(
    schema.document.c.id.in_(SOME), ~schema.document.c.withdrawn
)
_DOCUMENT = (
    select(schema.document.c.id, schema.document.c.body, schema.document.c.text)
    .where(schema.document.c.id >= bindparam("first"), schema.document.c.id < bindparam("after"))
    .where(or_(~schema.document.c.withdrawn, schema.document.c.withdrawn == bindparam("also")))
    .limit(2)
)
