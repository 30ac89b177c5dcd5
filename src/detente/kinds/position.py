"""Positions: what a side, or a body or person of it, wants, holds or objects to on an issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one place of a document says of a position. `stance` is in the document's words."""

    side: str | None
    stance: str
    issue: str | None = None
    body: str | None = None
    holder: str | None = None
    when: When | None = None


def fold(claims: Sequence[Claim[Position]], lexicon: Any) -> Folded:
    """What the claims about one position add up to."""
    raise NotImplementedError


KIND = Kind(name="position", listing="positions", fields=Position, fold=fold)
