"""Several undertakings told by one verb: where each begins and ends."""

from __future__ import annotations

from detente.annotate.tree import children, conjuncts, subtree
from detente.lexicon.commitments import CommitmentWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def further(a: Annotated, verb: Token, first: Token | None) -> list[Token]:
    """The further undertakings of one promise ("agreed to free the men, lift the ban and reopen the road")."""
    joined = [t for t in conjuncts(a, first.i) if t.i != first.i] if first else []
    joined += [t for c in _in_series(a, first) for t in conjuncts(a, c.i)] if first else []
    if first and verb.tag != "VB":  # a bare infinitive goes on with the first, though the parser joins it to the verb
        joined += [t for c in children(a, verb.i, "conj") if c.tag == "VB" for t in conjuncts(a, c.i) if t.i >= c.i]
    return [t for t in joined if t.tag == "VB" and not children(a, t.i, "nsubj") and len(subtree(a, t.i)) > 2]


def _in_series(a: Annotated, first: Token) -> list[Token]:
    """What the parser takes for a purpose in a series of infinitives ("to swap data, to widen trade and to meet")."""
    aims = [c for c in children(a, first.i, "advcl") if c.i > first.i and children(a, c.i, "conj")]
    return [c for c in aims if a.tokens[subtree(a, c.i)[0].i - 1].text == "," and c.tag == "VB"]


def end_before(a: Annotated, clause: Token) -> int:
    """Where the words before a joined clause end, without the conjunction."""
    first = subtree(a, clause.i)[0].i
    last = next(t for t in reversed(a.tokens[:first]) if t.pos not in ("CCONJ", "PUNCT", "PART"))
    return last.end


def to_next_promise(a: Annotated, words: CommitmentWords, span: Span) -> Span:
    """The words up to a second verb of promising in them ("signed a pact and pledged | to …")."""
    inside = (t for t in a.tokens if span.start < t.start < span.end) if len(span) else ()
    second = next((t for t in inside if t.dep == "conj" and t.pos == "VERB" and t.lemma in words.promise), None)
    return Span(span.start, end_before(a, second)) if second is not None else span
