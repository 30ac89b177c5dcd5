"""Between whom an armed act was, where its own clause names but one of them, or only what was hit.

"Four Peruvian soldiers were killed in Chilean shelling" tells who shelled; "the troops then fired on a bus" does not
say whose it was, but a text in which two sides fight each other does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.annotate.frames import frame_of_noun
from detente.annotate.naming import actors_behind, sides_in
from detente.extract.events.match import Match
from detente.kinds.event import Event
from detente.lexicon.plover import Plover
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.claim import Claim
from detente.model.span import Span

_AMID = ("in", "by", "during", "from", "following", "after", "under", "amid", "with")
_FIRE = frozenset({"fire", "firing", "gunfire", "crossfire"})
_FIGHTING = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "THREATEN", "RETREAT"})
_FAULTING = frozenset({"ACCUSE", "REJECT", "SANCTION"})
_FRIENDLY = frozenset({"AID", "COOPERATE", "SUPPORT"})


def struck_by(a: Annotated, plover: Plover, match: Match, hit: Iterable[str]) -> list[Actor]:
    """Who made the attack in which somebody was killed or hurt ("killed in Chilean shelling", "in a clash with …")."""
    mine = {code.split()[0] for code in hit}
    acts = [t for name, t in match.frame.slots if name in _AMID and _is_attack(plover, t)]
    found = [x for t in acts for x in _makers(a, t)]
    beside = [t for name, t in match.frame.slots if name in _AMID and _before_attack(a, plover, t)]
    found += [x for t in beside for x in actors_behind(a, t.i)]
    return [x for x in found if x.side and x.side not in mine]


def _before_attack(a: Annotated, plover: Plover, token: Token) -> bool:
    """Does it stand right before the act, which the parser takes for a participle ("in Chilean shelling")?"""
    behind = a.tokens[token.i + 1] if token.i + 1 < len(a.tokens) else token
    return behind.tag == "VBG" and (behind.text.lower() in plover.by_noun or behind.text.lower() in _FIRE)


def _is_attack(plover: Plover, token: Token) -> bool:
    if token.lemma in _FIRE:
        return True
    return any(p.plover == "ASSAULT" for p in plover.by_noun.get(token.lemma, ()))


def _makers(a: Annotated, noun: Token) -> Iterator[Actor]:
    """Whose attack it is, and with or between whom a clash was."""
    frame = frame_of_noun(a, noun.i)
    for token in (*frame.subjects, *frame.slot("with", "between", "of")):
        yield from actors_behind(a, token.i)


def filled_in(a: Annotated, claims: list[Claim[Event]], dyad: tuple[str, ...]) -> Iterator[Claim[Event]]:
    """The claims; of armed acts by one of two who are told to fight each other the other one is whom they hit.

    Only where the clause names nobody else: by whom somebody was hit of whom no more is said stays open.
    """
    told = {c.fields.plover for c in claims if _between(c.fields, dyad)} if len(dyad) == 2 else set()
    hostile = bool(told & _FIGHTING) or (bool(told & _FAULTING) and not told & _FRIENDLY)
    for claim in claims:
        yield _filled(a, claim, dyad) if hostile and claim.fields.plover == "ASSAULT" else claim


def _between(event: Event, dyad: tuple[str, ...]) -> bool:
    sides = {code.split()[0] for code in (event.source, event.target) if code}
    return sides == set(dyad)


def _filled(a: Annotated, claim: Claim[Event], dyad: tuple[str, ...]) -> Claim[Event]:
    source, target = claim.fields.source, claim.fields.target
    own = source.split()[0] if source else None
    if own not in dyad or target is not None:
        return claim
    other = next(side for side in dyad if side != own)
    named = set(sides_in(a, Span(claim.evidence[0].start, claim.evidence[0].end))) - {own}
    return replace(claim, fields=replace(claim.fields, target=other)) if named <= {other} else claim
