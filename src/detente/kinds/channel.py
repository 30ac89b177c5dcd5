"""Channels: standing lines of communication and dialogue mechanisms, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Literal, NamedTuple

from detente.kinds.folding import (
    actor_json,
    content_words,
    evidence_json,
    shared_account,
    unique,
    when_json,
)
from detente.kinds.retelling import state_words
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


_FEW = 6
"""Sides of a channel up to which any two of them are a key: of larger bodies all sides are one."""
_CLOSE = 0.8
"""Likeness of two names of which one has a word or two more ("Strategic Council", "Strategic Cooperation Council")."""
_MORE = 2
"""Words that tell by which two names of one body may differ."""


def blocks(claim: Claim[Channel]) -> frozenset[str]:
    """Each two of its sides."""
    sides = sorted(claim.fields.sides)
    if not 1 < len(sides) <= _FEW:
        return frozenset({"+".join(sides)})
    return frozenset(f"{one}+{other}" for one, other in combinations(sides, 2))


def likeness(a: Claim[Channel], b: Claim[Channel], lexicon: Any) -> float | None:
    """One name between the same sides is one channel, whenever it is told of: a recurrence is no contradiction.

    None where the names differ ("talks" are not "the nuclear talks"). A name of several words may be told with some of
    its sides, and one of a body with a word less.
    """
    if same(a, lexicon) == same(b, lexicon):
        return 1.0
    mine, theirs = _name(a.fields.subject, lexicon), _name(b.fields.subject, lexicon)
    equal = mine == theirs
    if mine.sort != theirs.sort or not _same_sides(a.fields, b.fields, equal and len(mine.telling) > 1):
        return None
    if equal and mine.telling:
        return 1.0
    fewer, more = sorted((mine.telling, theirs.telling), key=len)
    return _CLOSE if mine.sort != "talks" and fewer and fewer < more and len(more - fewer) <= _MORE else None


def _same_sides(x: Channel, y: Channel, named: bool) -> bool:
    """Are they between the same sides; of a body with a name of its own (`named`), may one telling leave some out?"""
    mine, theirs = frozenset(x.sides), frozenset(y.sides)
    return mine == theirs or (named and min(len(mine), len(theirs)) > 1 and (mine <= theirs or theirs <= mine))


def same(claim: Claim[Channel], lexicon: Any = None) -> str:
    """One name between the same sides is one channel outright: its sort and the words that tell it from others."""
    name, sides = _name(claim.fields.subject, lexicon), "+".join(sorted(claim.fields.sides))
    bare = not name.telling and name.sort == "body"  # "a working group" may be any
    told = claim.fields.subject.casefold() if bare else " ".join(sorted(name.telling))
    return f"{name.sort}:{told}:{sides}"


class _Name(NamedTuple):
    """What a channel's name says: a line, talks or a body, and the words that tell it from others of the sort."""

    sort: str
    telling: frozenset[str]


def _name(subject: str, lexicon: Any) -> _Name:
    """The name without states and plain words: "close contacts at various levels" is a line and no more."""
    words = content_words(subject)
    if lexicon is None:
        return _Name("body", words)
    naming = lexicon.channels.naming
    head = content_words(_PREPOSITION.split(subject, maxsplit=1)[0])
    sort = "line" if head & naming.lines else "talks" if head & naming.talks else "body"
    nouns = {"line": naming.lines - {"hotline"}, "talks": naming.talks, "body": frozenset()}[sort]
    plain = content_words(" ".join(sorted(naming.plain)))
    return _Name(sort, words - nouns - plain - state_words(subject, lexicon))


_PREPOSITION = re.compile(r"(?i)\s(?:of|on|about|for|over|in|at|between|among|with|to)\s")


def fold(claims: Claims, lexicon: Any) -> Folded:
    """The transitions in order, and the state that the last of them left."""
    told = sorted((c for c in claims if c.fields.state is not None), key=_order)
    steps = _steps(told)
    last = steps[-1][0] if steps else None
    sides = tuple(sorted({s for c in claims for s in c.fields.sides}))
    reported = unique(c.known_from for c in claims)
    state = last.fields.state if last else None
    fields: dict[str, Json] = {
        "subject": _subject(claims, lexicon),
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
            issues=(fields["subject"],),
            when=last.fields.when if last else None,
            status=state,
        ),
        according_to=shared_account(claims),
    )


def _subject(claims: Claims, lexicon: Any) -> str:
    """The name in the lexicon's list where a claim has it, else the one that says most (of equal ones the first)."""
    told = unique(c.fields.subject for c in claims)
    listed = frozenset(name for name, _, _ in lexicon.channels.subjects) if lexicon is not None else frozenset()
    return max(told, key=lambda subject: (subject in listed, len(_name(subject, lexicon).telling)))


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


KIND = Kind(
    name="channel",
    listing="channels",
    fields=Channel,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    same=same,
    sides=lambda c: frozenset(c.fields.sides),
)
