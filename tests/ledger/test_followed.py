"""What came of pledges, read off later reports."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.followed import with_follow_through
from detente.model.record import Facets, Record
from detente.model.when import When

STEP = {"document": "doc-2", "known_from": "2024-06-02", "by": None, "cause": None, "evidence": [{"text": "met"}]}


def record(kind: str, fields: dict[str, Any], sides: tuple[str, ...], **facets: Any) -> Record:
    """A record of these fields between these sides."""
    return Record(
        id=f"{kind}-1",
        kind=kind,
        fields=fields,
        facets=Facets(sides=sides, **facets),
        evidence=(),
        documents=("doc-2",),
        claims=(),
        origins=1,
        confidence=0.5,
    )


def pledge(text: str, *, due: str | None = None, status: str = "made", persons: tuple[str, ...] = ()) -> Record:
    """A pledge between Peru and Chile, made on 10 January 2024."""
    fields = {"text": text, "due": due, "status": status, "made_on": "2024-01-10", "follow_through": []}
    fields["by"] = [{"name": None, "role": None, "body": None, "side": "PER"}]
    return record("commitment", fields, ("CHL", "PER"), persons=persons, status=status)


def engagement(form: str, day: str, status: str = "held", sides: tuple[str, ...] = ("CHL", "PER")) -> Record:
    """An engagement on a day."""
    fields = {"form": form, "status": status, "history": [{"status": status, "when": day, **STEP}]}
    return record("engagement", fields, sides, when=When(day), status=status)


def channel(subject: str, state: str, day: str) -> Record:
    """A line between the two that changed its state on a day."""
    return record(
        "channel", {"subject": subject, "transitions": [{"state": state, "when": day, **STEP}]}, ("CHL", "PER")
    )


def measure(type: str, day: str) -> Record:
    """An act of Peru against Chile."""
    fields = {"type": type, "announced": day, "in_force": None, "by": [{"side": "PER"}], "against": [{"side": "CHL"}]}
    return record("measure", fields, ("CHL", "PER"))


def came(of: Record, *others: Record, heard: date | None = None) -> str:
    """What became of the pledge."""
    return str(with_follow_through(of, others, made=date(2024, 1, 10), heard=heard).facets.status)


@pytest.mark.parametrize(
    ("text", "other", "status"),
    [
        ("hold talks on fishing in the spring", engagement("talks", "2024-04-02"), "kept"),
        ("visit Santiago later this year", engagement("visit", "2024-08-20"), "kept"),
        ("meet often", engagement("meeting", "2024-04-02"), "in_progress"),
        ("restore the coast guard hotline", channel("coast guard hotline", "resumed", "2024-03-01"), "kept"),
        (
            "use the coast guard hotline in every case",
            channel("coast guard hotline", "open", "2024-03-01"),
            "in_progress",
        ),
        ("keep the coast guard hotline open", channel("coast guard hotline", "suspended", "2024-03-01"), "broken"),
        ("refrain from new tariffs", measure("tariff", "2024-05-05"), "broken"),
        ("bring in tariffs on steel", measure("tariff", "2024-05-05"), "kept"),
    ],
)
def test_a_later_report_tells_what_came_of_it(text: str, other: Record, status: str) -> None:
    """Meetings keep pledges to meet, lines pledges about lines, and measures keep or break pledges about them."""
    told = with_follow_through(pledge(text), [other], made=None, heard=None)
    assert told.facets.status == told.fields["status"] == status
    assert [(item["record"], item["document"]) for item in told.fields["follow_through"]] == [(other.id, "doc-2")]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("hold talks on fishing", engagement("talks", "2024-01-09")),
        ("hold talks on fishing", engagement("talks", "2024-04-02", status="planned")),
        ("hold talks on fishing", engagement("talks", "2024-04-02", sides=("BOL", "PER"))),
        ("hold talks on fishing", engagement("talks", "2026-04-02")),
        ("visit Santiago", engagement("call", "2024-04-02")),
        ("buy more copper", engagement("meeting", "2024-04-02")),
        ("reopen the border post", channel("coast guard hotline", "open", "2024-03-01")),
        ("refrain from new tariffs", measure("visa", "2024-05-05")),
    ],
)
def test_what_does_not_bear_on_it_changes_nothing(text: str, other: Record) -> None:
    """Earlier, only planned, other sides, other acts, years later: the pledge stands as it was made."""
    assert came(pledge(text), other) == "made"


def test_people_who_pledge_to_meet_must_meet() -> None:
    """A meeting of two ministers keeps no pledge of two presidents."""
    assert came(pledge("meet again", persons=("Dina Boluarte",)), engagement("meeting", "2024-04-02")) == "made"


@given(heard=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_a_due_day_that_passed_without_word(heard: date | None) -> None:
    """A pledge of which nothing is told has no evidence once its sides were heard of after its day, never before."""
    due = pledge("publish the accounts", due="2024-03-31")
    passed = heard is not None and heard > date(2024, 3, 31)
    assert came(due, heard=heard) == ("no_evidence" if passed else "made")
    assert came(pledge("publish the accounts"), heard=heard) == "made"


def test_a_pledge_told_only_after_its_day_needs_a_later_word() -> None:
    """The document that tells of it is no witness that nothing came of it."""
    old = pledge("publish the accounts", due="2024-01-02")
    assert came(old, heard=date(2024, 1, 10)) == "made"
    assert came(old, heard=date(2024, 1, 11)) == "no_evidence"


@given(order=st.permutations([("open", "2024-03-01"), ("suspended", "2024-06-01"), ("resumed", "2024-09-01")]))
def test_the_order_of_reports_does_not_count(order: list[tuple[str, str]]) -> None:
    """What came of it goes by the days on which it happened, whichever report is looked at first."""
    line = "coast guard hotline"
    told = [channel(line, state, day) for state, day in order]
    whole = with_follow_through(pledge(f"open a {line}"), told, made=None, heard=None)
    assert [item["status"] for item in whole.fields["follow_through"]] == ["kept", "broken", "kept"]


def test_what_a_text_itself_says_came_of_it_stands() -> None:
    """A pledge told as kept or only sought is not judged anew."""
    late = channel("coast guard hotline", "suspended", "2024-03-01")
    assert came(pledge("keep the coast guard hotline open", status="kept"), late) == "kept"
    assert came(pledge("keep the coast guard hotline open", status="sought"), late) == "sought"


def test_the_last_report_decides() -> None:
    """Opened, then shut again: broken, with both reports kept in order."""
    line = "coast guard hotline"
    both = channel(line, "suspended", "2024-09-01"), channel(line, "open", "2024-03-01")
    told = with_follow_through(pledge(f"open a {line}"), both, made=None, heard=None)
    assert [item["status"] for item in told.fields["follow_through"]] == ["kept", "broken"]
    assert told.facets.status == "broken"
