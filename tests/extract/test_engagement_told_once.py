"""What is no engagement of its own: more told of a call, signals and other papers, firms that are welcomed."""

from __future__ import annotations

import pytest

from detente.model.when import When
from engagements_told import told

CALLED = "President Gabriel Boric spoke by telephone with Prime Minister Jonas Gahr Støre on Monday. "
MET = "President Gabriel Boric met Prime Minister Jonas Gahr Støre in Oslo on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        "Boric and Støre also conferred on the catch of salmon.",
        "The two leaders had a long discussion, in particular on the supply of cod to Chile.",
    ],
)
def test_what_two_discussed_in_a_call_is_that_call(text: str) -> None:
    """Where a text tells of a call, what the two also conferred on is told of it, and nobody was anywhere."""
    (call,) = told(CALLED + text)
    assert call.form == "call"


def test_talks_of_another_day_are_not_the_call() -> None:
    """What two discussed before the call is another engagement."""
    assert len(told(CALLED + "Boric and Støre had also conferred in Lima last month.")) > 1


@pytest.mark.parametrize(
    "text",
    [
        "President Gabriel Boric sent an unmistakable message to President Vladimir Putin.",
        "What is President Boric's message to President Vladimir Putin?",
        "Norway and Chile signed a letter of intent to share data.",
        "Boric and Støre will write books on salmon for their schools.",
    ],
)
def test_signals_papers_and_books_are_no_letters(text: str) -> None:
    """What others are meant to understand, what is signed and what is written for readers is sent to nobody."""
    assert [e for e in told(text) if e.form == "letter"] == []


def test_a_message_that_is_sent_is_a_letter() -> None:
    """Without such a word, what somebody sends to somebody is a letter."""
    (letter,) = told("President Gabriel Boric sent a message to King Harald V of Norway.")
    assert letter.form == "letter"


def test_wishes_extended_in_a_call_are_part_of_it() -> None:
    """Greetings that one extends to the other where they speak are no letter; those that he had sent are."""
    assert [e.form for e in told(CALLED + "Boric extended his greetings to Støre.")] == ["call"]
    assert {e.form for e in told(CALLED + "Earlier, Boric sent his greetings to Støre.")} == {"call", "letter"}


@pytest.mark.parametrize(
    "text",
    [
        "President Boric and Prime Minister Støre welcomed Equinor's plant in Chile.",
        "The two leaders called for the miners to be freed.",
        "Nobody had asked Boric since he came to power in Chile.",
        "If the two governments are prepared to talk, salmon will be cheap again.",
    ],
)
def test_plants_and_power_are_no_engagements(text: str) -> None:
    """Nobody met a plant, telephoned for somebody's release, or travelled to power."""
    assert len(told(MET + text)) == len(told(MET)) + sum(e.status == "possible" for e in told(MET + text))


def test_nor_denies_what_it_joins() -> None:
    """Who "has not met X nor spoken with him" did neither."""
    assert told("President Gabriel Boric has not met Prime Minister Støre nor spoken with him.") == []


def test_a_visit_on_which_others_built_is_not_of_the_meeting() -> None:
    """In a readout "building on the visit to Bergen" tells of an earlier one: the meeting was elsewhere."""
    text = (
        "Readout of President Boric's Meeting with Prime Minister Støre\n\nPresident Gabriel Boric met today with "
        "Prime Minister Jonas Gahr Støre of Norway. Building on President Boric's visit to Bergen, both agreed on cod."
    )
    meeting = next(e for e in told(text, side="CHL") if e.form == "meeting")
    assert meeting.place is None
    assert [e.when for e in told(text, side="CHL") if e.form == "visit"] == [None]


def test_a_speaker_who_says_that_we_meet_is_meeting() -> None:
    """In a speech "today we meet again" tells of what is going on; in a report "he meets her today" of a plan."""
    speech = "PRESIDENT BORIC: Thank you. And today, Prime Minister, we meet again.\n\nPRIME MINISTER STØRE: We do."
    assert "planned" not in {e.status for e in told(speech)}
    assert {e.status for e in told("President Boric meets Prime Minister Støre in Oslo today.")} == {"planned"}


def test_a_king_met_in_london_is_none_of_the_other_state() -> None:
    """Whoever a premier is to meet "while in London" is not of the state of which a long briefing tells most."""
    matters = "Norway thanked Chile. The catch of Chile was good. Norway bought all of it. " * 20
    text = matters + "Prime Minister Støre of Norway will fly to London. While in London, he will meet King Charles."
    (meeting,) = (e for e in told(text) if e.form == "meeting")
    assert "CHL" not in {p.side for p in meeting.participants}


def test_the_purpose_of_a_journey_is_that_of_whose_it_is() -> None:
    """Who discuss somebody's trip "to attend the summit and meet X" do neither themselves."""
    text = (
        "Readout of Minister Espen Barth Eide's call with Minister Alberto van Klaveren\n\nMinister Espen Barth "
        "Eide spoke with Foreign Minister Alberto van Klaveren of Chile. They discussed Prime Minister Jonas Gahr "
        "Støre's June trip to Peru to attend the APEC Summit and meet with President Dina Boluarte."
    )
    for one in told(text, side="NOR"):
        named = {(p.name or "").split()[-1] for p in one.participants}
        assert not ({"Støre", "Boluarte"} & named and {"Eide", "Klaveren"} & named)
    assert [e.form for e in told(text, side="NOR") if e.participants[0].name == "Jonas Gahr Støre"]


def test_who_is_called_on_a_flight_is_not_called_on() -> None:
    """Whoever "called her on the flight to Lima" telephoned; whoever "called on her" went there."""
    start = "On Monday President Gabriel Boric "
    assert {e.form for e in told(start + "called President Dina Boluarte on the flight from Oslo to Lima.")} <= {"call"}


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Just to make it very clear: Has President Boric spoken with Prime Minister Støre since then?", 0),
        ("On President Boric's meeting with Prime Minister Støre next week: Can you tell us more?", 1),
        ("If President Boric had met Prime Minister Støre in 2009, cod would be cheap.", 0),
    ],
)
def test_a_question_takes_for_granted_only_what_it_is_about(text: str, told_of: int) -> None:
    """Whether somebody has spoken is asked behind a colon, too; what stands before it is taken for granted."""
    assert len(told(text)) == told_of


def test_a_meeting_with_somebody_unknown_is_the_nearest() -> None:
    """After "met with the Roe family" the president's "meeting" is that, not one with a state told of before."""
    asked = "President Gabriel Boric met with the Aguirre family on Monday. How does his meeting change the law? "
    talks = "President Boric had talks with Prime Minister Jonas Gahr Støre of Norway in Oslo on May 9. "
    assert all("NOR" not in {p.side for p in e.participants} for e in told(talks + "Bread is dear. " + asked)[1:])


def test_now_we_meet_is_of_the_day_of_the_speech() -> None:
    """The day of the sentence before is not that of "and now we meet in Oslo"."""
    speech = (
        "PRESIDENT BORIC: Thank you, Prime Minister Støre. I met you in Rome last week. And now we meet in Oslo. I "
        "like it.\n\nPRIME MINISTER STØRE: So do we. Cod is dear.\n\nPRESIDENT BORIC: I think so."
    )
    days = {e.place: e.when for e in told(speech) if e.form == "meeting"}
    assert days["Oslo"] == When("2019-05-15")
