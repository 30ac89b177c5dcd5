"""Words for states and bodies, on the document's tokens."""

from __future__ import annotations

from bisect import bisect_left

from detente.annotate.found import Term
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_UPPER_FORMS = ("demonym", "name", "abbreviation")


def find_terms(a: Annotated, lexicon: Lexicon) -> tuple[Term, ...]:
    """The known states and bodies that the text names, left to right; of overlapping ones the longest."""
    text = a.document.text
    hits = [(s, e, Term(first=0, last=0, side=t.code, form=t.form)) for s, e, t in lexicon.states.find(text)]
    hits += [(s, e, Term(first=0, last=0, side=b.side, form="body", body=b)) for s, e, b in lexicon.bodies.find(text)]
    starts = [token.start for token in a.tokens]
    found: list[Term] = []
    reached = 0
    for start, end, term in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        tokens = _tokens(a, starts, start, end)
        if start < reached or tokens is None:
            continue
        reached = end
        found.append(Term(first=tokens[0], last=tokens[1], side=term.side, form=term.form, body=term.body))
    return tuple(found)


def _tokens(a: Annotated, starts: list[int], start: int, end: int) -> tuple[int, int] | None:
    """The tokens that begin and end where the stretch does; None where it cuts one."""
    first = bisect_left(starts, start)
    last = bisect_left(starts, end)
    if first >= last or a.tokens[first].start != start or a.tokens[last - 1].end != end:
        return None
    return (first, last) if a.tokens[first].sentence == a.tokens[last - 1].sentence else None
