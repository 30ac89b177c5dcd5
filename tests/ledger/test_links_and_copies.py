"""What is settled when a record is read: its links, and how many independent origins it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.ledger.copies import filled_in_anew, origins_of
from detente.ledger.fold import fold
from detente.ledger.links import lift, with_inferred
from detente.ledger.reviews import Decisions
from detente.model.claim import ClaimLink
from detente.model.document import Document
from detente.model.record import Link
from detente.model.span import Span
from detente.model.when import When
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


CALL = make_document(
    "The President of Norway spoke today with the King of Jordan. The two leaders spoke of water and of trade in 2024.",
    date(2024, 5, 8),
    title="Call with the King of Jordan",
    publisher="The Palace",
    side="NOR",
)


def anew(**words: str) -> str:
    """The same text with other words for some."""
    text = CALL.text
    for old, new in words.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("other", "form"),
    [
        (replace(CALL, text=anew(Jordan="Oman"), title="Call with the King of Oman"), True),  # two calls on one day
        (
            replace(CALL, text=anew(water="ports"), published=When.day(date(2024, 5, 10))),
            False,
        ),  # put right two days later
        (replace(CALL, text=anew(Jordan="Oman"), published=When.day(date(2024, 5, 20))), True),
        (
            replace(CALL, text=anew(trade="tea"), published=When.day(date(2024, 5, 20))),
            False,
        ),  # no name or figure is another
        (
            replace(CALL, text=CALL.text + " It was late.", published=When.day(date(2024, 5, 20))),
            False,
        ),  # only more of it
        (replace(CALL, published=When.day(date(2024, 9, 8))), True),  # the same words after months: another call
        (replace(CALL, text=anew(Jordan="Oman"), published=When.day(date(2024, 9, 8)), publisher="Agency"), False),
        (replace(CALL, text=anew(Jordan="Oman"), published=When.day(date(2024, 9, 8)), side="SWE"), False),
        (replace(CALL, published=None), False),
    ],
)
def test_a_form_filled_in_anew_is_no_copy(other: Document, form: bool) -> None:
    """Of one official publisher, texts that differ in who, or come out long after each other, are two."""
    assert filled_in_anew(CALL, other) is form
    assert filled_in_anew(other, CALL) is form


def test_of_no_official_publisher_nothing_is_a_form() -> None:
    """Papers print one story on many days, with other names in it."""
    story, again = replace(CALL, side=None), replace(CALL, side=None, text=anew(Jordan="Oman"), title="Oman")
    assert not filled_in_anew(story, replace(again, published=When("2025-01-01")))
