"""Commitments: pledges, agreements, undertakings and refused asks between sides, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from detente.kinds.folding import (
    actor_json,
    content_words,
    dates_exclude,
    days_about,
    evidence_json,
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
from detente.kinds.retelling import LITTLE, retold, told_within
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Json
from detente.model.when import When

CommitmentStatus = Literal["sought", "made", "in_progress", "kept", "no_evidence", "avoided", "broken"]

STAGES: dict[CommitmentStatus, int] = {
    "sought": 0,
    "avoided": 1,
    "made": 2,
    "in_progress": 3,
    "no_evidence": 3,
    "kept": 4,
    "broken": 4,
}
"""How far along a pledge is: a later report moves it on, a look back at its making never takes it back."""

_WORDS = 2
"""Words that tell which two documents must share to speak of one pledge: "strengthen the partnership" may be any."""
_QUARTER = 92
"""Days between two documents within which they suffice, where the texts are of different length."""
_FORTNIGHT = 14
"""Days within which what one side is told to owe may be what two have pledged together."""

FOLLOW_UP = frozenset({"in_progress", "no_evidence", "kept", "broken"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What one place of a document says of a commitment: who owes what to whom by when, on whose account.

    `text` is the undertaking itself in the document's words, without who and without the verb of promising.
    `as_of` is the day on which the status was so, as far as the text says; `issues` are names of the lexicon.
    """

    by: tuple[Actor, ...]
    text: str
    toward: tuple[Actor, ...] = ()
    made_on: When | None = None
    due: When | None = None
    asserted_by: Actor | None = None
    status: CommitmentStatus | None = None
    as_of: When | None = None
    issues: tuple[str, ...] = ()


def blocks(claim: Claim[Commitment]) -> frozenset[str]:
    """One key for each side that owes and each issue: pledges of other sides or on other issues are not compared."""
    sides = sides_named(claim.fields.by)
    return frozenset(f"{side}|{issue}" for side in sides for issue in claim.fields.issues)


def likeness(a: Claim[Commitment], b: Claim[Commitment], lexicon: Any) -> float | None:
    """The share of content words that the two undertakings have in common, raised where the same day is given.

    None where the days of making exclude each other, or the sides that owe differ: what two pledge together is no
    pledge of one of them with a third.
    """
    mine, theirs = a.fields, b.fields
    if same_parties(mine.by, theirs.by) is False or dates_exclude(mine.made_on, theirs.made_on):
        return None
    if same_parties(mine.toward, theirs.toward) is False or _with_others(mine, theirs):
        return None
    own = sides_named((*mine.by, *theirs.by))
    share = retold(a, b, (mine.text, theirs.text), lexicon, least=_WORDS, within=_QUARTER, own=own)
    if share is None or (share <= LITTLE and a.place.document != b.place.document):
        return share
    if len(sides_named(mine.by)) != len(sides_named(theirs.by)) and not told_within(a, b, _FORTNIGHT):
        return min(share, LITTLE)
    return min(1.0, share + 0.15 * (mine.made_on is not None and theirs.made_on is not None))


def _with_others(x: Commitment, y: Commitment) -> bool:
    """Do several owe it together in both, and neither names all whom the other names?"""
    mine, theirs = sides_named(x.by), sides_named(y.by)
    return min(len(mine), len(theirs)) > 1 and not (mine <= theirs or theirs <= mine)


def fold(claims: Sequence[Claim[Commitment]], lexicon: Any) -> Folded:
    """What the claims about one commitment add up to: the pledge as first told, and what later documents say of it."""
    made = settle_when("made_on", claims, lambda f: f.made_on)
    due = settle_when("due", claims, lambda f: f.due)
    text = settle("text", claims, lambda f: f.text, to_json=str, contains=lambda a, b: True)
    status = _status(claims)
    fields: dict[str, Json] = {
        "by": _actors(claims, lambda f: f.by),
        "toward": _actors(claims, lambda f: f.toward),
        "text": _text(claims),
        "made_on": when_json(made.value),
        "made_at": None,
        "due": when_json(due.value),
        "asserted_by": actor_json(shared_account(claims) or _asserted(claims)),
        "status": status,
        "follow_through": [_report(c) for c in claims if c.fields.status in FOLLOW_UP],
    }
    return Folded(
        fields=fields,
        facets=Facets(
            sides=_sides(claims, lexicon),
            persons=people_of(claims, _parties),
            issues=unique(i for c in claims for i in c.fields.issues),
            when=made.value,
            status=status,
        ),
        conflicts=made.conflicts + due.conflicts,
        told=made.told + due.told + text.told,
        according_to=shared_account(claims),
    )


def _text(claims: Sequence[Claim[Commitment]]) -> str:
    """The undertaking as the first document has it: of a headline and a body that tell it, in the fuller words."""
    first = [c for c in claims if c.place.document == claims[0].place.document]
    making = [c for c in first if c.fields.status not in FOLLOW_UP]
    return max((c.fields.text for c in making or first), key=len)


def _sides(claims: Sequence[Claim[Commitment]], lexicon: Any) -> tuple[str, ...]:
    """Who owes and to whom; where that is one side alone, also those whom the pledge's own words name."""
    sides = set(sides_of(claims, _parties))
    if len(sides) == 1 and lexicon is not None:
        sides |= _named(_text(claims), lexicon) or _other_of(claims[0], sides, lexicon)
    return tuple(sorted(sides))


def _other_of(claim: Claim[Commitment], owing: set[str], lexicon: Any) -> set[str]:
    """The one other state of the sentence in which it is told ("promised Oslo on Sunday to …")."""
    others = _named(claim.evidence[0].text, lexicon) - owing if claim.evidence else set()
    return others if len(others) == 1 else set()


def _named(text: str, lexicon: Any) -> set[str]:
    return {term.code for _, _, term in lexicon.states.find(text)}


def _actors(claims: Iterable[Claim[Commitment]], of: Any) -> list[Json]:
    return [actor_json(a) for a in unique(a for c in claims for a in of(c.fields))]


def _asserted(claims: Sequence[Claim[Commitment]]) -> Actor | None:
    return next((c.fields.asserted_by for c in claims if c.fields.asserted_by), None)


def _report(claim: Claim[Commitment]) -> Json:
    return {
        "when": when_json(claim.fields.as_of),
        "status": claim.fields.status,
        "document": claim.place.document,
        "evidence": evidence_json(claim),
    }


def _status(claims: Sequence[Claim[Commitment]]) -> CommitmentStatus | None:
    """The furthest stage told; of equal ones the one last so (by its day, else by when it became known)."""
    told = [(STAGES[s], _day(c), c.sort_key(), s) for c in claims if (s := c.fields.status) is not None]
    return max(told, default=(0, date.min, (), None), key=lambda t: t[:3])[3]


def _day(claim: Claim[Commitment]) -> date:
    when = claim.fields.as_of
    return (when.last if when and when.last else claim.known_from) or date.min


def _parties(fields: Commitment) -> tuple[Actor, ...]:
    return (*fields.by, *fields.toward)


KIND = Kind(
    name="commitment",
    listing="commitments",
    fields=Commitment,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=lambda c: days_about([c.fields.made_on], known=c.known_from, reach=1100),
    threshold=0.6,
    wording=lambda c: content_words(c.fields.text),
    share=0.44,
    sides=naming(_parties),
)
