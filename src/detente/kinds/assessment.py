"""Assessments: forecasts, hopes, judgements, perceptions and constraints, by whom, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.model.actor import Actor, Standing
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When

AssessmentType = Literal["forecast", "hope", "judgement", "perception", "constraint"]
Direction = Literal["better", "worse", "no_change", "uncertain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one place of a document holds to be so, or expects. `claim` is the clause in the document's words.

    `holder` is None where the author speaks. `of_side` is whom a perception or constraint is about.
    """

    claim: str
    type: AssessmentType
    direction: Direction
    holder: Actor | None = None
    standing: Standing | None = None
    of_side: str | None = None
    condition: str | None = None
    said_on: When | None = None
    horizon: When | None = None


def fold(claims: Sequence[Claim[Assessment]], lexicon: Any) -> Folded:
    """What the claims about one assessment add up to."""
    raise NotImplementedError


KIND = Kind(name="assessment", listing="assessments", fields=Assessment, fold=fold)
