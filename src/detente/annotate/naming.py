"""Whom a token names, whose a thing is, whose words are reported."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from detente.annotate.frames import slots_of
from detente.annotate.leaning import is_leaning
from detente.annotate.tree import account_at, agents, children, conjuncts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Mention
from detente.model.span import Span

_LONGEST = 400  # characters; no name or description of somebody is longer
_FOREIGN = 0.15
"""A document is about relations where this share of its mentions of sides are not of the one named most.

Measured: 32 of 40 readouts of the White House have 0.21 or more (the other eight are of domestic meetings), 38 of 59
other releases less than 0.1.
"""

_BILATERAL = 0.3
"""Share of the mentions of sides that are not of the one named most, from which on a document is of their relations.

Measured: 19 of 20 annotated articles on relations have more, a quarter of 117 texts that name foreign states less.
"""


def mentions_near(a: Annotated, span: Span) -> list[Mention]:
    """The mentions that overlap a stretch, in order; found without looking through them all."""
    last = bisect_left(a.mention_starts, span.end)
    first = bisect_left(a.mention_starts, span.start - _LONGEST, hi=last)
    return [m for m in a.mentions[first:last] if m.span.end > span.start]


def mention_at(a: Annotated, token: int) -> Mention | None:
    """The mention that this token heads, else one that covers it as a part of its name; None where it names nobody."""
    near = mentions_near(a, a.tokens[token].span)
    heads = [m for m in near if m.head == token]
    inside = heads or [m for m in near if m.span.covers(a.tokens[token].span) and _within(a, token, m.head)]
    return min(inside, key=lambda m: (len(m.span), m.span), default=None)


def _within(a: Annotated, token: int, head: int) -> bool:
    """Is `token` a part of the name that `head` heads (or the other way round), not a noun of its own?"""
    parts = ("compound", "flat", "appos", "amod", "nmod")
    up, down = a.tokens[token], a.tokens[head]
    return (up.head == head and up.dep in parts) or (down.head == token and down.dep in ("compound", "appos", "flat"))


def actors_at(a: Annotated, token: int) -> tuple[Actor, ...]:
    """Those whom this token names: one, several where it means several ("the two sides"), or none."""
    mention = None if a.tokens[token].entity in ("LOC", "FAC") else mention_at(a, token)
    return tuple(a.cast[i].actor for i in mention.cast) if mention else ()


def owners_of(a: Annotated, noun: int, *, depth: int = 2) -> tuple[Actor, ...]:
    """Whose a thing is: "China's decision", "a report by the Pentagon", "the nature of the drills held by Rome".

    What stands after "of" is followed `depth` nouns down.
    """
    for child in children(a, noun, "poss", "compound", "amod", "nmod"):
        if is_leaning(a, child.i):  # "pro-Russian | separatists"
            continue
        found = tuple(x for t in conjuncts(a, child.i) for x in actors_at(a, t.i))
        if found:
            return found
    doing = [t for c in children(a, noun, "acl") if c.tag == "VBN" for t in agents(a, c.i)]
    near = [t for name, t in slots_of(a, [noun]) if name in ("of", "by", "from")]
    for token in [*near, *doing]:
        if found := actors_at(a, token.i):
            others = [t for t in conjuncts(a, token.i) if t.i > token.i and token not in doing]
            return (*found, *(x for t in others for x in actors_at(a, t.i) if x.side))
    deeper = near if depth else []
    return next((found for t in deeper if (found := owners_of(a, t.i, depth=depth - 1))), ())


def actors_behind(a: Annotated, token: int) -> tuple[Actor, ...]:
    """Those whom the token names, else those in apposition to it, else those whose the named thing is.

    "Eight states, Peru, Chile and …" are the eight, since they are named.
    """
    named = actors_at(a, token)
    if named and any(x.side for x in named):
        return named
    listed = tuple(
        x for c in children(a, token, "appos") for t in conjuncts(a, c.i) for x in actors_at(a, t.i) if x.side
    )
    return listed or _joint_owners(a, token) or named or owners_of(a, token)


def _joint_owners(a: Annotated, token: int) -> tuple[Actor, ...]:
    """The several whose people they are ("the two countries' ministers"); none where they are one's."""
    found = tuple(x for c in children(a, token, "poss") for x in actors_at(a, c.i))
    return found if len({x.side for x in found if x.side}) > 1 else ()


def holder_of(a: Annotated, attribution: Attribution | None) -> Actor | None:
    """Whose words an attribution reports; None where nobody is known."""
    if attribution is None or attribution.source is None:
        return None
    cast = a.mentions[attribution.source].cast
    return a.cast[cast[0]].actor if cast else None


def holders_of(a: Annotated, attribution: Attribution | None) -> tuple[Actor, ...]:
    """All whose words an attribution reports ("the two leaders" are two); none where nobody is known."""
    if attribution is None or attribution.source is None:
        return ()
    return tuple(a.cast[i].actor for i in a.mentions[attribution.source].cast)


def reported_by(a: Annotated, position: int) -> Actor | None:
    """Whose account the document gives of what stands here, as `teller_of` has it; None where it speaks itself."""
    return teller_of(a, account_at(a, position))


def teller_of(a: Annotated, attribution: Attribution | None) -> Actor | None:
    """Who says it; several ("the two sides said") as the text calls them, for it is no one's of them alone."""
    several = len(holders_of(a, attribution)) > 1
    if several and attribution is not None and attribution.source is not None:
        return Actor(name=a.mentions[attribution.source].span.of(a.document.text))
    return holder_of(a, attribution)


def sides_in(a: Annotated, span: Span) -> list[str]:
    """The sides of all that are named with their head in a stretch, in order, each as often as it is named."""
    near = (m for m in mentions_near(a, span) if span.covers(a.tokens[m.head].span))
    return [side for m in near for i in m.cast if (side := a.cast[i].actor.side)]


def stretches(a: Annotated, within: Span, groups: Iterable[Iterable[str | None]]) -> list[Span | None]:
    """For each group of sides the stretch from the first to the last that names one of them, no two alike.

    It tells apart claims with one trigger ("met Qin and Wang"). Where one word means several ("both sides"), their
    stretches begin a character apart. A single group needs none.
    """
    wanted = [frozenset(group) for group in groups]
    if len(wanted) < 2:
        return [None] * len(wanted)
    near = [m for m in mentions_near(a, within) if within.covers(m.span)]
    found: list[Span | None] = []
    for group in wanted:
        spans = [m.span for m in near if group & {a.cast[i].actor.side for i in m.cast}]
        span = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else within
        while span in found and len(span) > 1:
            span = Span(span.start + 1, span.end)
        found.append(span)
    return found


def near_sides(a: Annotated) -> frozenset[int]:
    """The indexes of the sentences that stand by a matter between sides: two are named in it, or right before or after.

    All, where the document is mostly of such matters; an article of home affairs that turns abroad in places is not.
    """
    counts = a.sides_named
    if not counts or 1 - max(counts.values()) / sum(counts.values()) >= _BILATERAL:
        return frozenset(range(len(a.sentences)))
    named = [set(sides_in(a, s.span)) for s in a.sentences]
    around = [set().union(*named[max(0, i - 1) : i + 2]) for i in range(len(named))]
    return frozenset(i for i, sides in enumerate(around) if len(sides) > 1)


def among_sides(a: Annotated) -> frozenset[int]:
    """The indexes of the sentences that tell of a matter between sides.

    These are all, where the document is of more than one side's affairs; else those that name two sides.
    """
    counts = a.sides_named
    if counts and 1 - max(counts.values()) / sum(counts.values()) >= _FOREIGN:
        return frozenset(range(len(a.sentences)))
    return frozenset(s.index for s in a.sentences if len(set(sides_in(a, s.span))) > 1)
