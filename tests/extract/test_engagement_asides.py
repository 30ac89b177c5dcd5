"""What is told beside the main verb: stays, calls by any verb, acts done together, days that were moved."""

from __future__ import annotations

import pytest

from engagements_told import told

EIDE = "Norwegian Foreign Minister Espen Barth Eide"
BRAZE = "Latvian Foreign Minister Baiba Braze"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{EIDE}, in Riga for talks with {BRAZE}, said the cable was safe.", "Riga"),
        (f"In Riga for talks with {BRAZE}, {EIDE} said the cable was safe.", "Riga"),
        (f"{EIDE}, in Riga in May, asked for more ships.", "Riga"),
        (f"{EIDE} was received in Riga like an old friend.", "Riga"),
        (f"{EIDE} left Riga on Monday.", "Riga"),
        (f"{EIDE} is due in the Latvian town of Jelgava next week.", "Jelgava"),
        (f"{EIDE} had been to Riga and liked it.", "Riga"),
    ],
)
def test_a_stay_is_told_by_more_than_verbs_of_travel(text: str, place: str) -> None:
    """Whoever is somewhere for something, was received there or left it was there."""
    (stay,) = [e for e in told(text) if e.form == "visit"]
    assert stay.place == place
    assert next(p.name for p in stay.participants) == "Espen Barth Eide"


@pytest.mark.parametrize(
    "text",
    [
        f"{EIDE} told {BRAZE} by phone that the cable was safe.",
        f"{EIDE} explained the delay to {BRAZE} over the telephone.",
        f"{EIDE} took a call from {BRAZE}.",
        f"{EIDE} and {BRAZE} met in a video conference.",
    ],
)
def test_a_call_is_told_by_any_verb_beside_a_telephone(text: str) -> None:
    """Whoever tells somebody of another state something by telephone calls him."""
    (call,) = told(text)
    assert call.form == "call"
    assert {p.side for p in call.participants} == {"NOR", "LVA"}


@pytest.mark.parametrize(
    "text",
    [
        f"{EIDE} and {BRAZE} danced in Riga.",
        f"{EIDE} spent two hours with {BRAZE}.",
        f"{EIDE} crossed paths with {BRAZE} in Riga.",
        f"{BRAZE} has granted {EIDE} an audience.",
        f"{EIDE} flew to Riga to brief {BRAZE}.",
        f"{EIDE} pleaded with {BRAZE} over lunch.",
    ],
)
def test_what_two_do_together_is_a_meeting(text: str) -> None:
    """Two of two states who do something at one place, or with each other, met."""
    (meeting,) = [e for e in told(text) if e.form != "visit"]
    assert {p.side for p in meeting.participants} == {"NOR", "LVA"}


@pytest.mark.parametrize(
    "text",
    [
        f"{EIDE} and {BRAZE} condemned the raid in Kabul.",
        f"{EIDE} and {BRAZE} were born in Riga.",
        f"{EIDE} sided with {BRAZE} on Monday.",
        f"{EIDE} rejected a call from {BRAZE} for more ships.",
    ],
)
def test_what_two_do_apart_is_none(text: str) -> None:
    """Opinions, births and appeals bring nobody together."""
    assert [e for e in told(text) if e.form != "visit"] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{EIDE} was to have met {BRAZE} in Riga.", "cancelled"),
        (f"{EIDE} had been due in Riga on Monday.", "cancelled"),
        (f"{EIDE} has shelved a trip to Riga.", "cancelled"),
        ("A meeting of the Norwegian and Latvian ministers set for this week did not take place.", "cancelled"),
        (f"{EIDE} has been to Riga.", "held"),
    ],
)
def test_what_was_to_have_been_was_not(text: str, status: str) -> None:
    """A plan told as past, or that did not take place, was called off."""
    assert {e.status for e in told(text)} == {status}


def test_a_meeting_counted_is_no_other() -> None:
    """Counting a meeting as the third of its year only tells more of the one of its sentence."""
    assert len(told(f"{EIDE} hosted {BRAZE} in Oslo on Sunday, their third meeting this year.")) == 1


def test_a_meeting_on_the_margins_is_where_and_when_the_gathering_is() -> None:
    """Place and month may stand at the gathering."""
    (meeting,) = told(f"{EIDE} will meet {BRAZE} on the sidelines of a forum in Davos in January.")
    assert meeting.place == "Davos"
    assert str(meeting.when).endswith("-01")
