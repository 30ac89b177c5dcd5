"""The codes of actors: a side with its PLOVER sector.

Source: PLOVER manual 2.0, chapter "Actors".
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.lexicon import Lexicon
from detente.model.actor import Actor

_VERBAL = frozenset({"AGREE", "CONSULT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})
_GOVERNING = _VERBAL | {"SANCTION"}
_BY_STANDING = {
    "official": "GOV",
    "legislator": "LEG",
    "state_media": "MED",
    "press": "MED",
    "scholar": "EDU",
    "business": "BUS",
}
_MOST = 12
"""So many actors of one act are told apart at most."""


def coded(actors: Iterable[Actor], plover: str, lexicon: Lexicon) -> list[str]:
    """The codes of these actors, each once; those without a side have none."""
    return list(dict.fromkeys(code for x in actors if (code := code_of(x, plover, lexicon))))[:_MOST]


def code_of(actor: Actor, plover: str, lexicon: Lexicon) -> str | None:
    """``CHN GOV``: the side with the sector that the text shows; a side that speaks or deals is its government."""
    if actor.side is None:
        return None
    sector = actor.sector or _BY_STANDING.get(actor.standing or "") or _of_a_legislature(actor, lexicon)
    if sector is None and plover in _GOVERNING and actor.name is None:
        state = actor.side in lexicon.states.names
        sector = "GOV" if state else "IGO" if actor.side.isupper() else None
    return f"{actor.side} {sector}" if sector else actor.side


def _of_a_legislature(actor: Actor, lexicon: Lexicon) -> str | None:
    """LEG for "several members of Congress", who are known by no office."""
    words = f" {actor.name or actor.role or ''} ".lower()
    of = words.partition(" members of ")[2] or words.partition(" member of ")[2]
    return "LEG" if any(f" {name} " in f" {of}" for name in lexicon.plover.legislatures) else None


def sides_of(codes: Iterable[str]) -> set[str]:
    """The sides of these codes."""
    return {code.split()[0] for code in codes}


def differ(source: str, target: str) -> bool:
    """Two sides, or two sectors of one that are both told."""
    one, two = source.split(), target.split()
    if one[0] == two[0] and "IGO" in (one[-1], two[-1]):
        return False
    return one[0] != two[0] or (len(one) == len(two) == 2 and one[1] != two[1])
