"""Folding: what a group of claims adds up to, with people's corrections on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.ledger.copies import any_of
from detente.ledger.fold import Source, complete, confidence_by_document, correct, fold
from detente.ledger.reviews import Decisions
from detente.model.claim import Claim
from detente.model.record import Conflict, Facets, Folded
from detente.model.review import Review
from detente.model.when import When
from synthetic import THING, Thing, make_claim, make_document

ONE = make_document("The envoys of both sides sat down in Geneva on Monday, two officials said.", date(2023, 3, 1))
TWO = make_document("In Vienna, not in Geneva, the envoys had met, a third official insisted later.", date(2023, 3, 9))
A = make_claim(ONE, 0, names=["ada"], place="Geneva", confidence=0.5)
B = make_claim(TWO, 11, names=["ada"], place="Vienna", confidence=0.8)


def _source(claim: Claim[Thing]) -> Source:
    evidence = tuple(replace(e, claim=claim.id) for e in claim.evidence)
    return Source(id=claim.id, document=claim.place.document, evidence=evidence, confidence=claim.confidence)


def _correction(field: str, value: object) -> Review:
    return Review(id="rev-1", action="correct", claims=(A.id,), by="Nora", at="2024-01-01", field=field, value=value)


def test_a_record_knows_its_claims_and_documents() -> None:
    """Its id is that of the earliest claim; documents stand in order of publication; evidence names its claim."""
    record = complete(fold(THING, (A, B), Decisions(), None), [_source(A), _source(B)])
    assert (record.id, record.claims, record.documents) == (A.id, (A.id, B.id), (ONE.id, TWO.id))
    assert [e.claim for e in record.evidence] == [A.id, B.id]
    assert record.confidence == pytest.approx(0.9)


def test_a_correction_settles_its_field() -> None:
    """The corrected value stands, its rivals are settled, what the documents told stays; facets follow."""
    record = fold(THING, (A, B), Decisions(corrections=(_correction("place", "Bern"),)), None)
    assert (record.fields["place"], record.facets.status, record.review) == ("Bern", "Bern", "corrected")
    assert record.conflicts == ()
    assert {t.value for t in record.told} == {"Geneva", "Vienna"}


def test_a_correction_holds_only_where_its_claims_are() -> None:
    """A correction of claims that are not in the group leaves it alone."""
    record = fold(THING, (B,), Decisions(corrections=(_correction("place", "Bern"),)), None)
    assert (record.fields["place"], record.review) == ("Vienna", None)


FOLDED = Folded(
    fields={
        "participants": [{"name": "Ada Lind", "side": "SWE"}, {"name": "Bo Ek", "side": "NOR"}],
        "host": "SWE",
        "when": "2023-03",
        "said_on": None,
        "issues": ["trade"],
    },
    facets=Facets(sides=("NOR", "SWE"), persons=("Ada Lind", "Bo Ek"), issues=("trade",), when=When("2023-03")),
    conflicts=(Conflict(field="when", values=(("2023-03", ("d",)), ("2023-05", ("e",)))),),
)


@pytest.mark.parametrize(
    ("field", "value", "facets"),
    [
        ("when", "2023-04-02", {"when": When("2023-04-02")}),
        ("when", None, {"when": None}),
        ("host", "DNK", {"sides": ("DNK", "NOR", "SWE")}),
        ("issues", ["fish"], {"issues": ("fish",)}),
        ("said_on", "2023-04", {"when": When("2023-03")}),
        (
            "participants",
            [{"name": "Ida Dal", "side": "DNK"}],
            {"sides": ("DNK", "SWE"), "persons": ("Ida Dal",)},
        ),
    ],
)
def test_a_corrected_record_is_found_by_its_new_values(field: str, value: object, facets: dict[str, object]) -> None:
    """Filters see what a person corrected, not what was read."""
    found = correct(FOLDED, _correction(field, value))
    assert found.fields[field] == value
    assert {name: getattr(found.facets, name) for name in facets} == facets


def test_confidence_of_independent_sources() -> None:
    """Two sources of one half each make three quarters; of one document the surest claim counts; none is no chance."""
    assert any_of([0.5, 0.5]) == 0.75
    assert any_of([]) == 0.0
    assert confidence_by_document([_source(A), _source(make_claim(ONE, 22, confidence=0.9))]) == {ONE.id: 0.9}
