"""Dates: every dated expression of a document. They never merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.model.annotated import TimexType
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
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
    """The one date that they are: dates never merge, so there is one claim, or the surest stands."""
    claim = max(claims, key=lambda c: c.confidence)
    dated, span = claim.fields, claim.place.trigger
    return Folded(
        fields={
            "document": claim.place.document,
            "start": span.start,
            "end": span.end,
            "text": dated.text,
            "value": dated.value,
            "type": dated.type,
            "timex": dated.timex,
            "alternatives": [str(when) for when in dated.alternatives],
        },
        facets=Facets(when=dated.when),
        according_to=claim.according_to,
    )


KIND = Kind(name="date", listing="dates", fields=Dated, fold=fold)
