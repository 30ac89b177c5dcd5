"""Measures: acts of policy that one side takes against or about another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When

MeasureType = Literal[
    "sanction", "export_control", "tariff", "investment", "visa", "arms_sale", "deployment", "law", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one place of a document says of a measure. `what` is in the document's words."""

    what: str
    type: MeasureType
    by: tuple[Actor, ...] = ()
    against: tuple[Actor, ...] = ()
    announced: When | None = None
    in_force: When | None = None


def fold(claims: Sequence[Claim[Measure]], lexicon: Any) -> Folded:
    """What the claims about one measure add up to."""
    raise NotImplementedError


KIND = Kind(name="measure", listing="measures", fields=Measure, fold=fold)
