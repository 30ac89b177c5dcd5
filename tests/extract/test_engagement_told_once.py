"""What is no engagement of its own: more told of a call, signals and other papers, firms that are welcomed."""

from __future__ import annotations

import pytest

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
