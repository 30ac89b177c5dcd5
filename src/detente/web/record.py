"""A record at the left, at the right the document at the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException

from detente.export.contract import record_json, to_json
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.review.fields import MATTERS, shape_of, wording
from detente.views.detail import Detail, detail
from detente.views.line import Sources, current_evidence
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
        shown={
            "found": found,
            "record": found.record,
            "fields": fields,
            "apart": APART,
            "at": at,
            "sources": Sources(desk.store),
        }
        | _opened(desk, found, at)
        | _deciding(desk, found.record),
        data=lambda: fields | {"sentences": list(_sentences(found))},
        table=lambda: (EVIDENCE, _sentences(found)),
    )


def _deciding(desk: Desk, record: Record) -> dict[str, Any]:
    """What a reviewer needs: the fields as a form takes them, what was decided, what might be the same."""
    matter = [
        (name, shape_of(record.kind, name), wording(record.fields.get(name)))
        for name in MATTERS.get(record.kind, ())
        if name in record.fields
    ]
    every = desk.once(("decisions",), desk.store.reviews)
    claims = set(record.claims)
    decided = [r for r in every if record.id in r.records or claims.intersection(r.review.claims)]
    return {"matter": matter, "decided": list(reversed(decided)), "alike": _alike(desk, record)}


def _alike(desk: Desk, record: Record) -> list[Record]:
    """Others of its kind that share a side and may fall on its days, as they were folded: what it might be merged with.

    A side may have thousands of pledges of no day: no more are read than are offered.
    """
    sides, when = set(record.facets.sides), record.facets.when
    if record.kind not in COMPARABLE or not sides:
        return []
    asked = Filter(side=min(sides), since=when, until=when, limit=ALIKE + 1)
    found = desk.once(("alike", record.kind, asked), lambda: list(desk.store.folded((record.kind,), asked)))
    return [other for other in found if other.id != record.id][:ALIKE]


COMPARABLE = frozenset({"engagement", "channel", "commitment", "measure", "incident"})
ALIKE = 12
"""Records that are offered for merging."""


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
