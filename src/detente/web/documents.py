"""What was read, and each document with everything that was found in it, marked by kind."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from detente.export.contract import DOCUMENT, document_json, record_json
from detente.kinds import KINDS
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.record import Record
from detente.model.span import Span
from detente.review.by_hand import BY_HAND
from detente.review.fields import MATTERS, Shape, shape_of
from detente.web.asking import MOST_ROWS, ROWS, Here, as_of_in, filter_in, kinds_in, number_in
from detente.web.desk import Desk
from detente.web.marking import Mark, stretches
from detente.web.page import Page
from detente.web.wording import LETTERS

MARKED = tuple(kind.name for kind in KINDS if kind.name not in ("date", "person", "event"))
"""Kinds that are marked where the reader asks for none: what the words say, not how they are made."""

FOUND = ("id", "kind", "start", "end", "text", "headline")


def page(desk: Desk, here: Here) -> Page:
    """The documents that pass the filters, the latest first."""
    asked = filter_in(here, desk)
    limit = number_in(here, "limit", ROWS, MOST_ROWS) or ROWS
    offset = number_in(here, "offset", 0, 10**6)
    found, count = desk.once(
        ("documents", asked, offset, limit),
        lambda: desk.store.latest_documents(asked, offset=offset, limit=limit),
    )
    return Page(
        template="documents.html",
        title="Documents",
        shown={
            "documents": found,
            "count": count,
            "more": offset + limit < count,
            "offset": offset,
            "rows": len(found),
        },
        data=lambda: [document_json(document) for document in found],
        table=lambda: (DOCUMENT, (document_json(document) for document in found)),
    )


def one(desk: Desk, here: Here) -> Page:
    """A document; `kind` in the address says what is marked, `at` where the reader looks."""
    as_of, name = as_of_in(here), here.path.rsplit("/", 1)[-1]
    document = desk.store.document(name)
    if document is None:
        raise HTTPException(404, f"{name}: no document with this id, or more than one")
    kinds = kinds_in(here, MARKED)
    asked = Filter(document=document.id, as_of=as_of)
    every = tuple(kind.name for kind in KINDS)
    records = _found(desk, kinds, asked)
    marks = sorted(_marks(records, document.id, kinds), key=lambda m: (m.span, m.kind, m.record))
    now = as_of or desk.store.last_day()
    return Page(
        template="document.html",
        title=document.title or document.path or document.id,
        shown={
            "document": document,
            "stretches": stretches(document, marks, _looked_at(here, marks)),
            "found": _in_order(records, marks),
            "chosen": kinds,
            "counts": desk.once(("how many", every, asked), lambda: desk.store.how_many(every, asked)),
            "letters": LETTERS,
            "adding": _adding(here),
            "words": _marked(here, document),
            "by_hand": BY_HAND,
        },
        data=lambda: (
            document_json(document, text=True)
            | {"records": [record_json(record, now=now) for record in _found(desk, every, asked)]}
        ),
        table=lambda: (
            FOUND,
            (
                {
                    "id": m.record,
                    "kind": m.kind,
                    "start": m.span.start,
                    "end": m.span.end,
                    "text": m.span.of(document.text),
                }
                for m in marks
            ),
        ),
    )


def _found(desk: Desk, kinds: tuple[str, ...], asked: Filter) -> list[Record]:
    """The document's records of these kinds: most of all that there are are dates and people, and seldom marked."""
    return desk.once(("found", kinds, asked), lambda: list(desk.store.records(kinds, asked)))


def _adding(here: Here) -> tuple[str, list[tuple[str, Shape]]] | None:
    """The kind that the reader wants to add by hand, with the fields that it has."""
    kind = here.get("add")
    if kind not in BY_HAND or kind is None:
        return None
    return kind, [(name, shape_of(kind, name)) for name in MATTERS[kind]]


def _marked(here: Here, document: Document) -> tuple[int, str]:
    """Where the words begin that the address marks for adding, and the words."""
    at, to = number_in(here, "at", 0, 10**8), number_in(here, "to", 0, 10**8)
    return at, document.text[at:to]


def _marks(records: list[Record], document: str, kinds: tuple[str, ...]) -> set[Mark]:
    return {
        Mark(e.span, record.id, record.kind)
        for record in records
        if record.kind in kinds
        for e in record.evidence
        if e.document == document
    }


def _looked_at(here: Here, marks: list[Mark]) -> list[Span]:
    """The widest found words that begin where the address says."""
    if here.get("at") is None:
        return []
    at = number_in(here, "at", 0, 10**8)
    end = number_in(here, "to", 0, 10**8)
    there = [mark.span for mark in marks if mark.span.start == at]
    return [max(there, key=len)] if there and not end else [Span(at, max(at, end))]


def _in_order(records: list[Record], marks: list[Mark]) -> list[tuple[int, Record]]:
    """The marked records in the order of their first words, with where these begin."""
    by_id = {record.id: record for record in records}
    first: dict[str, int] = {}
    for mark in marks:
        first.setdefault(mark.record, mark.span.start)
    return [(start, by_id[name]) for name, start in first.items()]
