"""People: who is who, with dated roles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from detente.kinds.folding import role_json, unique
from detente.lexicon.officials import folded
from detente.model.actor import Role
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
from detente.model.when import When

_SURE = 0.95
_LIKELY = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one document says of who a person is: the fullest name it prints, its other forms, roles, side."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    side: str | None = None


def blocks(claim: Claim[Person]) -> frozenset[str]:
    """Every word of the name, accents folded: a family name may come first or last."""
    words = folded(claim.fields.name).split()
    return frozenset(w for w in words if len(w) > 1)


def same(claim: Claim[Person], lexicon: Any) -> str:
    """The name, whom the registry knows by it, and the side: all that `likeness` looks at."""
    return f"{claim.fields.name}|{_registered(claim, lexicon)}|{claim.fields.side}"


def likeness(a: Claim[Person], b: Claim[Person], lexicon: Any) -> float | None:
    """Are the two the same person: same words in the name, or one's among the other's, and no clash of sides.

    None where full names or sides exclude each other: two of one family name are two.
    """
    if a.fields.side and b.fields.side and a.fields.side != b.fields.side:
        return None
    mine, theirs = _registered(a, lexicon), _registered(b, lexicon)
    if mine and theirs:
        return _SURE if mine == theirs else None
    x, y = folded(mine or a.fields.name).split(), folded(theirs or b.fields.name).split()
    if sorted(x) == sorted(y):
        return _SURE if len(x) > 1 else _LIKELY
    if len(x) == 1 or len(y) == 1:
        return _single(x, y, a.fields.side is not None and a.fields.side == b.fields.side)
    return _full(x, y, lexicon)


def _registered(claim: Claim[Person], lexicon: Any) -> str | None:
    """The full name by which the registry knows who bears this one, or None."""
    name = claim.fields.name
    if " " in name:
        known = lexicon.officials.named(name)
        return known[0].name if known else None
    holder = lexicon.officials.family(name, claim.known_from)
    return holder.name if holder else None


def _single(x: list[str], y: list[str], same_side: bool) -> float | None:
    """A family name alone may mean one who bears it where the sides are known to agree."""
    short, full = (x, y) if len(x) == 1 else (y, x)
    if short[0] not in (full[0], full[-1]):
        return None
    return _LIKELY if same_side else 0.0


def _full(x: list[str], y: list[str], lexicon: Any) -> float | None:
    """Same family name and given names that allow each other: equal, an initial, or a short form."""
    if set(x) <= set(y) or set(y) <= set(x):
        return _SURE
    if x[-1] != y[-1]:
        return None if x[0] != y[0] else 0.0
    agree = lexicon.names.same_given(x[0], y[0]) and lexicon.names.same_middle(tuple(x), tuple(y))
    return _SURE if agree else None


def fold(claims: Sequence[Claim[Person]], lexicon: Any) -> Folded:
    """What the claims about one person add up to: a name, all forms printed, roles in order of telling."""
    name = max((c.fields.name for c in claims), key=lambda n: _weight(n, lexicon))
    aliases = unique(alias for c in claims for alias in (c.fields.name, *c.fields.aliases))
    roles = _roles(role for c in claims for role in c.fields.roles)
    sides = unique(s for c in claims for s in (c.fields.side, *(r.side for r in c.fields.roles)))
    fields = {"name": name, "aliases": list(aliases), "roles": [role_json(r) for r in roles]}
    return Folded(fields=fields, facets=Facets(sides=tuple(sorted(sides)), persons=(name,)))


def _weight(name: str, lexicon: Any) -> tuple[bool, bool, int, int, str]:
    """How good a heading the name makes: first one that the registry knows, then a whole one; of these the fullest.

    No whole name has a word twice, or one that is run together with the next ("Ole Dahl Dahl OleMinister").
    """
    words = name.casefold().split()
    whole = len({*words}) == len(words) and not _RUN_TOGETHER.search(name)
    known = len(words) > 1 and bool(lexicon.officials.named(name))
    return known, whole, len(words), len(name), name


_RUN_TOGETHER = re.compile(r"[a-zß-ÿ]{3}[A-ZÀ-Þ]")


def _roles(told: Iterable[Role]) -> list[Role]:
    """Each office once: begun by the earliest day on which it was held, over by the earliest on which it was past."""
    found: dict[tuple[str, str | None], list[Role]] = defaultdict(list)
    for role in told:
        found[role.title.casefold(), role.side].append(role)
    return [_joined(same) for same in found.values()]


def _joined(told: Sequence[Role]) -> Role:
    """One office as it was first told, with the first body that is named."""
    return replace(
        told[0],
        body=next((role.body for role in told if role.body), told[0].body),
        since=_earliest(role.since for role in told),
        until=_earliest(role.until for role in told),
    )


def _earliest(told: Iterable[When | None]) -> When | None:
    """The bound that says most: of days by which something was so, the earliest."""
    bounds = {when for when in told if when is not None}
    return min(bounds, key=lambda w: (w.last or date.max, w.edtf), default=None)


KIND = Kind(
    name="person",
    listing="people",
    fields=Person,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    threshold=_LIKELY,
    same=same,
    idempotent=True,
)
