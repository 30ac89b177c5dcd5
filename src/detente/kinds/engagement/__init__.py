"""Engagements: visits, meetings, calls, talks, summits, letters, transits, démarches."""

from detente.kinds.engagement.fields import (
    CALLED_OFF,
    TO_COME,
    AgendaItem,
    Engagement,
    EngagementForm,
    EngagementStatus,
    Level,
    Outcome,
    family,
)
from detente.kinds.engagement.fold import fold, sides
from detente.kinds.engagement.likeness import blocks, days, likeness
from detente.model.kind import Kind

__all__ = [
    "CALLED_OFF",
    "KIND",
    "TO_COME",
    "AgendaItem",
    "Engagement",
    "EngagementForm",
    "EngagementStatus",
    "Level",
    "Outcome",
    "family",
]

KIND = Kind(
    name="engagement",
    listing="engagements",
    fields=Engagement,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    days=days,
    sides=sides,
)
