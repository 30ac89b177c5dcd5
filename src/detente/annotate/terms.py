"""Words for states and bodies, on the document's tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from detente.annotate.found import Term
from detente.annotate.halves import halves
from detente.lexicon import Lexicon
from detente.lexicon.bodies import Body
from detente.lexicon.states import StateTerm
from detente.model.annotated import Annotated

_BRACKETED = 3  # tokens: "(", the abbreviation, ")"


def find_terms(a: Annotated, lexicon: Lexicon) -> tuple[Term, ...]:
    """The known states and bodies that the text names, left to right; of overlapping ones the longest."""
    states = _without_namesakes(a, list(lexicon.states.find(a.document.text)), lexicon)
    bodies = list(lexicon.bodies.find(a.document.text))
    named = Counter(term.code for _, _, term in states)
    named.update(one[0].side for _, _, one in bodies if len(one) == 1 and one[0].side)
    hits: list[tuple[int, int, StateTerm | Body]] = [*states]
    hits += [(s, e, _likeliest(several, named, a.document.side)) for s, e, several in bodies]
    starts = [token.start for token in a.tokens]
    found: list[Term] = []
    reached = 0
    for start, end, known in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        tokens = _tokens(a, starts, start, end)
        if start < reached or tokens is None or _is_persons(a, *tokens):
            continue
        reached = end
        term = _placed(a, _term(*tokens, known), lexicon)
        found.append(_owned(a, term, found[-1] if found else None))
    whole = [_in_full(a, term, lexicon) for term in found]
    return tuple(sorted([*whole, *_abbreviated(a, whole), *halves(a, whole, lexicon)], key=lambda t: t.first))


def _in_full(a: Annotated, term: Term, lexicon: Lexicon) -> Term:
    """A state's name with what it is before it ("the Islamic Republic of | Iran")."""
    tokens, i = a.tokens, term.first - 1
    if term.form != "name" or i < 1:
        return term
    i -= tokens[i].text.lower() == "the"
    if i < 1 or tokens[i].text != "of" or tokens[i - 1].text not in lexicon.actors.realms:
        return term
    first = i - 1
    while first > 0 and tokens[first - 1].text in lexicon.actors.realm_kinds and first > 0:
        first -= 1
    same = tokens[first].sentence == tokens[term.first].sentence
    return replace(term, first=first) if same else term


def _without_namesakes(
    a: Annotated, states: list[tuple[int, int, StateTerm]], lexicon: Lexicon
) -> list[tuple[int, int, StateTerm]]:
    """With names that mean a place of another state made such ("Georgia" in a text of Atlanta, not of Tbilisi)."""
    text, other = a.document.text, lexicon.states.namesakes
    for name in sorted({text[s:e].capitalize() for s, e, _ in states if _bears(text[s:e], other)}):
        if _is_elsewhere(a, name, states, other[name]):
            place = StateTerm(other[name], "place")
            states = [(s, e, place if text[s:e].capitalize() == name else t) for s, e, t in states]
    return states


def state_meant(a: Annotated, name: str, lexicon: Lexicon) -> str | None:
    """The other state of which the place is that a state's name means in this text ("USA" for "Georgia"), or None."""
    other = lexicon.states.namesakes.get(name)
    if other is None:
        return None
    return other if _is_elsewhere(a, name, list(lexicon.states.find(a.document.text)), other) else None


def _is_elsewhere(a: Annotated, name: str, states: Sequence[tuple[int, int, StateTerm]], other: str) -> bool:
    """Does a state's name mean a place of the state `other`?

    So where the text has no other word for the state itself, and names places of `other`; or is a release of `other`,
    and lists no further states beside the name.
    """
    text = a.document.text
    code = next((t.code for s, e, t in states if text[s:e].capitalize() == name), None)
    own = any(t.code == code and text[s:e].capitalize() != name for s, e, t in states)
    near = any(t.code == other and t.form == "place" for _, _, t in states)
    home = a.document.side == other and not _listed_with_states(a, name, states)
    return (near or home) and not own


def _listed_with_states(a: Annotated, name: str, states: Sequence[tuple[int, int, StateTerm]]) -> bool:
    """Does the name stand in a list beside names of other states ("Moldova, Georgia and Armenia")?"""
    text = a.document.text
    named = sorted((s, e, text[s:e].capitalize()) for s, e, t in states if t.form == "name")
    for (_, end, first), (start, _, second) in pairwise(named):
        if name in (first, second) and first != second and _JOINED.fullmatch(text[end:start]):
            return True
    return False


_JOINED = re.compile(r"\s*(?:,|,? and|,? or|/)\s*(?:the )?")


def _bears(words: str, namesakes: Mapping[str, str]) -> bool:
    return words.capitalize() in namesakes


def _is_persons(a: Annotated, first: int, last: int) -> bool:
    """Is the one word a part of somebody's name ("Mark | Cuban")?"""
    return last - first == 1 and a.tokens[first].entity == "PERSON"


def _abbreviated(a: Annotated, found: Sequence[Term]) -> Iterator[Term]:
    """Where the abbreviation stands that a body is given in brackets: "the Border Service (BSX) … BSX officers"."""
    taken = {i for term in found for i in range(term.first, term.last)}
    defined: dict[str, Term] = {}
    for term in found:
        inside = [t.text for t in a.tokens[term.last : term.last + 3]]
        if term.body is not None and len(inside) == _BRACKETED and (inside[0], inside[2]) == ("(", ")"):
            defined |= {inside[1]: term} if inside[1].isupper() and term.last + 1 not in taken else {}
    for token in a.tokens if defined else ():
        if token.text in defined and token.i not in taken:
            yield replace(defined[token.text], first=token.i, last=token.i + 1)


def _placed(a: Annotated, term: Term, lexicon: Lexicon) -> Term:
    """A state's name in that of a sea is a place's ("the South | China | Sea")."""
    inside = term.last < len(a.tokens) and a.tokens[term.last].text in lexicon.states.waters
    return replace(term, form="place") if inside and term.form in ("name", "demonym") else term


def _owned(a: Annotated, term: Term, before: Term | None) -> Term:
    """A body right behind a state is that state's, whatever the table says ("Vietnam's National Assembly")."""
    if term.body is None or before is None or before.body is not None or before.form == "place":
        return term
    gap = [t.text for t in a.tokens[before.last : term.first]]
    own = term.body.side != before.side and not term.body.international and term.body.sector not in ("MED", "EDU")
    return replace(term, side=before.side) if own and (not gap or gap in (["'s"], ["’s"], ["'"], ["’"])) else term


def _term(first: int, last: int, known: StateTerm | Body) -> Term:
    if isinstance(known, Body):
        return Term(first=first, last=last, side=known.side, form="body", body=known)
    return Term(first=first, last=last, side=known.code, form=known.form)


def _likeliest(bodies: tuple[Body, ...], named: Counter[str], publisher: str | None) -> Body:
    """Of several bodies of one name: the publisher's, an international one, that of the side named most; or none's."""

    def rank(body: Body) -> tuple[bool, bool, int]:
        count = named[body.side or ""]
        return body.side == publisher, body.international and count > 0, count

    best = max(bodies, key=rank)
    known = len(bodies) == 1 or any(rank(best))
    return best if known else replace(best, side=None)


def _tokens(a: Annotated, starts: list[int], start: int, end: int) -> tuple[int, int] | None:
    """The tokens that begin and end where the stretch does; None where it cuts one."""
    first = bisect_left(starts, start)
    last = bisect_left(starts, end)
    if first >= last or a.tokens[first].start != start or a.tokens[last - 1].end != end:
        return None
    return (first, last) if a.tokens[first].sentence == a.tokens[last - 1].sentence else None
