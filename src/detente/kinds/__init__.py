"""The kinds of record: one file a kind, with its fields, when two claims are about the same thing, how they fold."""

from __future__ import annotations

from detente.kinds import (
    assessment,
    channel,
    commitment,
    dated,
    deed,
    engagement,
    event,
    incident,
    measure,
    person,
    position,
    statement,
)
from detente.model.kind import Kind

__all__ = ["KEPT", "KINDS", "kind_named"]

KINDS: tuple[Kind, ...] = (
    engagement.KIND,
    channel.KIND,
    commitment.KIND,
    measure.KIND,
    incident.KIND,
    position.KIND,
    assessment.KIND,
    event.KIND,
    statement.KIND,
    person.KIND,
    dated.KIND,
)
"""Every kind that the ledger lists."""

KEPT: tuple[Kind, ...] = (*KINDS, deed.KIND)
"""Every kind that the ledger keeps: beside these the deeds that tell what came of pledges."""


def kind_named(name: str) -> Kind:
    """The kind of this name ("engagement") or listing ("engagements"). Raises KeyError where there is none."""
    for kind in KINDS:
        if name in (kind.name, kind.listing):
            return kind
    raise KeyError(name)
