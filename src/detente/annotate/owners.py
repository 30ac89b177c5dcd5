"""Each person's side, also of those whose office is another's ("Biden's envoy", "his spokesman")."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate.found import Persona
from detente.annotate.holders import side_of_persona
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated


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


def _pronoun_owners(a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None]) -> dict[int, str]:
    """For "his" in "his spokesman, Kim Eui-kyeom" the side of who was named last, in this or the last sentence."""
    named = sorted((n.last, i) for i, p in enumerate(personas) for n in p.names)
    found: dict[int, str] = {}
    for i, persona in enumerate(personas):
        for office in persona.offices:
            owner = office.possessor
            if owner is None or a.tokens[owner].tag != "PRP$" or office.office.head == "counterpart":
                continue
            last, other = max(((last, k) for last, k in named if last <= owner and k != i), default=(0, -1))
            near = other >= 0 and a.tokens[owner].sentence - a.tokens[last - 1].sentence <= 1
            if near and (side := sides[other]) is not None:
                found[owner] = side
    return found


def owners(a: Annotated, personas: Sequence[Persona], sides: Sequence[str | None]) -> dict[int, str]:
    """For the last token of each name, and for "his" before an office, the side of who is meant."""
    pairs = zip(personas, sides, strict=True)
    return {n.last - 1: side for p, side in pairs if side for n in p.names} | _pronoun_owners(a, personas, sides)
