"""Readings: positions by issue, what is said to bind each side, third parties, perceptions, forecasts not decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from detente.model.ranked import Ranked
from detente.model.record import Json, Record
from detente.views.status.answer import Part, part
from detente.views.status.asked import Asked
from detente.views.status.telling import day_and_id


def positions(asked: Asked) -> Part:
    """Each of the two sides' latest position on each issue; issues that both have a position on, then the latest."""
    newest: dict[tuple[str, str], Record] = {}
    for record in asked.first("positions", Ranked(kinds=("position",), whose="own", each=True, limit=1)).records:
        newest.setdefault((record.fields["issue"], record.fields["side"]), record)
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
    found = asked.first("constraints", _assessments("constraint", "own"))
    return _part("constraints", "Domestic constraints", asked, found.records, found.more)


def perceptions(asked: Asked) -> Part:
    """How each side is said to read the other: of one of the two, by somebody who does not speak for it."""
    found = asked.first("readings", _assessments("perception", "own"))
    said = (r for r in found.records if _side(r.fields.get("holder")) != r.fields.get("of_side"))
    return _part("readings", "Readings of the other side", asked, said, found.more)


def forecasts(asked: Asked) -> Part:
    """Forecasts that nothing has borne out or refuted yet."""
    found = asked.first("forecasts", _assessments("forecast", None))
    undecided = (r for r in found.records if r.fields.get("verdict") in (None, "open"))
    return _part("forecasts", "Forecasts not yet decided", asked, undecided, found.more)


def third_parties(asked: Asked) -> Part:
    """What others do or say that the text ties to the two: positions and statements of a third side."""
    stances, said = (
        asked.first("third_parties", Ranked(kinds=(kind,), whose="third")) for kind in ("position", "statement")
    )
    records = (*stances.records, *(() if stances.more else said.records))
    more = stances.more + (len(said.records) if stances.more else 0) + said.more
    return part("third_parties", "Third parties", map(asked.line, records), listing="statements", more=more)


def _part(name: str, title: str, asked: Asked, records: Iterable[Record], more: int) -> Part:
    return part(name, title, map(asked.line, records), listing="assessments", more=more)


def _assessments(type: str, whose: Literal["own"] | None) -> Ranked:
    return Ranked(kinds=("assessment",), topic=type, whose=whose, order="weightiest")


def _side(actor: Json) -> str | None:
    return actor.get("side") if isinstance(actor, Mapping) else None
