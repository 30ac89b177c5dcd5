"""A record at the left, at the right the document at the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException

from detente.export.contract import record_json, to_json
from detente.model.document import Document
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.views.detail import Detail, detail
from detente.views.line import current_evidence
from detente.web.asking import Here, as_of_in, number_in
from detente.web.desk import Desk
from detente.web.marking import Mark, stretches
from detente.web.page import Page

APART = frozenset(
    [
        "id",
        "kind",
        "evidence",
        "conflicts",
        "links",
        "told",
        "history",
        "transitions",
        "follow_through",
        "accounts",
        "claims",
        "documents",
        "disputed",
    ]
)
"""Fields that have a place of their own on the page."""

EVIDENCE = ("document", "start", "end", "text", "field", "claim", "sentence")


def page(desk: Desk, here: Here) -> Page:
    """One record; `evidence` in the address says which piece the document is opened at."""
    as_of, name = as_of_in(here), here.path.rsplit("/", 1)[-1]
    found = desk.once(("detail", name, as_of), lambda: detail(desk.store, name, as_of=as_of))
    if found is None:
        raise HTTPException(404, f"{name}: no record with this id{f' as of {as_of}' if as_of else ''}")
    fields = record_json(found.record, now=as_of or desk.store.last_day())
    at = number_in(here, "evidence", _first_shown(found), max(0, len(found.quoted) - 1))
    return Page(
        template="record.html",
        title=found.text or found.record.id,
        shown={"found": found, "record": found.record, "fields": fields, "apart": APART, "at": at}
        | _opened(desk, found, at),
        data=lambda: fields | {"sentences": list(_sentences(found))},
        table=lambda: (EVIDENCE, _sentences(found)),
    )


def _first_shown(found: Detail) -> int:
    """The evidence that left the record in its present state."""
    now = {(e.document, e.start, e.end) for e in current_evidence(found.record)}
    places = [(q.evidence.document, q.evidence.start, q.evidence.end) for q in found.quoted]
    return next((number for number, place in enumerate(places) if place in now), 0)


def found_record(desk: Desk, name: str, as_of: date | None) -> Record:
    """The record with this id, or the beginning of it. Raises a 404 where there is none."""
    record = desk.store.record(name, as_of=as_of)
    if record is None:
        raise HTTPException(404, f"{name}: no record with this id{f' as of {as_of}' if as_of else ''}")
    return record


def _opened(desk: Desk, found: Detail, at: int) -> dict[str, Any]:
    """The document at the evidence, with all that the record rests on there."""
    if not found.quoted:
        return {"document": None, "stretches": []}
    chosen = found.quoted[at].evidence
    document = desk.store.document(chosen.document)
    if document is None:
        return {"document": None, "stretches": []}
    return {"document": document, "stretches": stretches(document, _marks(found, document), [chosen.span])}


def _marks(found: Detail, document: Document) -> Iterator[Mark]:
    for quoted in found.quoted:
        if quoted.evidence.document == document.id:
            yield Mark(quoted.evidence.span, found.record.id, found.record.kind)


def _sentences(found: Detail) -> Iterator[dict[str, Json]]:
    for quoted in found.quoted:
        yield {**_evidence(quoted.evidence), "sentence": quoted.sentence}


def _evidence(evidence: Evidence) -> dict[str, Json]:
    given: dict[str, Json] = to_json(evidence)
    return given
