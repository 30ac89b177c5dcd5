"""What wire stories tell in passing: rounds of talks, who hosts them, who a counterpart is, days counted."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from detente.model.when import When
from engagements_told import told


def names(engagement: Engagement) -> set[str]:
    """Its participants by name, else office, else side."""
    return {p.name or p.role or p.side or "" for p in engagement.participants}


SALVINI = "Italian Interior Minister Matteo Salvini"
MUSCAT = "Maltese Prime Minister Joseph Muscat"


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


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Joint Commission of Chad and Sudan will convene in Abeche on June 3.", {"TCD", "SDN"}),
        ("Laos and Thailand have a joint border committee. The committee last sat in Pakse in March.", {"LAO", "THA"}),
        ("A technical working group of Laos and Thailand gathered in Pakse on Monday.", {"LAO", "THA"}),
        ("Laos and Thailand quarrel. Experts of the two countries met in Pakse on Monday.", {"LAO", "THA"}),
        ("Laos wrote to Thailand. A finance ministers' meeting was scrapped.", {"LAO", "THA"}),
        ("Laos blamed Thailand. The defence ministers saw each other in Pakse on Monday.", {"LAO", "THA"}),
        ("A session of the Trilateral Contact Group was held in Minsk on Tuesday.", {"UKR", "RUS", "OSCE"}),
    ],
)
def test_bodies_and_people_of_both_sides_meet(text: str, sides: set[str]) -> None:
    """A body that two states share, experts of the two countries and unnamed ministers are people of both."""
    (meeting,) = [e for e in told(text) if e.form == "meeting"]
    assert {p.side for p in meeting.participants} == sides


def test_who_phones_several_phones_each() -> None:
    """Calls with two people are two calls."""
    text = "Kenyan President Uhuru Kenyatta phoned Rwandan President Paul Kagame and Ugandan President Yoweri Museveni."
    assert [len(e.participants) for e in told(text)] == [2, 2]


@pytest.mark.parametrize(
    ("text", "form", "place", "status"),
    [
        (f"{SALVINI} arrived in the Maltese capital on Monday.", "visit", "Malta", "held"),
        (f"{SALVINI} flew to Malta on Monday, to Cyprus on Tuesday and to Greece.", "visit", "Malta", "held"),
        (f"{SALVINI} attended the inauguration of the new president in Valletta.", "visit", "Valletta", "held"),
        (f"{SALVINI} has yet to visit Malta.", None, None, None),
        (f"{SALVINI} went straight into talks with {MUSCAT} in Valletta.", "talks", "Valletta", "held"),
        (f"{SALVINI} paid a courtesy call on {MUSCAT} in Valletta.", "meeting", "Valletta", "held"),
        (f"{SALVINI} warned {MUSCAT} in Rome on Monday that boats would be sent back.", "talks", "Rome", "held"),
        (f"{SALVINI} and {MUSCAT} spent an hour together in Rome on Monday.", "meeting", "Rome", "held"),
        (f"{SALVINI} left for Valletta on Wednesday for talks with {MUSCAT}.", "talks", "Valletta", "planned"),
        (f"{SALVINI} and {MUSCAT} agreed on a date by telephone on Monday.", "call", None, "held"),
    ],
)
def test_what_else_is_told_of_journeys_and_talks(
    text: str, form: str | None, place: str | None, status: str | None
) -> None:
    """Capitals, ceremonies, courtesy calls and words told to somebody somewhere are engagements with their place."""
    found = [e for e in told(text) if form is not None and e.form == form]
    assert [(e.form, e.place, e.status) for e in found[:1]] == ([(form, place, status)] if form else [])
    assert form is not None or told(text) == []


def test_a_guest_is_invited_by_an_invitation_that_is_extended() -> None:
    """Whoever an invitation to visit is extended to is the visitor."""
    text = f"{MUSCAT} extended an invitation to {SALVINI} to visit Valletta."
    assert ["Matteo Salvini" in {p.name for p in e.participants} for e in told(text)] == [True]


def test_leaders_of_a_delegation_are_of_its_side() -> None:
    """A delegation's head takes part, for the delegation's state."""
    text = (
        "Polish and Lithuanian officials opened talks in Vilnius on Wednesday. "
        "The Polish delegation is headed by Deputy Economy Minister Jan Nowak."
    )
    (talks,) = told(text)
    assert {p.side for p in talks.participants if p.name == "Jan Nowak"} == {"POL"}
