"""The day that belongs to a verb or a noun."""

from __future__ import annotations

from detente.annotate.frames import tokens_in
from detente.annotate.tree import ancestors
from detente.model.annotated import Annotated, Timex


def timex_of(a: Annotated, token: int) -> Timex | None:
    """The dated expression that belongs to a verb or noun: below it, not below another verb; else of the verb above."""
    sentence = a.sentences[a.tokens[token].sentence]
    dated = [t for t in a.timexes if sentence.span.covers(t.span) and t.when is not None and t.type in ("DATE", "TIME")]
    if not dated:
        return None
    by_verb = [(t, _verb_above(a, _head_token(a, t))) for t in dated]
    for anchor in [token, *(v.i for v in ancestors(a, token) if v.pos in ("VERB", "AUX"))]:
        mine = [t for t, verb in by_verb if verb == anchor or _below(a, t, anchor, verb)]
        if mine:
            return min(mine, key=lambda t: abs(t.span.start - a.tokens[token].start))
    return None


def _head_token(a: Annotated, timex: Timex) -> int | None:
    inside = tokens_in(a, timex.span)
    ids = {t.i for t in inside}
    return next((t.i for t in inside if t.head not in ids or t.head == t.i), None)


def _verb_above(a: Annotated, token: int | None) -> int | None:
    if token is None:
        return None
    return next((t.i for t in ancestors(a, token) if t.pos in ("VERB", "AUX")), None)


def _below(a: Annotated, timex: Timex, anchor: int, verb: int | None) -> bool:
    """Does the date stand directly below a noun ("the talks in May")?"""
    if a.tokens[anchor].pos in ("VERB", "AUX"):
        return False
    head = _head_token(a, timex)
    chain = [] if head is None else [t.i for t in ancestors(a, head)]
    return anchor in chain and (verb is None or verb not in chain[: chain.index(anchor)])
