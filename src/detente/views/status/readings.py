"""Readings: positions by issue, what is said to bind each side, third parties, perceptions, forecasts not decided."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.record import Json, Record
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked


def positions(asked: Asked) -> Part:
    """Each of the two sides' latest position on each issue; by issue, then side."""
    latest: dict[tuple[str, str], Record] = {}
    for record in asked.of("position"):
        side, issue = record.fields.get("side"), record.fields.get("issue")
        if issue and side in asked.between:
            latest[issue, side] = record
    return part("positions", "Positions, latest by issue", (asked.line(latest[key]) for key in sorted(latest)), most=8)


def constraints(asked: Asked) -> Part:
    """What is said to bind a side at home."""
    return part("constraints", "Domestic constraints", map(asked.line, _assessments(asked, "constraint")), most=4)


def perceptions(asked: Asked) -> Part:
    """How each side is said to read the other."""
    return part("readings", "Readings of the other side", map(asked.line, _assessments(asked, "perception")), most=4)


def forecasts(asked: Asked) -> Part:
    """Forecasts that nothing has borne out or refuted yet."""
    undecided = (r for r in _assessments(asked, "forecast") if r.fields.get("verdict") in (None, "open"))
    return part("forecasts", "Forecasts not yet decided", map(asked.line, undecided), most=4)


def third_parties(asked: Asked) -> Part:
    """What others do or say that the text ties to the two: statements and positions of a third side."""
    third = (r for r in reversed(asked.of("statement")) if _outside(asked, r.fields.get("speaker")))
    stances = (
        r for r in reversed(asked.of("position")) if (r.fields.get("side") or asked.between[0]) not in asked.between
    )
    return part("third_parties", "Third parties", map(asked.line, [*stances, *third]), most=4)


def _assessments(asked: Asked, type: str) -> Iterable[Record]:
    return (r for r in reversed(asked.of("assessment")) if r.fields.get("type") == type)


def _outside(asked: Asked, speaker: Json) -> bool:
    side = (speaker or {}).get("side")
    return side is not None and side not in asked.between
