"""One event for one act: a document that names a meeting again does not tell another.

Source: PLOVER manual 2.0, section CONSULT (the largest category of most data sets, since every mention counts).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.kinds.event import Event
from detente.model.claim import Claim
from detente.model.span import Span
from detente.model.when import When

_SAID = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})

_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})

Act = tuple[int, str | None, str | None, str]
"""Where the sentence of an act begins, its sides and its type."""


def act_key(claim: Claim[Event]) -> Act:
    """By what two claims of one sentence are known to tell one act."""
    fields = claim.fields
    return claim.evidence[0].start, _side(fields.source), _side(fields.target), fields.plover


def once_each(claims: Iterable[Claim[Event]], title: Span | None = None) -> Iterator[Claim[Event]]:
    """The claims, without a pair's second event of one type in a sentence, and without meetings that are only named.

    A noun ("the visit") tells a meeting of its own where it has a day and both sides, and no verb told one of that
    pair on that day, or on no day. The `title` tells nothing of two sides of whom something is told below it.
    """
    seen: set[tuple[Act, When | None]] = set()
    ordered = sorted(claims, key=lambda c: (_nominal(c), c.place.order))
    kept: list[Claim[Event]] = []
    for claim in ordered:
        fields = claim.fields
        key = (act_key(claim), fields.when)
        if key in seen or (
            _nominal(claim) and (_known(claim, kept) if fields.plover == "CONSULT" else _again(claim, kept))
        ):
            continue
        seen.add(key)
        kept.append(claim)
    told = {_sides(c) for c in kept if not _within(title, c)}
    once = [c for c in kept if not (_within(title, c) and _sides(c) in told) and not _vaguer(c, kept)]
    yield from sorted(once, key=lambda c: c.place.order)


def _within(title: Span | None, claim: Claim[Event]) -> bool:
    return title is not None and title.covers(claim.place.trigger)


def _sides(claim: Claim[Event]) -> frozenset[str | None]:
    return frozenset(_pair(claim.fields))


def _vaguer(claim: Claim[Event], kept: list[Claim[Event]]) -> bool:
    """Does it tell of nobody in particular what the sentence tells of somebody ("killed three … and wounded six")?"""
    start, source, target, code = act_key(claim)
    same = (act_key(c) for c in kept if c is not claim)
    return target is None and any(k[0] == start and k[1] == source and k[3] == code for k in same)


def _nominal(claim: Claim[Event]) -> bool:
    return claim.rule.endswith((":noun", ":spoken"))


def _known(claim: Claim[Event], kept: list[Claim[Event]]) -> bool:
    """Is it a meeting without a second side, a noun's without a day, or one that is told already?"""
    mine = claim.fields
    if mine.target is None:
        return True
    pair = {_side(mine.source), _side(mine.target)}
    same = [f for c in kept if (f := c.fields).plover == "CONSULT" and {_side(f.source), _side(f.target)} == pair]
    if mine.when is None:
        return bool(same)
    return any(f.when is not None and f.when.overlaps(mine.when) for f in same)


def _again(claim: Claim[Event], kept: list[Claim[Event]]) -> bool:
    """Does a noun ("the attack on …") only name again what a verb told of the same two, on that day or on none?

    What is said is said anew each time.
    """
    mine = claim.fields
    if mine.plover in _SAID:
        return False
    hostile = mine.plover in _HOSTILE  # "the expulsion by Rome of six men" tells more than that it expelled some later
    here = (claim.place.order, claim.evidence[0])
    before = [c for c in kept if not hostile or c.place.order <= here[0] or c.evidence[0] == here[1]]
    alike = [f for c in before if not _nominal(c) and (f := c.fields).plover == mine.plover]
    same = [f for f in alike if _pair(f) == _pair(mine) or (mine.source is None and _pair(f)[1] == _pair(mine)[1])]
    return any(mine.when is None or f.when is None or f.when.overlaps(mine.when) for f in same)


def _pair(event: Event) -> tuple[str | None, str | None]:
    return _side(event.source), _side(event.target)


def _side(code: str | None) -> str | None:
    return code.split()[0] if code else None
