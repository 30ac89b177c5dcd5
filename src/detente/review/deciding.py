"""Decisions: each with who made it and when, under an id that follows from all that it says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from detente.export.contract import to_json
from detente.model.record import Record
from detente.model.review import Action, Review
from detente.review.fields import checked

if TYPE_CHECKING:
    from detente.store import Store


def decision(action: Action, claims: Iterable[str], *, by: str, at: str | None = None, **more: Any) -> Review:
    """A decision on claims; `more` are further fields of a Review. `at` is now where it is not given."""
    made = Review(id="", action=action, claims=tuple(dict.fromkeys(claims)), by=by, at=at or moment(), **more)
    words = json.dumps(to_json(made), sort_keys=True, ensure_ascii=False)
    return replace(made, id="rev-" + blake2b(words.encode(), digest_size=5).hexdigest())


def correction(record: Record, field: str, value: Any, *, by: str, note: str | None = None) -> Review:
    """A field of a record has another value. Raises ValueError where the field can't have it."""
    return decision("correct", record.claims, by=by, field=field, value=checked(record, field, value), note=note)


def undoing(review: str, *, by: str, note: str | None = None) -> Review:
    """A review is taken back."""
    return decision("undo", (), by=by, undoes=review, note=note)


def keep(store: Store, *decisions: Review) -> None:
    """Writes decisions down, each for itself, and brings the records up to them. Raises LedgerError."""
    for made in decisions:
        store.review(made)
    store.settle()


def moment() -> str:
    """The present moment in UTC, ISO 8601 to the microsecond: when a person acted."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
