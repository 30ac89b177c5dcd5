"""People: who is who, with dated roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.model.actor import Role
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one document says of who a person is: the fullest name it prints, its other forms, and roles."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


def fold(claims: Sequence[Claim[Person]], lexicon: Any) -> Folded:
    """What the claims about one person add up to."""
    raise NotImplementedError


KIND = Kind(name="person", listing="people", fields=Person, fold=fold)
