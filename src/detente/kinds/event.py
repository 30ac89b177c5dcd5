"""Events: who did what to whom, in PLOVER 2.0 codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When

Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one place of a document says was done. `source` and `target` are a side and a PLOVER sector ("CHN GOV").

    `group` is shared by the pairs that several actors of one act make. `intensity` is PLOVER's, -10 to 10.
    """

    source: str
    plover: Plover
    target: str | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    intensity: float | None = None
    place: str | None = None
    when: When | None = None
    group: str | None = None


def fold(claims: Sequence[Claim[Event]], lexicon: Any) -> Folded:
    """What the claims about one event add up to."""
    raise NotImplementedError


KIND = Kind(name="event", listing="events", fields=Event, fold=fold)
