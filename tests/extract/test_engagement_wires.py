"""What wire stories tell in passing: rounds of talks, who hosts them, who a counterpart is, days counted."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from detente.model.when import When
from engagements_told import told


def names(engagement: Engagement) -> set[str]:
    """Its participants by name, else office, else side."""
    return {p.name or p.role or p.side or "" for p in engagement.participants}


def test_who_arranges_a_meeting_of_others_is_not_at_it() -> None:
    """Between whom it is says who meets; what somebody only tries to arrange is possible."""
    text = (
        "Kenyan Foreign Minister Musalia Mudavadi is trying to arrange a meeting between Sudanese leader "
        "Omar Bashir and Ethiopian Prime Minister Abiy Ahmed, officials said."
    )
    (meeting,) = told(text)
    assert names(meeting) == {"Omar Bashir", "Abiy Ahmed"}
    assert meeting.status == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "Muscat hosted three rounds of talks between Egypt and Iran in April.",
        "Oman has hosted talks between Egypt and Iran, the last in April.",
    ],
)
def test_a_town_that_hosts_talks_of_others_is_their_place(text: str) -> None:
    """A town or state that only hosts rounds of talks takes no part in them."""
    (talks,) = told(text)
    assert {p.side for p in talks.participants} == {"EGY", "IRN"}
    assert talks.place in ("Muscat", "Oman")


def test_the_counterpart_is_who_holds_the_same_office() -> None:
    """An unnamed counterpart is the one person of that side whom the document names in the office."""
    text = (
        "Norwegian Foreign Minister Espen Barth Eide will fly to Riga on Friday. "
        "He will hold talks there with his Latvian counterpart on Saturday. "
        "Latvian Foreign Minister Baiba Braze said she was looking forward to the visit."
    )
    talks = [e for e in told(text) if e.form == "talks"]
    assert names(talks[0]) == {"Espen Barth Eide", "Baiba Braze"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A delayed third round of talks between Chad and Libya will be held in Tunis.", "postponed"),
        ("Talks between Chad and Libya got under way in Tunis on Wednesday.", "under_way"),
        ("Spanish Foreign Minister Josep Borrell will end his visit to Chile and fly to Peru on Friday.", "planned"),
        ("Spain is keen to arrange talks with Morocco in Madrid.", "possible"),
    ],
)
def test_how_rounds_of_talks_stand(text: str, status: str) -> None:
    """The words before "round" count for the talks, "got under way" begins them, a shared "will" plans."""
    assert {e.status for e in told(text)} == {status}


def test_who_is_not_expected_does_not_take_part() -> None:
    """What somebody is not expected to attend or do is no engagement of theirs."""
    assert told("Dutch Prime Minister Mark Rutte is not expected to visit Hungary this week.") == []


def test_days_counted_from_what_is_reported_now() -> None:
    """What something else "came two days after" was two days before the day of publication."""
    text = "The announcement came two days after the presidents of Peru and Chile held talks in Lima."
    (talks,) = told(text)
    assert talks.when == When("2019-05-13")


def test_the_day_of_a_plan_that_no_longer_stands() -> None:
    """The day for which something was originally set is not the day of the plan as it stands."""
    text = (
        "Swiss President Ueli Maurer will meet Austrian Chancellor Sebastian Kurz in Bern on June 20. "
        "The meeting was originally set for May 30."
    )
    assert {e.when for e in told(text)} == {When("2019-06-20")}


def test_an_official_of_no_known_state_is_of_the_other_of_two() -> None:
    """Where a text is about two states, who meets one of them and cannot be placed is of the other."""
    text = (
        "Mali and Niger are at odds over grazing land. Mali and Niger sent troops to the border. Deputy Prime Minister "
        "Adama Coulibaly and his Nigerien counterpart Ibrahim Yacouba held talks on Tuesday."
    )
    (talks,) = [e for e in told(text) if e.form == "talks"]
    assert {p.side for p in talks.participants} == {"MLI", "NER"}


def test_meetings_at_several_places_are_several() -> None:
    """Meetings in the plural at two places are one at each."""
    text = "Polish President Andrzej Duda and Czech President Milos Zeman will hold meetings in Krakow and Prague."
    assert {e.place for e in told(text)} == {"Krakow", "Prague"}


def test_talks_that_one_side_proposes_are_with_the_other_of_the_two() -> None:
    """Where one of the two states of a text proposes talks with nobody named, the other is meant."""
    text = "Gabon and Benin have not met for years. Benin blamed Gabon. Gabon has proposed talks in June."
    (talks,) = [e for e in told(text) if e.status == "possible"]
    assert {p.side for p in talks.participants} == {"BEN", "GAB"}
