"""Documents in the ledger: where each text was seen, what people corrected, which are near-copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, or_, select, update

from detente.ledger.copies import NEAR_COPY, filled_in_anew
from detente.model.document import Document
from detente.model.when import When
from detente.store import schema
from detente.store.codec import document_body, document_from, from_json, to_json
from detente.store.database import backend, chunks, insert_new
from detente.store.errors import LedgerError

CORRECTABLE = ("title", "publisher", "url", "language", "published", "side")
"""What a person may correct of a document."""


def see(connection: Connection, document: Document) -> Literal["new", "changed", "known"]:
    """Notes where a text was seen; gives whether it is new, or stands otherwise than before, or neither.

    Raises LedgerError where the text can't be kept, or another text bears the same id.
    """
    row = connection.execute(
        select(schema.document.c.text, schema.document.c.body).where(schema.document.c.id == document.id)
    ).one_or_none()
    if row is None:
        _enter(connection, document)
        return "new"
    if row.text != document.text:
        raise LedgerError(f"{document.id}: another text already bears this id")
    _sight(connection, document)
    now = standing(connection, document.id, document.text)
    if document_body(now) == row.body:
        return "known"
    _update(connection, now)
    return "changed"


def is_known(connection: Connection, id: str) -> bool:
    """Is there a text with this id, withdrawn or not?"""
    return connection.scalar(select(schema.document.c.n).where(schema.document.c.id == id)) is not None


def is_withdrawn(connection: Connection, id: str) -> bool:
    """Was the document taken out?"""
    return bool(connection.scalar(select(schema.document.c.withdrawn).where(schema.document.c.id == id)))


def preview(connection: Connection, document: Document) -> Document | None:
    """What `see` would give, without noting anything."""
    body = connection.scalar(select(schema.document.c.body).where(schema.document.c.id == document.id))
    if body is None:
        return document
    now = _stands(document.text, [*_sightings(connection, document.id), document], _edits(connection, document.id))
    return None if document_body(now) == body else now


def standing(connection: Connection, id: str, text: str) -> Document:
    """A document as its sightings and corrections have it: a pure function of these."""
    return _stands(text, _sightings(connection, id), _edits(connection, id))


def _stands(text: str, sightings: Iterable[Document], edits: Iterable[Mapping[str, Any]]) -> Document:
    document = min(sightings, key=_earliest).corrected(text=text)
    for changes in edits:
        document = document.corrected(**changes)
    return document


def _earliest(seen: Document) -> tuple[date, date, bool, str, str]:
    """Orders the sightings of one text: the earliest publication first, then by path; undated come last."""
    published = seen.published.sort_key()[0] if seen.published else date.max
    return seen.known_from or date.max, published, seen.path is None, seen.path or "", document_body(seen)


def _enter(connection: Connection, document: Document) -> None:
    """Writes down a text that is new, as it was seen."""
    _check_text(document)
    from detente.read.copies import signature  # here, so that asking a ledger loads none of the readers

    sign = signature(document.text)
    row = {"id": document.id, "text": document.text, "signature": sign, "withdrawn": False, **_columns(document)}
    n = connection.execute(insert(schema.document).returning(schema.document.c.n), row).scalar_one()
    words = [{"n": n, "words": f"{document.title or ''}\n{document.text}"}]
    backend(connection).index_text(connection, "document_text", words)
    _sight(connection, document)
    _note_copies(connection, document, sign)


def _check_text(document: Document) -> None:
    """Raises LedgerError for what no database keeps, or PostgreSQL does not: every ledger takes the same."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise LedgerError(f"{document.id}: no valid text (position {error.start})") from error
    if "\0" in document.text:
        raise LedgerError(f"{document.id}: no valid text (a NUL at position {document.text.index(chr(0))})")


def _note_copies(connection: Connection, document: Document, sign: bytes) -> None:
    """Finds the near-copies of a document as it now stands, and makes it findable for those to come.

    `sign` is the signature of its text.
    """
    from detente.read.copies import bands, similarity

    table, band, copy = schema.document, schema.document_band, schema.document_copy
    keys = bands(sign)
    candidates = set(connection.scalars(select(band.c.document).where(band.c.band.in_(keys)))) - {document.id}
    for some in chunks(sorted(candidates)):
        rows = connection.execute(select(table.c.id, table.c.signature).where(table.c.id.in_(some))).all()
        near = [row.id for row in rows if similarity(sign, row.signature) >= NEAR_COPY]
        found = connection.execute(select(table.c.body, table.c.text).where(table.c.id.in_(near))) if near else ()
        others = [document_from(row.body, row.text) for row in found]
        pairs = sorted(sorted((document.id, o.id)) for o in others if not filled_in_anew(document, o))
        if pairs:
            connection.execute(insert(copy), [{"a": a, "b": b} for a, b in pairs])
    connection.execute(insert_new(band), [{"band": key, "document": document.id} for key in keys])


def _sight(connection: Connection, document: Document) -> None:
    body = document_body(document)
    digest = blake2b(body.encode(), digest_size=8).hexdigest()
    row = {"document": document.id, "digest": digest, "body": body}
    connection.execute(insert_new(schema.sighting), [row])


def _update(connection: Connection, document: Document) -> None:
    table, copy = schema.document, schema.document_copy
    connection.execute(update(table).where(table.c.id == document.id).values(_columns(document)))
    connection.execute(delete(copy).where(or_(copy.c.a == document.id, copy.c.b == document.id)))
    sign = connection.scalar(select(table.c.signature).where(table.c.id == document.id)) or b""
    _note_copies(connection, document, sign)


def _columns(document: Document) -> dict[str, object]:
    """What the table has of a document beside its text."""
    published = document.published
    return {
        "body": document_body(document),
        "known_from": document.known_from,
        "published_first": published and (published.first or date.min),
        "published_last": published and (published.last or date.max),
        "side": document.side,
    }


def _sightings(connection: Connection, id: str) -> list[Document]:
    rows = connection.scalars(select(schema.sighting.c.body).where(schema.sighting.c.document == id))
    return [document_from(body, "") for body in rows]


def _edits(connection: Connection, id: str) -> Iterator[dict[str, Any]]:
    """People's corrections of a document, in order."""
    edit = schema.document_edit
    rows = connection.scalars(
        select(edit.c.changes).where(edit.c.document == id, edit.c.action == "correct").order_by(edit.c.n)
    )
    for changes in rows:
        yield {name: _value(name, value) for name, value in from_json(changes).items()}


def _value(name: str, value: Any) -> Any:
    return When(value) if name == "published" and value is not None else value


def correct(connection: Connection, id: str, changes: Mapping[str, object], *, by: str, at: str) -> Document:
    """Writes a correction down and gives the document as it now stands."""
    allowed = {field.name for field in fields(Document)} & set(CORRECTABLE)
    wrong = sorted(set(changes) - allowed)
    if wrong:
        raise LedgerError(f"a document has no {', '.join(wrong)} to correct; there are {', '.join(CORRECTABLE)}")
    written: dict[str, object] = {n: str(v) if isinstance(v, When) else v for n, v in changes.items()}
    if "published" in written:
        _checked_date(written["published"])
        written["published_from"] = "person"
    edit(connection, id, "correct", by=by, at=at, changes=written)
    text = connection.scalar(select(schema.document.c.text).where(schema.document.c.id == id))
    now = standing(connection, id, text or "")
    _update(connection, now)
    return now


def _checked_date(value: object) -> None:
    try:
        When(str(value)) if value is not None else None
    except ValueError as error:
        raise LedgerError(f"{value}: not an EDTF date ({error})") from error


def edit(
    connection: Connection, id: str, action: str, *, by: str, at: str, changes: Mapping[str, object] | None = None
) -> None:
    """Adds a person's act to what was done to a document; nothing is ever taken from that list."""
    row = {"document": id, "action": action, "changes": to_json(dict(changes or {})), "by": by, "at": at}
    connection.execute(insert(schema.document_edit), [row])


def moment() -> str:
    """The present moment in UTC, ISO 8601 to the microsecond: when a person acted, never a date of the record."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
