"""Engagements: visits, meetings, calls, talks, summits, letters, transits, démarches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When

EngagementForm = Literal["visit", "meeting", "call", "talks", "summit", "letter", "transit", "demarche"]
EngagementStatus = Literal[
    "possible", "planned", "invited", "agreed", "under_way", "held", "postponed", "cancelled", "declined"
]
Outcome = Literal["raised", "discussed", "agreed", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An issue on the table, who put it there and what became of it."""

    issue: str
    raised_by: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What one place of a document says of an engagement.

    Of a visit the participants are the visitors and the hosts named as met; `host` is the side visited. `by` and
    `cause` are who brought this status about and why, in the document's words.
    """

    form: EngagementForm
    participants: tuple[Actor, ...] = ()
    level: Literal["leaders", "ministers", "officials"] | None = None
    host: str | None = None
    place: str | None = None
    when: When | None = None
    status: EngagementStatus | None = None
    by: Actor | None = None
    cause: str | None = None
    issues: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()


def fold(claims: Sequence[Claim[Engagement]], lexicon: Any) -> Folded:
    """What the claims about one engagement add up to."""
    raise NotImplementedError


KIND = Kind(name="engagement", listing="engagements", fields=Engagement, fold=fold)
