"""Positions: what a side, or a body or person of it, wants, holds or objects to on an issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.kinds.folding import (
    content_words,
    days_about,
    settle,
    settle_when,
    shared_account,
    unique,
    when_json,
)
from detente.kinds.retelling import retold
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one place of a document says of a position. `stance` is in the document's words.

    `issues` are all the issues of the lexicon that the stance names; `issue` is the first, else the words that name it.
    """

    side: str | None
    stance: str
    issue: str | None = None
    body: str | None = None
    holder: str | None = None
    when: When | None = None
    issues: tuple[str, ...] = ()


def blocks(claim: Claim[Position]) -> frozenset[str]:
    """Side and issue: positions of others or on other issues are not compared."""
    fields = claim.fields
    return frozenset([f"{fields.side}|{fields.issue.lower()}"] if fields.side and fields.issue else [])


def likeness(a: Claim[Position], b: Claim[Position], lexicon: Any) -> float | None:
    """The share of content words in common; None where body or holder differ: a side may speak with two voices.

    A stance that denies what another says is another one, on another day a changed one.
    """
    mine, theirs = a.fields, b.fields
    if mine.body is not None and theirs.body is not None and mine.body != theirs.body:
        return None
    if mine.holder is not None and theirs.holder is not None and not _same_holder(mine.holder, theirs.holder):
        return None
    own = frozenset({side for side in (mine.side, theirs.side) if side})
    return retold(a, b, (mine.stance, theirs.stance), lexicon, least=_WORDS, within=_QUARTER, own=own)


def _same_holder(a: str, b: str) -> bool:
    """May the two name one person: has one all words of the other ("Roe", "Jane Roe")?"""
    mine, theirs = frozenset(a.casefold().split()), frozenset(b.casefold().split())
    return mine <= theirs or theirs <= mine


_WORDS = 3
"""Words that tell which two documents must share to speak of one stance."""
_QUARTER = 92
"""Days between two documents within which they suffice, where the texts are of different length."""


def fold(claims: Sequence[Claim[Position]], lexicon: Any) -> Folded:
    """What the claims about one position add up to: the stance as first told, with each document's own words."""
    when = settle_when("when", claims, lambda f: f.when)
    stance = settle("stance", claims, lambda f: f.stance, to_json=str, contains=lambda a, b: True)
    body = settle("body", claims, lambda f: f.body, to_json=str)
    holder = settle("holder", claims, lambda f: f.holder, to_json=str)
    first = claims[0].fields
    return Folded(
        fields={
            "side": first.side,
            "body": body.value,
            "issue": first.issue,
            "stance": first.stance,
            "holder": holder.value,
            "when": when_json(when.value),
        },
        facets=Facets(
            sides=tuple(sorted(frozenset().union(*map(_sides, claims)))),
            persons=tuple(sorted({c.fields.holder for c in claims if c.fields.holder})),
            issues=unique(i for c in claims for i in (*c.fields.issues, c.fields.issue)),
            when=when.value,
        ),
        conflicts=when.conflicts,
        told=when.told + stance.told,
        according_to=shared_account(claims),
    )


def _sides(claim: Claim[Position]) -> frozenset[str]:
    return frozenset(side for side in (claim.fields.side, *claim.about) if side)


KIND = Kind(
    name="position",
    listing="positions",
    fields=Position,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=lambda c: days_about([], known=c.known_from, reach=183),
    threshold=0.6,
    wording=lambda c: content_words(c.fields.stance),
    share=0.6,
    sides=_sides,
)
