"""Lines of communication: their state, since when, who shut or reopened them and in answer to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from detente.model.record import Json, Record
from detente.views.headline import actors
from detente.views.line import Line, evidence_of, line
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

_FIRST: Mapping[str | None, int] = MappingProxyType(
    {"suspended": 0, "not_restored": 0, "refused": 1, "terminated": 1, None: 3}
)
"""What is shut is looked at first; what was only named, last."""

_OTHER = 2


def channels(asked: Asked) -> Part:
    """Every channel; those that are shut first, then by the day of the last turn, latest first."""
    known = sorted(asked.of("channel"), key=_turned, reverse=True)
    known.sort(key=lambda r: _FIRST.get(r.facets.status, _OTHER))
    return part("channels", "Lines of communication", (_line(asked, r) for r in known), listing="channels")


def _turned(record: Record) -> tuple[str, str]:
    last = last_turn(record)
    return str((last or {}).get("when") or (last or {}).get("known_from") or ""), record.id


def last_turn(record: Record) -> Mapping[str, Json] | None:
    """The transition that left the channel in its state, or None where nothing is told."""
    state, turns = record.fields.get("state"), record.fields.get("transitions") or []
    return next((turn for turn in reversed(turns) if turn.get("state") == state), None)


def _line(asked: Asked, record: Record) -> Line:
    turn = last_turn(record)
    if turn is None:
        return line(record, asked.sources)
    told = line(record, asked.sources, note=_brought_about(turn), evidence=evidence_of(turn))
    return replace(told, when=turn.get("when"))


def _brought_about(turn: Mapping[str, Json]) -> str | None:
    """By whom and in answer to what, as far as it is told."""
    by = actors(turn.get("by"))
    return ", ".join(filter(None, [by and f"by {by}", turn.get("cause")])) or None
