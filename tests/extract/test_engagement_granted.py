"""What a sentence takes for granted of an engagement, thanks for, remembers or needs, and who "they" are not."""

from __future__ import annotations

import pytest

from detente.model.when import When
from engagements_told import told


@pytest.mark.parametrize(
    "text",
    [
        "President Emmanuel Macron raised the possibility of some kind of talks with Chancellor Olaf Scholz.",
        "President Emmanuel Macron said that a meeting with Chancellor Olaf Scholz is needed for that.",
    ],
)
def test_what_may_come_or_is_needed_is_possible(text: str) -> None:
    """The possibility "of some kind of" talks, and a meeting that is needed, are possible ones."""
    assert [e.status for e in told(text)] == ["possible"]


def test_a_known_meeting_is_not_doubted_with_what_is_said_of_it() -> None:
    """Whether somebody may tell of the mood in the meeting says nothing of whether the meeting was or will be."""
    text = "Macron may tell us about the mood during the meeting with Chancellor Olaf Scholz."
    assert [e.status for e in told(text)] == [None]


def test_what_one_is_grateful_for_was_held() -> None:
    """Gratitude that one "wishes to voice" for today's meeting is for one that was held."""
    text = (
        "\"We wish to voice our gratitude to President Emmanuel Macron and Chancellor Olaf Scholz for today's "
        'meeting," said President Andrzej Duda.'
    )
    assert {e.status for e in told(text)} == {"held"}


def test_a_pleasure_that_one_had_is_of_its_year() -> None:
    """Whom one "had the pleasure of hosting" in 2015 was there then."""
    text = '"In 2015 I had the pleasure of hosting Chancellor Angela Merkel in Rome," President Sergio Mattarella said.'
    (visit,) = told(text)
    assert (visit.status, visit.when) == ("held", When("2015"))


def test_the_title_of_a_question_is_not_of_the_day_of_what_follows() -> None:
    """What a question opens with ("Q — the meeting with X: He said today …") is not dated by the words behind it."""
    text = "Reporters asked about bread.\nQ — the meeting with Chancellor Olaf Scholz: He had some words for us today."
    assert When("2019-05-15") not in [e.when for e in told(text, side="FRA")]


def test_they_who_met_others_did_not_meet_each_other() -> None:
    """Two who, as "they", held talks with experts held none with each other by that."""
    text = "President Emmanuel Macron met Chancellor Olaf Scholz in Paris. They held talks with a range of experts."
    assert [e.form for e in told(text)] == ["meeting"]


def test_what_is_remembered_is_not_the_day_of_the_readout() -> None:
    """A readout of today's talks, in which they met "in Moscow in June, I believe, of last year", is of today."""
    text = (
        "President of Serbia Tomislav Nikolic met with President of Russia Vladimir Putin. "
        "Tomislav Nikolic: We met in Oslo in March 2018. Thank you for our meeting."
    )
    days = {str(e.when) for e in told(text, side="SRB") if e.place is None}
    assert "2019-05-15~" in days
    assert "2018-03" not in days


@pytest.mark.parametrize(
    "text",
    [
        "President Emmanuel Macron and Chancellor Olaf Scholz talked to the troops.",
        "President Emmanuel Macron, in consultation with Chancellor Olaf Scholz, shall set the duty.",
    ],
)
def test_two_who_speak_to_others_do_not_speak_to_each_other(text: str) -> None:
    """Who talked to the troops did not talk to each other, nor does a clerk who sets duties "in consultation with"."""
    assert told(text) == []
