"""Incidents: hostile or dangerous acts, with each side's account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What one place of a document says of an incident. `what` is the act in the document's words."""

    what: str
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: str | None = None
    when: When | None = None


def fold(claims: Sequence[Claim[Incident]], lexicon: Any) -> Folded:
    """What the claims about one incident add up to."""
    raise NotImplementedError


KIND = Kind(name="incident", listing="incidents", fields=Incident, fold=fold)
