"""Events: who did what to whom, in PLOVER 2.0 codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.kinds.folding import (
    content_words,
    dates_exclude,
    days_about,
    settle,
    settle_when,
    shared_account,
    unique,
    when_json,
    wording_alike,
)
from detente.model.claim import Actuality, Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Told
from detente.model.when import When

Plover = Literal[
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
]  # fmt: skip

SAME_ACT = 14
"""Two events of one type and pair whose dates are known to within this many days may be one act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one place of a document says was done.

    `source` and `target` are a side and a PLOVER sector ("CHN GOV"); the source of an act by nobody named is None.
    `group` is shared by the pairs that several actors of one act make. `intensity` is PLOVER's, -10 to 10. `act` are
    the words of the act, by which two tellings of it are known for one.
    """

    source: str | None
    plover: Plover
    target: str | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    intensity: float | None = None
    place: str | None = None
    when: When | None = None
    group: str | None = None
    act: str = ""


def blocks(claim: Claim[Event]) -> frozenset[str]:
    """Source, target, type: only dated events with both actors can be told to be the same."""
    f = claim.fields
    dated = f.when is not None and f.when.width <= SAME_ACT
    return frozenset([f"{_side(f.source)}|{_side(f.target)}|{f.plover}"] if dated and f.source and f.target else [])


def likeness(a: Claim[Event], b: Claim[Event], lexicon: Any) -> float | None:
    """The share of content words in common, meetings 0.6; None where dates or actuality exclude.

    What was planned for a day and is told as done on it is one act; what is denied is never the same as what is not.
    """
    if dates_exclude(a.fields.when, b.fields.when) or (a.actuality == "denied") != (b.actuality == "denied"):
        return None
    share = wording_alike(a.fields.act, b.fields.act)
    meeting = a.fields.plover == "CONSULT" and a.fields.mode == b.fields.mode
    return max(share, 0.6) if meeting else share


def wording(claim: Claim[Event]) -> frozenset[str] | None:
    """The words of the act; meetings may be one whatever they are called."""
    return None if claim.fields.plover == "CONSULT" else content_words(claim.fields.act)


def fold(claims: Sequence[Claim[Event]], lexicon: Any) -> Folded:
    """What the claims about one event add up to."""
    first = claims[0].fields
    when = settle_when("when", claims, lambda f: f.when)
    place = settle("place", claims, lambda f: f.place, to_json=str, contains=lambda a, b: wording_alike(a, b) > 0)
    mode = settle("mode", claims, lambda f: f.mode, to_json=str)
    source = settle("source", claims, lambda f: f.source, to_json=str, contains=_wider)
    target = settle("target", claims, lambda f: f.target, to_json=str, contains=_wider)
    told = when.told + place.told + mode.told + source.told + target.told + _told_actuality(claims)
    return Folded(
        fields={
            "source": source.value,
            "target": target.value,
            "place": place.value,
            "plover": first.plover,
            "mode": mode.value,
            "context": list(unique(x for c in claims for x in c.fields.context)),
            "cameo": first.cameo,
            "intensity": first.intensity,
            "when": when_json(when.value),
            "actuality": _actuality(claims),
            "group": first.group,
        },
        facets=Facets(
            sides=tuple(sorted({s for c in claims for s in (_side(c.fields.source), _side(c.fields.target)) if s})),
            when=when.value,
            status=_actuality(claims),
        ),
        conflicts=when.conflicts + place.conflicts + mode.conflicts + source.conflicts + target.conflicts,
        told=told,
        according_to=shared_account(claims),
    )


def _side(code: str | None) -> str:
    return code.split()[0] if code else ""


def _wider(a: str, b: str) -> bool:
    """Is `a` the same side as `b` with no more said of its sector ("CHN" and "CHN GOV")?"""
    return a == b or b.startswith(a + " ")


_SURER: tuple[Actuality, ...] = ("actual", "planned", "possible", "denied")


def _actuality(claims: Sequence[Claim[Event]]) -> Actuality:
    """The surest that any document tells: what was planned and is told as done by anyone has come about."""
    return min((c.actuality for c in claims), key=_SURER.index)


def _told_actuality(claims: Sequence[Claim[Event]]) -> tuple[Told, ...]:
    """What each document says of it, where they differ ("will visit", then "visited")."""
    told = dict.fromkeys((c.place.document, c.actuality) for c in claims)
    several = len({actuality for _, actuality in told}) > 1
    return tuple(Told(document=d, field="actuality", value=v) for d, v in told) if several else ()


KIND = Kind(
    name="event",
    listing="events",
    fields=Event,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=lambda c: days_about([c.fields.when], known=c.known_from, reach=0),
    threshold=0.6,
    wording=wording,
    share=0.6,
)
