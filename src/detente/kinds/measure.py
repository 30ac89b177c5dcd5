"""Measures: acts of policy that one side takes against or about another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.kinds.folding import (
    actor_json,
    content_words,
    dates_exclude,
    days_about,
    naming,
    people_of,
    same_parties,
    settle,
    settle_when,
    shared_account,
    sides_named,
    sides_of,
    unique,
    when_json,
)
from detente.kinds.retelling import LITTLE, retold
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Json
from detente.model.when import When

MeasureType = Literal[
    "sanction", "export_control", "tariff", "investment", "visa", "arms_sale", "deployment", "law", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one place of a document says of a measure. `what` is in the document's words.

    `issues` are names of the lexicon.
    """

    what: str
    type: MeasureType
    by: tuple[Actor, ...] = ()
    against: tuple[Actor, ...] = ()
    announced: When | None = None
    in_force: When | None = None
    issues: tuple[str, ...] = ()


def blocks(claim: Claim[Measure]) -> frozenset[str]:
    """One key for each side that takes it, with its type."""
    return frozenset(f"{side}|{claim.fields.type}" for side in sides_named(claim.fields.by))


def likeness(a: Claim[Measure], b: Claim[Measure], lexicon: Any) -> float | None:
    """The share of content words in common; None where those aimed at or the days exclude each other."""
    if same_parties(a.fields.against, b.fields.against) is False:
        return None
    if dates_exclude(a.fields.announced, b.fields.announced) or dates_exclude(a.fields.in_force, b.fields.in_force):
        return None
    if any(_long_before(x.in_force, y.announced) for x, y in ((a.fields, b.fields), (b.fields, a.fields))):
        return None  # the crossing that was shut in 2012, and is to be reopened
    dated = any(x and y and x.near(y, days=1) for x, y in _days_of_both(a.fields, b.fields))
    sorts = lexicon.measures.nouns | lexicon.measures.verbs | lexicon.retelling.measures if lexicon else frozenset()
    share = retold(a, b, (a.fields.what, b.fields.what), lexicon, least=1, within=_QUARTER, generic=sorts)
    return _DATED if dated and share is not None and share >= LITTLE else share


def _long_before(in_force: When | None, announced: When | None) -> bool:
    """Was it in force long before it would have been announced?"""
    began, told = (when.first if when is not None else None for when in (in_force, announced))
    return began is not None and told is not None and (told - began).days > _MONTH


_MONTH = 31


def _days_of_both(x: Measure, y: Measure) -> tuple[tuple[When | None, When | None], ...]:
    return (x.announced, y.announced), (x.in_force, y.in_force)


_DATED = 0.7
"""Likeness of measures of one sort, of the same side, on the same day."""
_QUARTER = 92
"""Days between two documents within which one word that tells makes two measures without a day one."""


def fold(claims: Sequence[Claim[Measure]], lexicon: Any) -> Folded:
    """What the claims about one measure add up to."""
    announced = settle_when("announced", claims, lambda f: f.announced)
    in_force = settle_when("in_force", claims, lambda f: f.in_force)
    what = settle("what", claims, lambda f: f.what, to_json=str, contains=lambda a, b: True)
    return Folded(
        fields={
            "what": claims[0].fields.what,
            "by": _actors(claims, lambda f: f.by),
            "against": _actors(claims, lambda f: f.against),
            "type": claims[0].fields.type,
            "announced": when_json(announced.value),
            "in_force": when_json(in_force.value),
        },
        facets=Facets(
            sides=sides_of(claims, _parties),
            persons=people_of(claims, _parties),
            issues=unique(i for c in claims for i in c.fields.issues),
            when=in_force.value or announced.value,
        ),
        conflicts=announced.conflicts + in_force.conflicts,
        told=announced.told + in_force.told + what.told,
        according_to=shared_account(claims),
    )


def _actors(claims: Iterable[Claim[Measure]], of: Any) -> list[Json]:
    return [actor_json(a) for a in unique(a for c in claims for a in of(c.fields))]


def _parties(fields: Measure) -> tuple[Actor, ...]:
    return (*fields.by, *fields.against)


KIND = Kind(
    name="measure",
    listing="measures",
    fields=Measure,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=lambda c: days_about([], known=c.known_from, reach=366),
    threshold=0.6,
    wording=lambda c: content_words(c.fields.what),
    share=LITTLE,  # of one day, that much is enough
    sides=naming(_parties),
)
