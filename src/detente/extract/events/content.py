"""What stands inside another event's content: asked for, refused, threatened or promised, so not done.

Source: PLOVER manual 2.0, chapter "Event Categories" (the "Potential ambiguities" of REQUEST, REJECT, CONCEDE).
"""

from __future__ import annotations

from detente.annotate.tree import ancestors
from detente.extract.events.match import Match
from detente.model.annotated import Annotated

_VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})


def swallowed(a: Annotated, match: Match, others: list[Match]) -> bool:
    """Is this event the content of a verbal one above it ("rebuffed a request for a meeting", "agreed to meet")?

    What somebody asks for, refuses, threatens or promises has not happened; only the asking (and a request that is
    refused) has.
    """
    for other in others:
        if other.plover in _VERBAL and other.trigger != match.trigger and governs(a, other.trigger, match.trigger):
            real = match.plover == "REQUEST" and other.plover == "REJECT"
            complained = match.plover == "SANCTION" and match.nominal and other.plover == "ACCUSE"
            return not real and not complained and _content(a, other, match)
    return False


def _content(a: Annotated, other: Match, match: Match) -> bool:
    """Does the lower event stand in what the upper governs, not in an adjunct ("agreed … after talks")?"""
    chain = [match.trigger, *(t.i for t in ancestors(a, match.trigger))]
    below = chain[chain.index(other.trigger) - 1]
    dep = a.tokens[below].dep
    if dep in ("advcl", "nsubj", "nsubjpass", "npadvmod", "conj", "parataxis"):
        return False
    return not (
        dep == "prep" and a.tokens[below].lemma in ("after", "during", "at", "following", "in", "since", "before")
    )


def governs(a: Annotated, upper: int, lower: int) -> bool:
    """Does token `upper` stand above token `lower`?"""
    return any(t.i == upper for t in ancestors(a, lower))
