"""The queue of what waits for a person, and the list of all that people decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.export.contract import to_json
from detente.model.record import Json
from detente.review.fields import Shape, shape_of, wording
from detente.store.reviewing import Reviewed
from detente.views.headline import headline
from detente.views.line import current_evidence
from detente.views.queue import KINDS, Item, Waiting, items, waiting
from detente.web.asking import Here, filter_in, kinds_in, number_in
from detente.web.desk import Desk
from detente.web.page import Page

AT_ONCE = 25
"""Items on a page: what a person does at a sitting."""

ITEM = ("id", "kind", "text", "questions", "fields", "score")
DECISION = ("id", "at", "by", "action", "outcome", "records", "claims", "missing", "field", "value", "undoes", "note")


def page(desk: Desk, here: Here) -> Page:
    """The queue: doubtful and important first; `kind` narrows it."""
    asked, kinds = filter_in(here, desk), kinds_in(here, KINDS)
    ranked = desk.lately(("queue", asked), lambda: waiting(desk.store, asked))
    decided = desk.once(("decisions",), desk.store.reviews)
    touched = {claim for reviewed in decided for claim in reviewed.review.claims}
    chosen = (one for one in ranked if one.outline.kind in kinds)
    found = [one for one in chosen if touched.isdisjoint(one.outline.claims) or _still(desk, one)]
    offset = number_in(here, "offset", 0, 10**6)
    some = found[offset : offset + AT_ONCE]
    shown = desk.once(("waiting", *some), lambda: items(desk.store, some, as_of=asked.as_of))
    return Page(
        template="queue.html",
        title="Review",
        shown={
            "items": [_shown(item) for item in shown],
            "count": len(found),
            "rows": len(shown),
            "step": AT_ONCE,
            "offset": offset,
            "more": offset + AT_ONCE < len(found),
            "disputed": sum(one.outline.disputed for one in found),
            "kinds": KINDS,
            "chosen": kinds,
        },
        data=lambda: [_row(item) for item in items(desk.store, found, as_of=asked.as_of)],
        table=lambda: (ITEM, (_row(item) for item in items(desk.store, found, as_of=asked.as_of))),
    )


def _still(desk: Desk, one: Waiting) -> bool:
    """Does it still wait, although somebody decided on some of it?"""
    record = desk.store.record(one.outline.id)
    return record is not None and record.id == one.outline.id and (record.review is None or record.disputed)


def _shown(item: Item) -> dict[str, Any]:
    """An item with its first words, and for each question that a field answers the form to answer it."""
    record = item.record
    asked: list[tuple[str, Shape, str]] = [
        (doubt.field, shape_of(record.kind, doubt.field), wording(record.fields.get(doubt.field)))
        for doubt in item.doubts
        if doubt.field in record.fields
    ]
    words = next(iter(current_evidence(record)), None)
    return {
        "item": item,
        "record": record,
        "words": words,
        "asked": list({name: it for it in asked for name in it[:1]}.values()),
    }


def _row(item: Item) -> dict[str, Json]:
    return {
        "id": item.record.id,
        "kind": item.record.kind,
        "text": headline(item.record.kind, item.record.fields),
        "questions": [doubt.question for doubt in item.doubts],
        "fields": [doubt.field for doubt in item.doubts],
        "score": round(item.score, 4),
    }


def decisions(desk: Desk, here: Here) -> Page:
    """Every decision, the latest first, and what became of it."""
    found = desk.once(("decisions",), desk.store.reviews)
    wanted = here.get("outcome")
    some = [reviewed for reviewed in reversed(found) if wanted in (None, reviewed.outcome)]
    limit, offset = 200, number_in(here, "offset", 0, 10**6)
    return Page(
        template="decisions.html",
        title="Decisions",
        shown={
            "decided": some[offset : offset + limit],
            "outcomes": sorted({reviewed.outcome for reviewed in found}),
            "count": len(some),
            "rows": limit,
            "step": limit,
            "offset": offset,
            "more": offset + limit < len(some),
        },
        data=lambda: list(rows(some)),
        table=lambda: (DECISION, rows(some)),
    )


def rows(found: list[Reviewed]) -> Iterator[dict[str, Json]]:
    """Decisions with their outcome, flat."""
    for reviewed in found:
        told: dict[str, Json] = to_json(reviewed)
        yield told.pop("review") | told
