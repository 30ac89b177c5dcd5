"""Channels: standing lines of communication and dialogue mechanisms, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from detente.kinds.folding import actor_json, evidence_json, shared_account, unique, when_json
from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Json
from detente.model.when import When

ChannelState = Literal["proposed", "agreed", "open", "suspended", "resumed", "refused", "not_restored", "terminated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What one place of a document says of a channel: one transition, or with `state` None only that it exists.

    `subject` is the name in the lexicon's list of channels where it has one, else the document's words.
    """

    subject: str
    sides: tuple[str, ...] = ()
    state: ChannelState | None = None
    when: When | None = None
    by: Actor | None = None
    cause: str | None = None


Claims = Sequence[Claim[Channel]]


def blocks(claim: Claim[Channel]) -> frozenset[str]:
    """Subject and sides."""
    return frozenset({same(claim)})


def likeness(a: Claim[Channel], b: Claim[Channel], lexicon: Any) -> float | None:
    """One subject between the same sides is one channel, whenever it is told of: a recurrence is no contradiction."""
    return 1.0 if blocks(a) == blocks(b) else None


def same(claim: Claim[Channel], lexicon: Any = None) -> str:
    """One subject between the same sides is one channel outright."""
    return f"{claim.fields.subject.casefold()}:{'+'.join(sorted(claim.fields.sides))}"


def fold(claims: Claims, lexicon: Any) -> Folded:
    """The transitions in order, and the state that the last of them left."""
    told = sorted((c for c in claims if c.fields.state is not None), key=_order)
    steps = _steps(told)
    last = steps[-1][0] if steps else None
    sides = tuple(sorted({s for c in claims for s in c.fields.sides}))
    reported = unique(c.known_from for c in claims)
    state = last.fields.state if last else None
    fields = {
        "subject": claims[0].fields.subject,
        "sides": list(sides),
        "state": state,
        "last_reported": max(reported).isoformat() if reported else None,
        "transitions": [_transition(step) for step in steps],
    }
    return Folded(
        fields=fields,
        facets=Facets(
            sides=sides,
            persons=unique(c.fields.by.name for c in claims if c.fields.by),
            issues=(claims[0].fields.subject,),
            when=last.fields.when if last else None,
            status=state,
        ),
        according_to=shared_account(claims),
    )


_RANK = ("proposed", "agreed", "open", "suspended", "terminated", "refused", "not_restored", "resumed")
"""Of one day and one document: what is shut is shut before it is reported as still shut."""


def _order(claim: Claim[Channel]) -> tuple[Any, ...]:
    """By the day of the change where it is told, else by the day from which it is known."""
    when = claim.fields.when
    day = when.sort_key()[0] if when else claim.known_from or date.min  # what nobody can date settles nothing
    undated = when is None
    return day, undated, _RANK.index(claim.fields.state or "proposed"), claim.sort_key()


def _steps(told: list[Claim[Channel]]) -> list[list[Claim[Channel]]]:
    """One step for each change: what tells of one change (`_same_change`) is one step."""
    steps: list[list[Claim[Channel]]] = []
    for claim in told:
        twin = next((s for s in reversed(steps) if _same_change(s, claim)), None)
        if twin is None:
            steps.append([claim])
        else:
            twin.append(claim)
    return steps


def _same_change(step: list[Claim[Channel]], claim: Claim[Channel]) -> bool:
    """The same state on days that overlap; an undated telling looks back to the last change of its sort."""
    if step[0].fields.state != claim.fields.state:
        return False
    days = [c.fields.when for c in step if c.fields.when]
    when = claim.fields.when
    return not days or when is None or any(day.overlaps(when) for day in days)


def _transition(step: list[Claim[Channel]]) -> Json:
    first = min(step, key=lambda c: (c.fields.when.width if c.fields.when else float("inf"), c.sort_key()))
    earliest = min(step, key=lambda c: c.sort_key())
    return {
        "state": first.fields.state,
        "when": when_json(first.fields.when),
        "by": actor_json(next((c.fields.by for c in step if c.fields.by), None)),
        "cause": next((c.fields.cause for c in step if c.fields.cause), None),
        "known_from": earliest.known_from.isoformat() if earliest.known_from else None,
        "document": earliest.place.document,
        "evidence": [e for c in step for e in evidence_json(c)],
    }


KIND = Kind(name="channel", listing="channels", fields=Channel, fold=fold, blocks=blocks, likeness=likeness, same=same)
