"""What is settled when a record is read: its links, and how many independent origins it has."""

from __future__ import annotations

from datetime import date

from detente.ledger.copies import origins_of
from detente.ledger.fold import fold
from detente.ledger.links import lift, with_inferred
from detente.ledger.reviews import Decisions
from detente.model.claim import ClaimLink
from detente.model.record import Link
from detente.model.span import Span
from synthetic import THING, make_claim, make_document

DOC = make_document("The call came first, and the visit followed in the week after it, they said.", date(2023, 3, 1))
RECORD = fold(THING, (make_claim(DOC, 0), make_claim(DOC, 11)), Decisions(), None)


def test_links_lead_to_records() -> None:
    """Two claims' links to one thing are one link with all the evidence; to oneself or to nothing there is none."""
    links = [
        ClaimLink(type="about", target="t1", evidence=(DOC.evidence(Span(20, 30)),)),
        ClaimLink(type="about", target="t2", evidence=(DOC.evidence(Span(0, 10)),)),
        ClaimLink(type="about", target="own"),
        ClaimLink(type="part_of", target="gone"),
    ]
    (link,) = lift(RECORD, links, {"t1": "other", "t2": "other", "own": RECORD.id})
    assert (link.type, link.record) == ("about", "other")
    assert [e.start for e in link.evidence] == [0, 20]


def test_inferred_links_stand_behind_stated_ones() -> None:
    """Where a text says what something is part of, what follows from the days is not asked."""
    stated, inferred = Link(type="part_of", record="visit"), Link(type="part_of", record="tour")
    assert with_inferred((stated,), [inferred]) == (stated,)
    assert with_inferred((Link(type="about", record="visit"),), [inferred])[1] == inferred


def test_copies_count_once() -> None:
    """Of three documents two are copies through a fourth: two origins, the surest of each counts."""
    count, confidence = origins_of({"a": 0.5, "b": 0.75, "c": 0.5}, [("a", "x"), ("b", "x"), ("y", "z")])
    assert (count, confidence) == (2, 0.875)
