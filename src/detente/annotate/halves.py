"""Two states of one name: "the North" and "the South" by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.annotate.found import Term
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_HALVES = ("North", "South")


def under_one_name(a: Annotated, lexicon: Lexicon, first: int, last: int) -> tuple[str, ...]:
    """The states of a name in the plural among these tokens ("officers of the two | Koreas")."""
    pairs = lexicon.states.pairs
    return next((pairs[t.text] for t in a.tokens[first:last] if t.text in pairs), ())


def halves(a: Annotated, found: Sequence[Term], lexicon: Lexicon) -> Iterator[Term]:
    """Where "the North" or "the South" stands by itself in a text that names a state so called ("North Korea").

    Also the first of two that share a name ("North and South Korea").
    """
    yield from _sharing(a, found, lexicon)
    known = _known_halves(a, found, lexicon)
    for token in a.tokens[1:] if known else ():
        before, after = a.tokens[token.i - 1], a.tokens[token.i + 1 : token.i + 2]
        alone = not after or not (after[0].text[:1].isupper() or after[0].text in ("of", "-"))
        if token.text in known and before.text.lower() == "the" and alone:
            yield Term(first=token.i, last=token.i + 1, side=known[token.text], form="name")


def _sharing(a: Annotated, found: Sequence[Term], lexicon: Lexicon) -> Iterator[Term]:
    for term in found:
        half, rest, i = a.tokens[term.first].text, a.tokens[term.first + 1 : term.last], term.first - 2
        if half not in _HALVES or len(rest) != 1 or i < 0 or a.tokens[i + 1].text not in ("and", "or"):
            continue
        other = a.tokens[i].text
        side = lexicon.states.code(f"{other} {rest[0].text}") if other in _HALVES and other != half else None
        if side:
            yield Term(first=i, last=i + 1, side=side, form=term.form)


def _known_halves(a: Annotated, found: Sequence[Term], lexicon: Lexicon) -> dict[str, str]:
    """The state that each half is, where the text names one of the two and no others of such a name."""
    sides: dict[str, set[str]] = {}
    for term in found:
        half, rest = a.tokens[term.first].text, a.tokens[term.first + 1 : term.last]
        if half in _HALVES and term.form == "name" and len(rest) == 1:
            for one in _HALVES:
                if side := lexicon.states.code(f"{one} {rest[0].text}"):
                    sides.setdefault(one, set()).add(side)
    return {half: next(iter(codes)) for half, codes in sides.items() if len(codes) == 1}
