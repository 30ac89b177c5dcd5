"""A question's bounds: the same on every listing (CONTRACT, "Filters")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which records are asked for; None asks for all.

    `since` and `until` bound when it happened (a record of unknown day passes neither); `learned_since` when it
    became known; `as_of` asks what a reader of the documents published up to that day would have been told.
    """

    between: tuple[str, str] | None = None
    side: str | None = None
    person: str | None = None
    issue: str | None = None
    document: str | None = None
    since: When | None = None
    until: When | None = None
    learned_since: date | None = None
    status: str | None = None
    text: str | None = None
    limit: int | None = None
    as_of: date | None = None
