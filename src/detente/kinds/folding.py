"""How values told by several claims become one, without hiding any: shared by all kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from detente.model.actor import Actor, Role
from detente.model.claim import Claim
from detente.model.record import Conflict, Json, Told
from detente.model.when import When

V = TypeVar("V")

_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been by for from had has have he her his in into is it its of on or our "
        "she some that the their them these they this those to was we were which who will with "
        "would",
    )
)


@dataclass(frozen=True, slots=True)
class Settled:
    """A field as it stands, its rivals and what each document told. `value` is the kind's own type, not JSON."""

    value: Any
    conflicts: tuple[Conflict, ...] = ()
    told: tuple[Told, ...] = ()


def settle(
    field: str,
    claims: Sequence[Claim[Any]],
    value_of: Callable[[Any], V | None],
    *,
    to_json: Callable[[V], Json],
    contains: Callable[[V, V], bool] = lambda a, b: a == b,
) -> Settled:
    """The narrowest of the values that the claims give for `field`; disjoint ones stand beside it as a conflict.

    `contains(a, b)` says that `a` allows all that `b` says (a month and one of its days), so that they don't differ.
    Of disjoint values the one told last stands. `told` is filled where more than one value was given.
    """
    given = [(value, claim.place.document) for claim in claims if (value := value_of(claim.fields)) is not None]
    if not given:
        return Settled(None)
    narrow = _narrowest([value for value, _ in given], contains)
    told = tuple(Told(document=d, field=field, value=to_json(v)) for v, d in _distinct(given))
    rivals = tuple((to_json(value), tuple(sorted({d for v, d in given if contains(v, value)}))) for value in narrow)
    several = len({repr(t.value) for t in told}) > 1
    return Settled(
        narrow[-1],
        (Conflict(field=field, values=rivals),) if len(narrow) > 1 else (),
        told if several else (),
    )


def settle_when(field: str, claims: Sequence[Claim[Any]], value_of: Callable[[Any], When | None]) -> Settled:
    """`settle` for dates: a day's difference (two capitals) is none."""
    return settle(
        field,
        claims,
        value_of,
        to_json=str,
        contains=lambda a, b: a == b or a.contains(b) or (a.is_day and b.is_day and a.near(b, days=1)),
    )


def _distinct(given: Iterable[tuple[V, str]]) -> list[tuple[V, str]]:
    seen: dict[str, tuple[V, str]] = {}
    for value, document in given:
        seen.setdefault(f"{document}|{value!r}", (value, document))
    return list(seen.values())


def _narrowest(values: Sequence[V], contains: Callable[[V, V], bool]) -> list[V]:
    """The values that contain no other, each once, in the order given."""
    kept: list[V] = []
    for value in values:
        if any(contains(value, other) for other in kept):
            continue
        kept = [other for other in kept if not contains(other, value)] + [value]
    return kept


def unique(values: Iterable[V | None]) -> tuple[V, ...]:
    """The values that are not None, each once, in the order given."""
    return tuple(dict.fromkeys(v for v in values if v is not None))


def actor_json(actor: Actor | None, *, standing: bool = False) -> Json:
    """``{"name", "role", "body", "side"}`` as the contract has it, with `standing` where asked; None for nobody."""
    if actor is None:
        return None
    out = {"name": actor.name, "role": actor.role, "body": actor.body, "side": actor.side}
    return out | {"standing": actor.standing} if standing else out


def role_json(role: Role) -> Json:
    """``{"title", "body", "side", "from", "to"}``."""
    return {
        "title": role.title,
        "body": role.body,
        "side": role.side,
        "from": when_json(role.since),
        "to": when_json(role.until),
    }


def when_json(when: When | None) -> str | None:
    """EDTF, or None."""
    return None if when is None else str(when)


def evidence_json(claim: Claim[Any]) -> list[Json]:
    """A claim's evidence as the contract prints it within a history."""
    return [{"document": e.document, "start": e.start, "end": e.end, "text": e.text} for e in claim.evidence]


def sides_of(claims: Iterable[Claim[Any]], actors_of: Callable[[Any], Iterable[Actor]]) -> tuple[str, ...]:
    """The sides of all actors named, and of all that the text says it is about, in order of the alphabet."""
    found: set[str] = set()
    for claim in claims:
        found |= {a.side for a in actors_of(claim.fields) if a.side} | set(claim.about)
    return tuple(sorted(found))


def naming(actors_of: Callable[[Any], Iterable[Actor]]) -> Callable[[Claim[Any]], frozenset[str]]:
    """The sides of one claim, as `Kind.sides` gives them: `sides_of` it alone."""
    return lambda claim: frozenset(sides_of((claim,), actors_of))


def people_of(claims: Iterable[Claim[Any]], actors_of: Callable[[Any], Iterable[Actor]]) -> tuple[str, ...]:
    """The names of all actors named, in order of the alphabet."""
    return tuple(sorted({a.name for claim in claims for a in actors_of(claim.fields) if a.name}))


def shared_account(claims: Sequence[Claim[Any]]) -> Actor | None:
    """Whose account it is: None as soon as one document says it in its own voice."""
    accounts = [claim.according_to for claim in claims]
    return None if not accounts or None in accounts else accounts[-1]


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The words of `text` that carry its content: lower case, plural s dropped, function words left out."""
    words = (w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w for w in _words(text))
    return frozenset(words) - _FUNCTION_WORDS


def wording_alike(a: str, b: str) -> float:
    """Share of the shorter text's content words that the other has too, 0 to 1; 0 where either has none."""
    mine, theirs = content_words(a), content_words(b)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"['’]s?\b", " ", text.lower()))


def sides_named(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides of these actors; the empty set where none has one."""
    return frozenset(a.side for a in actors if a.side)


def same_parties(a: Iterable[Actor], b: Iterable[Actor]) -> bool | None:
    """Have the two a side in common? None where either names none."""
    mine, theirs = sides_named(a), sides_named(b)
    return bool(mine & theirs) if mine and theirs else None


def dates_exclude(a: When | None, b: When | None) -> bool:
    """Do two dates, both known, lie more than a day apart?"""
    return a is not None and b is not None and not a.near(b, days=1)


def days_about(whens: Iterable[When | None], *, known: date | None, reach: int) -> tuple[date, date]:
    """The days that a telling may be about (`Kind.days`): its own dates, each a day wider for two capitals.

    Without a date it is about what lies within `reach` days of when it became known; where that is unknown too, any.
    """
    dated = [when for when in whens if when is not None]
    if dated:
        first = min(when.first or date.min for when in dated)
        last = max(when.last or date.max for when in dated)
        return _shifted(first, -1), _shifted(last, 1)
    return (date.min, date.max) if known is None else (_shifted(known, -reach), _shifted(known, reach))


def _shifted(day: date, days: int) -> date:
    """So many days later, at the ends of the calendar as far as it goes."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max
