"""Lines of communication: their state, since when, who shut or reopened them and in answer to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.ledger.ranks import last_turn
from detente.model.ranked import Ranked
from detente.model.record import Json, Record
from detente.views.headline import actors
from detente.views.line import Line, evidence_of, line
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked


def channels(asked: Asked) -> Part:
    """Every channel; those that are shut first, then by the day of the last turn, latest first."""
    found = asked.first("channels", Ranked(kinds=("channel",), order="shut"))
    lines = (_line(asked, r) for r in found.records)
    return part("channels", "Lines of communication", lines, listing="channels", more=found.more)


def _line(asked: Asked, record: Record) -> Line:
    turn = last_turn(record.fields)
    if turn is None:
        return asked.line(record)
    told = line(record, None, note=_brought_about(turn), evidence=evidence_of(turn))
    return replace(told, when=turn.get("when"))


def _brought_about(turn: Mapping[str, Json]) -> str | None:
    """By whom and in answer to what, as far as it is told."""
    by = actors(turn.get("by"))
    return ", ".join(filter(None, [by and f"by {by}", turn.get("cause")])) or None
