"""Which meetings are part of which visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.ledger.visits import part_of_visit
from detente.model.record import Facets, Record
from detente.model.span import Span
from detente.model.when import When
from synthetic import make_document

DOC = make_document("The French president flew to Berlin on Sunday; on Monday he saw the chancellor.", date(2024, 6, 1))


def engagement(name: str, form: str, when: str | None, *people: tuple[str, str], status: str = "held") -> Record:
    """An engagement in Germany, of people given as (name, side)."""
    participants = [{"name": n, "role": None, "body": None, "side": side} for n, side in people]
    return Record(
        id=name,
        kind="engagement",
        fields={"form": form, "host": "DEU", "participants": participants},
        facets=Facets(
            sides=tuple(sorted({"DEU", *(side for _, side in people)})),
            persons=tuple(n for n, _ in people),
            when=When(when) if when else None,
            status=status,
        ),
        evidence=(DOC.evidence(Span(0, 10)),),
        documents=(DOC.id,),
        claims=(name,),
        origins=1,
        confidence=0.5,
    )


MACRON, SCHOLZ = ("Emmanuel Macron", "FRA"), ("Olaf Scholz", "DEU")
MEETING = engagement("meeting", "meeting", "2024-05-28", MACRON, SCHOLZ)
VISIT = engagement("visit", "visit", "2024-05-26/2024-05-28", MACRON)


def test_a_meeting_on_a_day_of_the_visit() -> None:
    """The visitor met the host's side on a day of the stay: part of the visit."""
    (link,) = part_of_visit(MEETING, [VISIT])
    assert (link.type, link.record, len(link.evidence)) == ("part_of", "visit", 1)


@pytest.mark.parametrize(
    "other",
    [
        engagement("visit", "visit", "2024-05-26/2024-05-27", MACRON),
        engagement("visit", "visit", "2024", MACRON),
        engagement("visit", "visit", None, MACRON),
        engagement("visit", "visit", "2024-05-28", ("Donald Tusk", "POL")),
        engagement("visit", "visit", "2024-05-28", SCHOLZ),
        engagement("visit", "visit", "2024-05-28", MACRON, status="postponed"),
        engagement("talks", "talks", "2024-05-28", MACRON),
        replace(VISIT, fields={**VISIT.fields, "host": None}),
    ],
    ids=lambda r: f"{r.fields['form']} {r.facets.when} {r.facets.persons} {r.facets.status}",
)
def test_what_is_no_visit_of_this_meeting(other: Record) -> None:
    """Other days, a year, another visitor, only the host, a visit called off, or no visit at all: no link."""
    assert list(part_of_visit(MEETING, [other])) == []


def test_of_two_visits_the_narrower_one() -> None:
    """Where a month and three days fit, the three days are meant; of two that fit alike neither is."""
    month = engagement("month", "visit", "2024-05", MACRON)
    assert [link.record for link in part_of_visit(MEETING, [month, VISIT])] == ["visit"]
    assert list(part_of_visit(MEETING, [VISIT, replace(VISIT, id="twin")])) == []
    assert list(part_of_visit(VISIT, [MEETING])) == []
