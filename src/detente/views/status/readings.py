"""Readings: positions by issue, what is said to bind each side, third parties, perceptions, forecasts not decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.model.record import Json, Record
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import day_and_id, latest, most_telling


def positions(asked: Asked) -> Part:
    """Each of the two sides' latest position on each issue; issues that both have a position on, then the latest."""
    newest: dict[tuple[str, str], Record] = {}
    for record in asked.of("position"):
        side, issue = record.fields.get("side"), record.fields.get("issue")
        if issue and side in asked.between:
            newest[issue, side] = record
    lines = map(asked.line, _by_issue(newest))
    return part("positions", "Positions, latest by issue", lines, listing="positions")


def _by_issue(newest: Mapping[tuple[str, str], Record]) -> list[Record]:
    """An issue's positions together: first the issues on which both sides have one, of those the last spoken of."""
    together: dict[str, list[Record]] = {}
    for (issue, _), record in sorted(newest.items()):
        together.setdefault(issue, []).append(record)
    order = sorted(together.values(), key=lambda rs: (len(rs), max(map(day_and_id, rs))), reverse=True)
    return [record for records in order for record in records]


def constraints(asked: Asked) -> Part:
    """What is said to bind one of the two at home; governments' own words first, then the latest."""
    said = (r for r in _assessments(asked, "constraint") if r.fields.get("of_side") in asked.between)
    return _ranked(asked, "constraints", "Domestic constraints", said)


def perceptions(asked: Asked) -> Part:
    """How each side is said to read the other: of one of the two, by somebody who does not speak for it."""
    said = (r for r in _assessments(asked, "perception") if _of_the_other(r, asked))
    return _ranked(asked, "readings", "Readings of the other side", said)


def forecasts(asked: Asked) -> Part:
    """Forecasts that nothing has borne out or refuted yet."""
    undecided = (r for r in _assessments(asked, "forecast") if r.fields.get("verdict") in (None, "open"))
    return _ranked(asked, "forecasts", "Forecasts not yet decided", undecided)


def third_parties(asked: Asked) -> Part:
    """What others do or say that the text ties to the two: positions and statements of a third side."""
    stances = (r for r in asked.of("position") if _third(r.fields.get("side"), asked))
    said = (r for r in asked.of("statement") if _third(_side(r.fields.get("speaker")), asked))
    lines = map(asked.line, [*latest(stances), *latest(said)])
    return part("third_parties", "Third parties", lines, listing="statements")


def _ranked(asked: Asked, name: str, title: str, records: Iterable[Record]) -> Part:
    return part(name, title, map(asked.line, most_telling(records, asked.sources)), listing="assessments")


def _assessments(asked: Asked, type: str) -> Iterable[Record]:
    return (r for r in asked.of("assessment") if r.fields.get("type") == type)


def _of_the_other(record: Record, asked: Asked) -> bool:
    of = record.fields.get("of_side")
    return of in asked.between and _side(record.fields.get("holder")) != of


def _third(side: str | None, asked: Asked) -> bool:
    return side is not None and side not in asked.between


def _side(actor: Json) -> str | None:
    return actor.get("side") if isinstance(actor, Mapping) else None
