"""What one place of a document says of an engagement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.actor import Actor
from detente.model.when import When

EngagementForm = Literal["visit", "meeting", "call", "talks", "summit", "letter", "transit", "demarche"]
EngagementStatus = Literal[
    "possible", "planned", "invited", "agreed", "under_way", "held", "postponed", "cancelled", "declined"
]
TO_COME: frozenset[str] = frozenset({"possible", "planned", "invited", "agreed"})
"""States of what has not begun."""
CALLED_OFF: frozenset[str] = frozenset({"postponed", "cancelled", "declined"})
"""States of what did not take place as planned."""
Level = Literal["leaders", "ministers", "officials"]
Outcome = Literal["raised", "discussed", "agreed", "refused"]

_FAMILIES = {"transit": "visit", "talks": "meeting", "summit": "meeting"}


def family(form: str) -> str:
    """Forms that one document may use of what another calls by a neighbouring name: talks are a meeting."""
    return _FAMILIES.get(form, form)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An issue on the table, who put it there and what became of it."""

    issue: str
    raised_by: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What one place of a document says of an engagement.

    Of a visit the participants are the visitors and the hosts named as met; `host` is the side visited. `when` is the
    day of the engagement, or of a plan the day planned for. `by` and `cause` are who brought this status about and
    why, in the document's words. `status` is None where the words refer to the engagement and leave it open.
    """

    form: EngagementForm
    participants: tuple[Actor, ...] = ()
    level: Level | None = None
    host: str | None = None
    place: str | None = None
    when: When | None = None
    status: EngagementStatus | None = None
    by: Actor | None = None
    cause: str | None = None
    issues: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
