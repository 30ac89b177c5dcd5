"""Counterparts, hosts of nobody named, rounds and groups of both, days that stand elsewhere, what an answer says."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from engagements_told import told


def sides(engagement: Engagement) -> set[str | None]:
    """The sides of its participants."""
    return {p.side for p in engagement.participants}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("President Alan Rivas of Peru telephoned his counterpart in Quito on Sunday.", "ECU"),
        ("The Kenyan president phoned his colleague from Uganda on Monday.", "UGA"),
        ("The Danish foreign minister will hold talks with her opposite number in Madrid next week.", "ESP"),
    ],
)
def test_a_counterpart_is_of_the_state_that_its_words_tell(text: str, other: str) -> None:
    """Of an adjective, a town or a state behind it; nobody is his own counterpart."""
    (found,) = told(text)
    assert other in sides(found)
    assert len(sides(found)) == 2


def test_talks_in_a_capital_with_nobody_named_are_with_its_government() -> None:
    """Who "held talks in Warsaw" held them with Poland; with whom is told, it counts."""
    (talks,) = told("Norwegian Foreign Minister Ida Dahl held talks in Warsaw on Tuesday.")
    assert sides(talks) == {"NOR", "POL"}


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger agreed to set up a consultation mechanism. The first round will take place in Rome in June.",
        "Chad and Niger agreed to test a hotline. Engineers of the two services are to meet in Rome on June 3.",
        "Chad and Niger agreed on a truce. Technical teams will meet in Rome next week.",
    ],
)
def test_groups_and_rounds_are_of_the_two_told_of_before(text: str) -> None:
    """A round of talks, the engineers of both services and technical teams are those of the two states."""
    (found,) = [e for e in told(text) if e.place == "Rome"]
    assert sides(found) == {"TCD", "NER"}
    assert found.status == "planned"


def test_a_round_of_voting_is_no_round_of_talks() -> None:
    """A round is one of talks only where talks were told of."""
    assert not told("Chad and Niger vote in May. The second round will be held on June 3.")


def test_a_day_of_two_is_from_the_first_to_the_last() -> None:
    """Talks on two days in a row lasted from the one to the other."""
    (talks,) = told("Chad's Ali Bada had talks with Niger's Issa Moussa in Rome on Tuesday and Wednesday.")
    assert str(talks.when) == "2019-05-14/2019-05-15"


def test_the_lede_tells_the_day_of_what_follows() -> None:
    """What was held, in a sentence without a day, was held on that of the sentence before about the same sides."""
    text = (
        "Chad and Niger agreed on Tuesday to reopen a bridge. Foreign Minister Ali Bada of Chad and his Nigerien "
        "counterpart Issa Moussa met in Rome."
    )
    (meeting,) = [e for e in told(text) if e.place == "Rome"]
    assert str(meeting.when) == "2019-05-14"


def test_an_earlier_meeting_does_not_take_the_day_of_the_lede() -> None:
    """A word of another time sets it apart."""
    text = (
        "Chad and Niger agreed on Tuesday to reopen a bridge. Foreign Minister Ali Bada of Chad and his Nigerien "
        "counterpart Issa Moussa earlier met in Rome."
    )
    assert all(e.when is None for e in told(text) if e.place == "Rome")


def test_the_place_of_a_where_clause_has_the_day_of_the_journey() -> None:
    """Who flew somewhere on Sunday, where he met somebody, met him on Sunday."""
    text = "Kenya's president flew to Kampala on Sunday, where he met President Okello of Uganda."
    (meeting,) = [e for e in told(text) if e.form == "meeting"]
    assert str(meeting.when) == "2019-05-12"


def test_a_chronicle_dates_its_lines() -> None:
    """The day before the dash, the year first or last, is that of what its line tells, which was held."""
    text = (
        "2015, June - Danish Foreign Minister Lars Holm visits Riga.\n"
        "2017, June 14 - Danish Foreign Minister Lars Holm meets Latvian Foreign Minister Ana Berzina in Oslo.\n"
        "2018 - The embassy moves.\n"
    )
    assert {(e.form, str(e.when), e.status) for e in told(text)} == {
        ("visit", "2015-06", "held"),
        ("meeting", "2017-06-14", "held"),
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Danish prime minister was to visit Ankara in December. It has been called off.", "cancelled"),
        ("A visit to Peru by Danish Foreign Minister Lars Holm scheduled for July is off.", "cancelled"),
        ("Was the meeting of the Danish and Polish ministers in June cancelled?\n\nPostponed, we hope.", "postponed"),
    ],
)
def test_what_is_said_next_of_it_is_its_status(text: str, status: str) -> None:
    """The word "it", or an answer without a subject, means the engagement just planned or asked about."""
    assert status in {e.status for e in told(text)}


def test_what_a_question_takes_for_granted_was_held() -> None:
    """A question that opens "When you met him, …" says that they met."""
    text = "When President Osmani of Kosovo met the Serbian president in Tirana, did they speak of the licence plates?"
    (meeting,) = told(text)
    assert meeting.status == "held"


def test_what_was_held_is_not_a_part_of_what_is_to_come() -> None:
    """Discussions that the two have had stand beside the meeting that they will have."""
    text = (
        "Foreign Secretary Asha Rao of India had two rounds of discussions with Pakistan's Salman Bashar on Monday. "
        "The two secretaries will meet again in New York in September."
    )
    assert {e.status for e in told(text)} == {"held", "planned"}


def test_where_they_met_here_is_the_place_of_the_dateline() -> None:
    """In a report "here" is where it was written."""
    (meeting,) = told("KATHMANDU: The prime ministers of India and Nepal met here on Monday.")
    assert meeting.place == "Kathmandu"


def test_who_led_a_group_on_a_visit_is_not_at_the_talks_planned_for_others() -> None:
    """The leader of lawmakers who had gone somewhere does not lead the officials who will meet."""
    text = (
        "Red Cross officials of Japan and North Korea will meet in Beijing on June 19. The agreement follows a visit "
        "to Pyongyang last week by a group of lawmakers led by former Prime Minister Tomio Murakawa."
    )
    (meeting,) = [e for e in told(text) if e.place == "Beijing"]
    assert not any(p.name == "Tomio Murakawa" for p in meeting.participants)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Danish Foreign Minister Lars Holm left Hanoi on Monday after a three-day visit to Vietnam.", "11"),
        ("Denmark's Lars Holm flew home on Monday after three days of talks with Thai President Ann Sak.", "11"),
    ],
)
def test_what_somebody_left_after_ended_on_that_day(text: str, days: str) -> None:
    """A stay or talks of so many days, after which somebody left, ended on the day on which he left."""
    assert f"2019-05-{days}/2019-05-13" in {str(e.when) for e in told(text)}


def test_a_season_to_come_is_the_next_one() -> None:
    """What is accepted for the autumn is for the next, what was in the last autumn is not."""
    (visit,) = told("Danish Foreign Minister Lars Holm accepted an invitation to visit Rabat in the autumn.")
    assert visit.when is not None
    assert visit.when.first is not None
    assert visit.when.first.year == 2019


def test_counterparts_of_several_states_are_one_for_each() -> None:
    """Those "in Peru and Chile" are two, each of a state, and nobody is said to have been there."""
    (talks,) = told("The Foreign Minister of Norway has spoken to his counterparts in Peru and Chile.")
    assert {p.side for p in talks.participants} == {"NOR", "PER", "CHL"}
    assert (talks.host, talks.place) == (None, None)


def test_who_chairs_a_meeting_of_his_own_was_not_at_the_talks() -> None:
    """A meeting told with "a" is another than the talks told before: who chaired it took no part in those."""
    text = (
        "The Foreign Minister of Norway has spoken to his counterpart in Peru. "
        "Prime Minister Ann Roe of Norway chaired a special meeting."
    )
    assert all(p.name != "Ann Roe" for e in told(text) for p in e.participants)
