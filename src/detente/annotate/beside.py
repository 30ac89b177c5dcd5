"""What an attribution reports in its own words beside those that it quotes."""

from __future__ import annotations

from detente.annotate.tree import SUBJECTS, ancestors, children
from detente.annotate.wording import first_after, trimmed
from detente.model.annotated import Annotated, Attribution, Token
from detente.model.span import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LOOSE = frozenset({"advcl", "prep", "relcl", "acl", "conj", "npadvmod", "cc", "punct", "mark", "advmod"})
"""How words hang on a clause that is whole without them."""
SHORTEST = 4
"""Words of the shortest proposition."""


def propositions_beside(a: Annotated, at: Attribution) -> tuple[Span, ...]:
    """The clauses that a mixed attribution reports without marks and that are whole without the quoted words.

    "She said the talks were useful and “a good start”" gives "the talks were useful"; "said the talks were “useful”"
    gives nothing.
    """
    found = []
    for content in at.content:
        quoted = sorted(s for s in at.segments if content.covers(s))
        if not quoted:
            found.append(content)
            continue
        found += _before(a, Span(content.start, quoted[0].start), quoted[0])
        found += _after(a, Span(quoted[-1].end, content.end), quoted[-1])
    return tuple(s for s in found if len(s.of(a.document.text).split()) >= SHORTEST)


def _before(a: Annotated, piece: Span, quote: Span) -> list[Span]:
    tokens, inside = _tokens(a, piece), _tokens(a, quote)
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head not in numbers and t.pos != "PUNCT"]
    if tops and not _is_loose(a, tops[0]):
        tokens = _first_clauses(a, tokens, tops[0])
    if not inside or not _is_whole(a, tokens):
        return []
    while tokens and tokens[-1].pos in ("CCONJ", "PART", "ADP", "PUNCT", "SCONJ", "DET"):
        tokens = tokens[:-1]
    return [trimmed(a, Span(tokens[0].start, tokens[-1].end))] if tokens else []


def _first_clauses(a: Annotated, tokens: list[Token], top: Token) -> list[Token]:
    """What stands before the coordinated clause that needs the quoted words: "was ready but would accept no “…”"."""
    numbers = {t.i for t in tokens}
    for above in ancestors(a, top.i):
        if above.i not in numbers:
            break
        if above.dep == "conj" and above.pos in ("VERB", "AUX") and above.head in numbers:
            joint = [c.i for c in children(a, above.head, "cc") if c.i < above.i]
            return [t for t in tokens if t.i < (joint[-1] if joint else above.i)]
    return []


def _after(a: Annotated, piece: Span, quote: Span) -> list[Span]:
    """A clause coordinated with the quoted one: "“do cooperate” on trade, and can also work together on …"."""
    tokens = _tokens(a, piece)
    begin = next((k for k, t in enumerate(tokens) if t.dep == "cc" and a.tokens[t.head].dep in ("ccomp", "conj")), None)
    rest = tokens[begin + 1 :] if begin is not None else []
    if not any(t.dep == "conj" and _is_finite(a, t) for t in rest):
        return []
    return [trimmed(a, Span(rest[0].start, rest[-1].end))]


def _is_whole(a: Annotated, tokens: list[Token]) -> bool:
    """Have these words a finite verb with a subject among them?"""
    numbers = {t.i for t in tokens}
    return any(
        _is_finite(a, t) and any(s.i in numbers for s in children(a, t.i, *SUBJECTS))
        for t in tokens
        if t.pos in ("VERB", "AUX")
    )


def _is_finite(a: Annotated, verb: Token) -> bool:
    return verb.tag in FINITE or any(c.tag in FINITE for c in children(a, verb.i, "aux", "auxpass"))


def _is_loose(a: Annotated, top: Token) -> bool:
    """Is the clause whole without what hangs on it by this token?"""
    above = a.tokens[top.head]
    if top.dep == "xcomp" or (top.dep == "acl" and top.tag == "VB"):
        return bool(children(a, above.i, "dobj")) or above.dep == "dobj"
    return top.dep in _LOOSE


def _tokens(a: Annotated, span: Span) -> list[Token]:
    return list(a.tokens[first_after(a, span.start) : first_after(a, span.end)])
