"""Each person's side, also of those whose office is another's ("Biden's envoy", "his spokesman")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.annotate.found import OfficePhrase, Persona, Term
from detente.annotate.holders import side_of_persona
from detente.annotate.tree import SUBJECTS
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token


def sides_of(a: Annotated, personas: Sequence[Persona], lexicon: Lexicon) -> list[str | None]:
    """Each person's side. Those whose office is another's ("Biden's envoy") take it from that person."""
    possessors: dict[int, str] = {}
    sides: list[str | None] = []
    for _ in range(2):
        sides = [side_of_persona(a, p, possessors, lexicon) for p in personas]
        for persona, side in zip(personas, sides, strict=True):
            if side is not None:
                possessors |= {n.last - 1: side for n in persona.names}
        possessors |= _pronoun_owners(a, personas, sides)
    return sides


def of_its_state(
    a: Annotated, offices: Sequence[OfficePhrase], terms: Sequence[Term], lexicon: Lexicon
) -> tuple[OfficePhrase, ...]:
    """The offices, and of "its foreign minister" the side: of the state that does what is told before, or is alone.

    "Fiji held out; Ana Roe, its minister of state, said": of Fiji.
    """
    states = [t for t in terms if t.side in lexicon.states.names and t.form in ("name", "abbreviation", "capital")]
    return tuple(
        replace(o, side=side) if o.side is None and (side := _state_of_its(a, o, states, lexicon)) is not None else o
        for o in offices
    )


def _state_of_its(a: Annotated, office: OfficePhrase, states: Sequence[Term], lexicon: Lexicon) -> str | None:
    """The state that "its" before the office means; None for another possessor."""
    owner = office.possessor
    if owner is None or a.tokens[owner].text.lower() != "its" or office.office.head in lexicon.actors.relative:
        return None  # "its ally" is another's
    here = a.tokens[owner].sentence
    before = [t for t in states if t.last <= owner and a.tokens[t.first].sentence == here]
    doing = [t for t in before if a.tokens[t.last - 1].dep in SUBJECTS]
    sides = {t.side for t in doing[-1:] or before}
    return sides.pop() if len(sides) == 1 else None


def with_homes(
    a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None], terms: Sequence[Term], lexicon: Lexicon
) -> list[str | None]:
    """The sides, and for people of no office ("taxi driver Musa Bello") that of the people told of right before.

    "Lagos residents were angry. “…,” said taxi driver Musa Bello", "Olena Koval, a teacher in Kyiv".
    """
    peopled = {i: t for t in terms for i in range(t.first, t.last) if t.side in lexicon.states.names}
    crowds = [(t.i, side) for t in a.tokens if t.lemma in lexicon.actors.locals and (side := _near_side(a, t, peopled))]
    sides = [side or _of_owner(a, p, peopled) for p, side in zip(personas, sides, strict=True)]
    return [
        side or _home(a, p, crowds, peopled, lexicon) if _is_private(p, lexicon) else side
        for p, side in zip(personas, sides, strict=True)
    ]


def _of_owner(a: Annotated, persona: Persona, peopled: Mapping[int, Term]) -> str | None:
    """The state that owns the name ("Kenya's Raila Odinga")."""
    owned = [n.first - 2 for n in persona.names if n.first >= 2 and a.tokens[n.first - 1].tag == "POS"]
    found = {peopled[i].side for i in owned if i in peopled and peopled[i].last == i + 1}
    return found.pop() if len(found) == 1 else None


def _is_private(persona: Persona, lexicon: Lexicon) -> bool:
    """Has the person a calling of everyday life and no office?"""
    heads = [o.office.head for o in persona.offices]
    return bool(heads) and all(h in lexicon.actors.everyday for h in heads)


def _near_side(a: Annotated, token: Token, peopled: Mapping[int, Term]) -> str | None:
    """The side of a place right before a noun, or behind "in", "of" or "from" ("Lagos residents", "people in Kyiv")."""
    before = peopled.get(token.i - 1)
    after = token.i + 2 if token.i + 2 < len(a.tokens) and a.tokens[token.i + 1].lemma in _PLACED else -1
    behind = peopled.get(after) or peopled.get(after + 1) if after > 0 else None
    found = before or behind
    return found.side if found is not None else None


_PLACED = frozenset({"in", "of", "from"})
_REACH = 3
"""Sentences after which the people of a place are no longer those who speak."""


def _home(
    a: Annotated,
    persona: Persona,
    crowds: Sequence[tuple[int, str]],
    peopled: Mapping[int, Term],
    lexicon: Lexicon,
) -> str | None:
    """Where a person of no office lives: by the words beside their calling, else by the crowd told of last."""
    for office in persona.offices:
        if (own := _near_side(a, a.tokens[office.head], peopled)) is not None:
            return own
    first = persona.names[0].first
    near = [side for i, side in crowds if i < first and a.tokens[first].sentence - a.tokens[i].sentence <= _REACH]
    return near[-1] if near else None


def _pronoun_owners(a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None]) -> dict[int, str]:
    """For "his" in "his spokesman, Kim Eui-kyeom" the side of who was named last, in this or the last sentence."""
    named = sorted((n.last, i) for i, p in enumerate(personas) for n in p.names)
    found: dict[int, str] = {}
    for i, persona in enumerate(personas):
        for office in persona.offices:
            owner = office.possessor
            if owner is None or a.tokens[owner].tag != "PRP$" or office.office.head == "counterpart":
                continue
            told = [(last, k) for last, k in named if last <= owner and k != i and (sides[k] or personas[k].offices)]
            last, other = max(told, default=(0, -1))
            near = other >= 0 and a.tokens[owner].sentence - a.tokens[last - 1].sentence <= 1
            if near and (side := sides[other]) is not None:
                found[owner] = side
    return found


def owners(a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None]) -> dict[int, str]:
    """For the last token of each name, and for "his" before an office, the side of who is meant."""
    pairs = zip(personas, sides, strict=True)
    return {n.last - 1: side for p, side in pairs if side for n in p.names} | _pronoun_owners(a, personas, sides)
