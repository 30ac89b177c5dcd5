"""Dates: every dated expression of a document. They never merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.model.annotated import TimexType
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One temporal expression: `value` is its EDTF (or a duration), `timex` TIMEX3's value."""

    text: str
    type: TimexType
    value: str | None
    timex: str | None
    when: When | None
    alternatives: tuple[When, ...] = ()


def fold(claims: Sequence[Claim[Dated]], lexicon: Any) -> Folded:
    """What the claims about one date add up to."""
    raise NotImplementedError


KIND = Kind(name="date", listing="dates", fields=Dated, fold=fold)
