"""What a readout tells of both parties without naming them: "The importance of the truce was stressed"."""

from __future__ import annotations

from collections.abc import Collection

from detente.annotate.tree import account_at, actuality, chief_pair, children
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token


def minuted(a: Annotated, verb: Token, verbs: Collection[str]) -> bool:
    """Is this verb, one of `verbs`, told as done by nobody named, in the document's own words?

    A past passive without "by" or "from" after it, neither denied nor merely planned.
    """
    if verb.lemma not in verbs or account_at(a, verb.start) is not None or actuality(a, verb.i) != "actual":
        return False
    was = any(t.lemma == "be" and t.tag == "VBD" for t in children(a, verb.i, "auxpass"))
    return was and not any(p.lemma in ("by", "from") for p in children(a, verb.i, "agent", "prep"))


def parties(a: Annotated) -> tuple[Actor, ...]:
    """Those of the two sides that the document is about who are named first, one for each side, or the sides."""
    first: dict[str, Actor] = {}
    for mention in a.mentions:
        actor = a.cast[mention.cast[0]].actor if len(mention.cast) == 1 else None
        if actor is not None and actor.side and actor.name and a.cast[mention.cast[0]].kind == "person":
            first.setdefault(actor.side, actor)
    return tuple(first.get(side, Actor(side=side)) for side in chief_pair(a))
