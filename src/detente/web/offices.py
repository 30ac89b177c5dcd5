"""A person's offices as pages show them: what is plainly an office first, then all else that texts put before names."""

from __future__ import annotations

from dataclasses import dataclass

from detente.lexicon.offices import Offices
from detente.model.record import Json, Record

SHOWN = 3
"""Offices of each person that stand in a list of people."""


@dataclass(frozen=True, slots=True)
class Held:
    """Roles of one person, each as the contract prints it: `plain` offices, and `others` that a text gives them."""

    plain: tuple[Json, ...]
    others: tuple[Json, ...]

    @property
    def first(self) -> tuple[Json, ...]:
        """Those that stand in a list."""
        return (*self.plain, *self.others)[:SHOWN]

    @property
    def more(self) -> int:
        """How many more there are."""
        return len(self.plain) + len(self.others) - len(self.first)


def held(person: Record, offices: Offices) -> Held:
    """The roles that documents tell of; where none is plainly an office, all count as one."""
    roles = tuple(person.fields.get("roles") or ())
    plain = tuple(role for role in roles if offices.is_plain(str(role.get("title") or "")))
    if not plain:
        return Held(roles, ())
    return Held(plain, tuple(role for role in roles if role not in plain))
