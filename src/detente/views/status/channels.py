"""Lines of communication: their state, since when, who shut or reopened them and in answer to what."""

from __future__ import annotations

from collections.abc import Mapping

from detente.model.record import Json, Record
from detente.views.headline import actors
from detente.views.line import Line, evidence_of, line
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked

SHUT = frozenset({"suspended", "terminated", "refused", "not_restored"})
"""States in which nobody speaks through it."""


def channels(asked: Asked) -> Part:
    """Every channel; those that are shut first, then by the day of the last turn, latest first."""
    known = sorted(asked.of("channel"), key=_turned, reverse=True)
    known.sort(key=lambda r: (r.facets.status not in SHUT, r.facets.status is None))
    return part("channels", "Lines of communication", (_line(asked, r) for r in known), most=10)


def _turned(record: Record) -> tuple[str, str]:
    last = last_turn(record)
    return str((last or {}).get("when") or (last or {}).get("known_from") or ""), record.id


def last_turn(record: Record) -> Mapping[str, Json] | None:
    """The transition that left the channel in its state, or None where nothing is told."""
    state, turns = record.fields.get("state"), record.fields.get("transitions") or []
    return next((turn for turn in reversed(turns) if turn.get("state") == state), None)


def _line(asked: Asked, record: Record) -> Line:
    turn = last_turn(record)
    return line(
        record,
        asked.sources,
        note=_since(turn) if turn else None,
        evidence=evidence_of(turn) if turn else None,
    )


def _since(turn: Mapping[str, Json]) -> str | None:
    """Since when, by whom and in answer to what, as far as it is told."""
    when = f"since {turn['when']}" if turn.get("when") else f"as told on {turn.get('known_from') or 'an unknown day'}"
    by = actors(turn.get("by"))
    return ", ".join(filter(None, [when, by and f"by {by}", turn.get("cause")]))
