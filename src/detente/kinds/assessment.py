"""Assessments: forecasts, hopes, judgements, perceptions and constraints, by whom, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.kinds.folding import (
    actor_json,
    content_words,
    dates_exclude,
    days_about,
    settle,
    settle_when,
    shared_account,
    unique,
    when_json,
)
from detente.kinds.retelling import retold
from detente.model.actor import Actor, Standing
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
from detente.model.when import When

AssessmentType = Literal["forecast", "hope", "judgement", "perception", "constraint"]
Direction = Literal["better", "worse", "no_change", "uncertain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one place of a document holds to be so, or expects. `claim` is the clause in the document's words.

    `holder` is None where the author speaks. `of_side` is whom a perception or constraint is about.
    `issues` are names of the lexicon.
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
    issues: tuple[str, ...] = ()


def blocks(claim: Claim[Assessment]) -> frozenset[str]:
    """Holder and type: only a named holder's own words, told twice, can be one assessment."""
    holder = claim.fields.holder
    who = holder and (holder.name or holder.role or holder.body or holder.side)
    return frozenset([f"{who}|{claim.fields.type}"] if who else [])


def likeness(a: Claim[Assessment], b: Claim[Assessment], lexicon: Any) -> float | None:
    """The share of content words in common; None where the days of saying exclude each other."""
    if dates_exclude(a.fields.said_on, b.fields.said_on):
        return None
    apart = a.place.document != b.place.document
    if apart and {a.fields.direction, b.fields.direction} == {"better", "worse"}:
        return None
    return retold(a, b, (a.fields.claim, b.fields.claim), lexicon, least=_WORDS, within=_QUARTER)


_WORDS = 3
"""Words that tell which two documents must share to speak of one expectation."""
_QUARTER = 92
"""Days between two documents within which they suffice, where the texts are of different length."""


def fold(claims: Sequence[Claim[Assessment]], lexicon: Any) -> Folded:
    """What the claims about one assessment add up to. `about` and the verdict are the ledger's to fill."""
    first = claims[0].fields
    said_on = settle_when("said_on", claims, lambda f: f.said_on)
    horizon = settle_when("horizon", claims, lambda f: f.horizon)
    direction = settle("direction", claims, lambda f: f.direction, to_json=str)
    return Folded(
        fields={
            "holder": actor_json(first.holder),
            "standing": first.standing,
            "claim": first.claim,
            "type": first.type,
            "of_side": first.of_side,
            "about": None,
            "direction": direction.value,
            "condition": next((c.fields.condition for c in claims if c.fields.condition), None),
            "said_on": when_json(said_on.value),
            "horizon": when_json(horizon.value),
            "verdict": None,
            "outcome": [],
        },
        facets=Facets(
            sides=tuple(sorted({*_sides(claims[0]), *(side for c in claims for side in c.about)})),
            persons=(first.holder.name,) if first.holder and first.holder.name else (),
            issues=unique(i for c in claims for i in c.fields.issues),
            when=said_on.value,
        ),
        conflicts=said_on.conflicts + horizon.conflicts + direction.conflicts,
        told=said_on.told + horizon.told + direction.told,
        according_to=shared_account(claims),
    )


def _sides(claim: Claim[Assessment]) -> frozenset[str]:
    fields = claim.fields
    return frozenset(s for s in (fields.of_side, fields.holder.side if fields.holder else None, *claim.about) if s)


KIND = Kind(
    name="assessment",
    listing="assessments",
    fields=Assessment,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=lambda c: days_about([c.fields.said_on], known=c.known_from, reach=366),
    threshold=0.8,
    wording=lambda c: content_words(c.fields.claim),
    share=0.8,
    sides=_sides,
)
