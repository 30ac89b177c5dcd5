"""Commitments: pledges, agreements, undertakings and refused asks between sides, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When

CommitmentStatus = Literal["sought", "made", "in_progress", "kept", "no_evidence", "avoided", "broken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What one place of a document says of a commitment: who owes what to whom by when, on whose account.

    `text` is the undertaking itself in the document's words, without who and without the verb of promising.
    """

    by: tuple[Actor, ...]
    text: str
    toward: tuple[Actor, ...] = ()
    made_on: When | None = None
    due: When | None = None
    asserted_by: Actor | None = None
    status: CommitmentStatus | None = None


def fold(claims: Sequence[Claim[Commitment]], lexicon: Any) -> Folded:
    """What the claims about one commitment add up to."""
    raise NotImplementedError


KIND = Kind(name="commitment", listing="commitments", fields=Commitment, fold=fold)
