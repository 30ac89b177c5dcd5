"""Who takes part in records: each person, body and side once, under a key that stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from detente.model.record import Json

Sort = Literal["person", "body", "office", "side"]

ROLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "engagement": ("participants",),
        "commitment": ("by", "toward"),
        "measure": ("by", "against"),
        "incident": ("actors", "targets"),
        "statement": ("speaker",),
    }
)
"""The fields of each kind that hold actors."""

_SORTS: tuple[tuple[Sort, str], ...] = (("person", "name"), ("body", "body"), ("office", "role"), ("side", "side"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who takes part. `key` is a person's record where the ledger has one; `name` is what it is called."""

    key: str
    sort: Sort
    name: str
    side: str | None
    role: str | None = None
    body: str | None = None


class Parties:
    """Finds who is meant: the people that the ledger knows by any of their names and their side, else the words."""

    def __init__(self, people: Iterable[dict[str, Json]], names: Mapping[str, str]) -> None:
        self._names = names
        self._people = {
            (name, side): (person["id"], person["name"])
            for person in people
            for name in (person["name"], *person["aliases"])
            for side in _sides(person)
        }

    def of(self, actor: Json) -> Party | None:
        """The party that an actor as the contract prints it is; None where nothing is said of who it is."""
        given = {"name": actor} if isinstance(actor, str) else actor or {}
        for sort, field in _SORTS:
            if given.get(field):
                return self._made(sort, given[field], given)
        return None

    def side(self, code: str) -> Party:
        """A side by its code."""
        return self._made("side", code, {"side": code})

    def within(self, record: Mapping[str, Json]) -> Iterator[tuple[str, Party]]:
        """(field, party) of all that take part in a record; a side that no field names comes last, as ``sides``."""
        seen: set[str | None] = set()
        for field in ROLES.get(record["kind"], ()):
            value = record.get(field) or []
            for actor in value if isinstance(value, list) else [value]:
                party = self.of(actor)
                if party is not None:
                    seen.add(party.side)
                    yield field, party
        for code in record.get("sides") or []:
            if code not in seen:
                yield "sides", self.side(code)

    def _made(self, sort: Sort, word: str, given: Mapping[str, Json]) -> Party:
        side = given.get("side")
        if sort == "side":
            return Party(key=f"side:{word}", sort=sort, name=self._names.get(word, word), side=word)
        if sort == "person":
            key, name = self._people.get((word, side)) or (f"person:{word}:{side or ''}", word)
        else:
            key, name = f"{sort}:{word}:{side or ''}", word
        return Party(key=key, sort=sort, name=name, side=side, role=given.get("role"), body=given.get("body"))


def _sides(person: Mapping[str, Json]) -> tuple[str | None, ...]:
    return tuple(person.get("sides") or ()) or (None,)
