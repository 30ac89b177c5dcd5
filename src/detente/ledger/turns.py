"""The turns of a record: each state that it was in from a day on, once; what a timeline is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.model.record import Json, Record
from detente.model.when import When, parse_when

HISTORY: Mapping[str, str] = MappingProxyType({"engagement": "history", "channel": "transitions"})
STATE: Mapping[str, str] = MappingProxyType({"engagement": "status", "channel": "state"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A state from a day on. `place` counts it among the record's own; `step` is None of a record without history."""

    place: int
    when: When
    state: str | None
    step: Mapping[str, Json] | None


def turns_of(record: Record) -> list[Turn]:
    """The dated turns of a record, without those whose state and day another one tells as narrowly or more so."""
    steps = record.fields.get(HISTORY.get(record.kind, "")) or []
    dated = [(step, when) for step in steps if (when := parse_when(step.get("when")))]
    turns = [
        Turn(place=place, when=when, state=step.get(STATE[record.kind]), step=step)
        for place, (step, when) in enumerate(dated)
    ]
    if not dated and record.facets.when:
        turns = [Turn(place=0, when=record.facets.when, state=record.facets.status, step=None)]
    return _unrepeated(turns)


def _unrepeated(turns: list[Turn]) -> list[Turn]:
    kept: list[Turn] = []
    for turn in sorted(turns, key=lambda t: t.when.width):
        if not any(turn.state == other.state and turn.when.overlaps(other.when) for other in kept):
            kept.append(turn)
    return [turn for turn in turns if turn in kept]
