"""A commitment as found in one place, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate.extents import predicate_span
from detente.annotate.tree import children, sentence_at, subtree
from detente.kinds.commitment import CommitmentStatus
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

CIRCUMSTANCES = ("after", "since", "amid", "despite", "during", "before", "at", "following", "ahead", "when", "as")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment as found: `trigger` made it, `text` is the undertaking.

    `deed` says that the trigger is the thing to be done ("will send"), not the promising: a day beside it is the day
    by which it is due.
    """

    trigger: Token
    text: Span
    by: tuple[Actor, ...]
    status: CommitmentStatus
    toward: tuple[Actor, ...] = ()
    rule: str
    confidence: float = 0.6
    deed: bool = False


def undertaking(a: Annotated, verb: int) -> Span:
    """What a clause undertakes: its predicate, with the negation and the condition that belong to it."""
    span = _alone(a, verb, _with_purpose(a, verb, predicate_span(a, verb, until=CIRCUMSTANCES)))
    negation = next((t for t in children(a, verb, "neg") if t.i < verb), None)
    return with_condition(a, Span(negation.start if negation else span.start, span.end))


def _alone(a: Annotated, verb: int, span: Span) -> Span:
    """The words up to a clause beside it that has its own subject ("free the men | and Lima will reopen the road")."""
    others = [c for c in children(a, verb, "conj") if children(a, c.i, "nsubj", "nsubjpass")]
    first = min((subtree(a, c.i)[0].i for c in others), default=None)
    if first is None or a.tokens[first].start >= span.end:
        return span
    last = next(t for t in reversed(a.tokens[:first]) if t.pos not in ("CCONJ", "PUNCT"))
    return Span(span.start, max(last.end, a.tokens[verb].end))


def _with_purpose(a: Annotated, verb: int, span: Span) -> Span:
    """The words with the infinitive of purpose right behind them ("deepen ties to end the trade in arms")."""
    for clause in children(a, verb, "advcl"):
        tokens = subtree(a, clause.i)
        aim = any(t.lemma == "to" and t.i == tokens[0].i for t in children(a, clause.i, "aux"))
        if aim and tokens[0].start >= span.end and not a.document.text[span.end : tokens[0].start].strip(' "“'):
            return Span(span.start, predicate_span(a, clause.i, until=CIRCUMSTANCES).end)
    return span


def with_condition(a: Annotated, span: Span) -> Span:
    """The words with the condition ("if …", "provided …") that stands right behind them."""
    sentence = sentence_at(a, span.start)
    behind = [t for t in a.tokens[sentence.first : sentence.last] if t.start >= span.end] if sentence else []
    words = [t for t in behind[:2] if t.pos != "PUNCT"][:1]
    if not words or words[0].lemma not in _CONDITIONS:
        return span
    if words[0].dep == "mark":
        return Span(span.start, subtree(a, words[0].head)[-1].end)
    stop = next((t for t in behind[1:] if t.pos == "PUNCT"), None)
    return Span(span.start, stop.start if stop else behind[-1].end)


_CONDITIONS = frozenset(["if", "provided", "unless", "provide", "once", "until"])
