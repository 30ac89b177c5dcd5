"""What `phrases` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.model.span import Evidence

Turn = Literal["new", "dropped", "kept", "back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use in a document: its day, and the words in it."""

    document: str
    day: date
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A run of words that a side repeats.

    `documents` counts those in which the side uses it, of `of` documents with words of its own. `turn` holds the
    side's latest account (the documents of its last day) against the one before: `new` (never before), `back` (before,
    but not in the account before), `kept`, `dropped` (in the account before only), None where it is in neither.
    `listed` says that it is on the list; else it was found by how it recurs.
    """

    side: str
    text: str
    listed: bool
    documents: int
    of: int
    first: Use
    last: Use
    turn: Turn | None
    evidence: tuple[Evidence, ...]
