"""The words of an act."""

from __future__ import annotations

from detente.annotate.extents import phrase_span, predicate_span
from detente.annotate.frames import Frame, frame_of
from detente.annotate.tree import children, subtree
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def act_span(a: Annotated, verb: Token, frame: Frame) -> Span:
    """From the one who does it (or to whom it is done) to the last of the act's own words."""
    core = [verb, *children(a, verb.i, "prt", "neg")]
    ends = [*(t for t in frame.subjects if not _of_verb_above(a, verb, t)), *frame.objects]
    near = [t for t in ends if t.sentence == verb.sentence]
    spans = [_named(a, t) for t in near]
    for child in children(a, verb.i, "prep", "advmod", "agent"):
        if child.i > verb.i and not is_time(a, child):
            tail = subtree(a, child.i)
            spans.append(Span(tail[0].start, tail[-1].end))
            break
    spans += [predicate_span(a, c.i) for c in frame.clauses if c.i > verb.i and c.sentence == verb.sentence]
    starts, stops = [s.start for s in spans], [s.end for s in spans]
    return Span(min([t.start for t in core] + starts), max([t.end for t in core] + stops))


def _of_verb_above(a: Annotated, verb: Token, subject: Token) -> bool:
    """Is he the subject of another verb before ("Oslo apologized for having sunk the ship", "came and fired")?"""
    if verb.dep == "conj" and not children(a, verb.i, "nsubj", "nsubjpass"):
        return subject.i < verb.head
    return verb.dep == "pcomp" and subject.i < verb.head  # "accused Rome | of shelling the town"


def _named(a: Annotated, noun: Token) -> Span:
    """The noun's phrase, with its infinitive ("attempts to inspect the site")."""
    aims = [c for c in children(a, noun.i, "acl") if any(t.lemma == "to" for t in children(a, c.i, "aux"))]
    span = phrase_span(a, noun.i, drop=("relcl", "appos", "conj", "cc", *(() if aims else ("acl",))))
    within = [t for t in subtree(a, noun.i) if t.dep == "relcl" and t.head != noun.i and t.i > noun.i]
    first = min((subtree(a, t.i)[0].i for t in within), default=None)
    if first is None or a.tokens[first].start >= span.end:
        return span
    return Span(span.start, max(a.tokens[first - 1].end, a.tokens[noun.i].end))


def is_time(a: Annotated, token: Token) -> bool:
    """Does a temporal expression end what the token governs?"""
    below = subtree(a, token.i)
    return any(t.span.start <= below[-1].start < t.span.end for t in a.timexes)


def untimed(a: Annotated, noun: Token) -> Span:
    """The noun's phrase up to the first time in it ("the riots | over the weekend")."""
    span = phrase_span(a, noun.i)
    times = [c for c in children(a, noun.i, "prep", "npadvmod") if c.i > noun.i and is_time(a, c)]
    return Span(span.start, min(span.end, a.tokens[times[0].i - 1].end)) if times else span


EXPOSING = frozenset({"subject", "expose"})
"""Verbs that put somebody under what stands after "to" ("subjected the town to heavy fire")."""

_STANDING = frozenset({"come", "be", "remain", "stay", "fall"})


def light_verb(a: Annotated, noun: Token) -> Token | None:
    """The verb that does or undergoes what the noun says: "launched a raid", "came under fire"."""
    above = a.tokens[noun.head]
    if noun.dep in ("dobj", "obj"):
        return above if above.pos == "VERB" else None
    verb = a.tokens[above.head]
    under = above.lemma == "under" and verb.lemma in _STANDING
    exposed = above.lemma == "to" and verb.lemma in EXPOSING
    return verb if noun.dep == "pobj" and (under or exposed) else None


def with_light_verb(a: Annotated, noun: Token) -> Span:
    """From who does it over the verb to the noun ("Oslo launched a raid on the port")."""
    verb, phrase = light_verb(a, noun) or noun, phrase_span(a, noun.i)
    frame = frame_of(a, verb.i)
    own = [*(t for t in frame.subjects if not _of_verb_above(a, verb, t)), *frame.objects]
    near = [t for t in own if t.i < verb.i and t.sentence == verb.sentence]
    return Span(min([verb.start, *(phrase_span(a, t.i).start for t in near)]), phrase.end)
