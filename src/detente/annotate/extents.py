"""The words of a clause, a noun phrase, a predicate."""

from __future__ import annotations

from collections.abc import Iterable

from detente.annotate.tree import children, subtree
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_EDGES = ("punct", "cc", "mark")


def clause_span(a: Annotated, head: int, *, drop: Iterable[str] = ()) -> Span:
    """The words of the clause that a token heads, without marks, conjunctions and punctuation at its ends.

    Coordinated clauses with a subject of their own are left out, as is what others do ("…, while Lima wants more"), and
    what hangs on the head by a relation of `drop`.
    """
    gone = set(drop)
    skipped: set[int] = set()
    for child in children(a, head):
        apart = child.dep in ("conj", "parataxis", "ccomp") and child.i != head and _stands_alone(a, head, child)
        if apart or child.dep in gone or is_set_against(a, child):
            skipped |= {t.i for t in subtree(a, child.i)}
    return trimmed(a, [t for t in subtree(a, head) if t.i not in skipped])


def is_set_against(a: Annotated, clause: Token) -> bool:
    """Is the clause what others do or say, set against what stands before it (", while Lima wants more")?"""
    if clause.dep != "advcl" or clause.i < clause.head or not children(a, clause.i, "nsubj", "nsubjpass"):
        return False
    first = subtree(a, clause.i)[0].i
    return first > 0 and a.tokens[first].lemma in ("while", "whereas") and a.tokens[first - 1].text == ","


def _stands_alone(a: Annotated, head: int, child: Token) -> bool:
    own = bool(children(a, child.i, "nsubj", "nsubjpass", "expl"))
    return own and (child.dep != "ccomp" or child.i < head)


def trimmed(a: Annotated, tokens: list[Token]) -> Span:
    """From the first to the last of these tokens that is no mark, conjunction, bracket or punctuation."""
    first, last = 0, len(tokens) - 1
    while first < last and _edge(tokens[first]):
        first += 1
    while last > first and tokens[last].pos in ("PUNCT", "SPACE", "CCONJ"):
        last -= 1
    return Span(tokens[first].start, tokens[last].end)


def _edge(token: Token) -> bool:
    return token.pos in ("PUNCT", "SPACE", "CCONJ") or (
        token.dep in _EDGES and token.lemma in ("that", "and", "but", "or")
    )


def phrase_span(
    a: Annotated, noun: int, *, drop: Iterable[str] = ("relcl", "appos", "conj", "cc", "parataxis")
) -> Span:
    """The words of a noun phrase, without what hangs on its head by a relation of `drop`, up to the first such."""
    gone = set(drop)
    cut = min((subtree(a, c.i)[0].i for c in children(a, noun) if c.dep in gone and c.i > noun), default=len(a.tokens))
    cut = max(cut, noun + 1)  # the parse may have what hangs on it begin before it ("that farmers in … are proud of")
    return trimmed(a, [t for t in subtree(a, noun) if t.i < cut])


def predicate_span(a: Annotated, verb: int, *, until: Iterable[str] = ()) -> Span:
    """The verb with what follows it, without subject, auxiliaries and trailing circumstances.

    Circumstances are adverbial clauses, times, and phrases with a preposition of `until`; they end it where they come.
    """
    stop = set(until)
    first = verb
    while first > 0 and a.tokens[first - 1].head == verb and a.tokens[first - 1].dep == "advmod":
        first -= 1
    cut = min(
        (subtree(a, c.i)[0].i for c in children(a, verb) if c.i > verb and _circumstance(a, c, stop)),
        default=len(a.tokens),
    )
    cut = max(cut, verb + 1)  # the parse may have it begin before the verb
    return trimmed(a, [t for t in subtree(a, verb) if first <= t.i < cut])


def _circumstance(a: Annotated, child: Token, stop: set[str]) -> bool:
    if child.dep in ("advcl", "npadvmod", "parataxis"):
        return True
    if child.dep in ("conj", "ccomp") and children(a, child.i, "nsubj", "nsubjpass"):
        return child.dep == "conj"
    return child.dep == "prep" and child.lemma in stop
