"""Engagements that no word for meeting or visiting tells, and the stops, guests and places of those that are told."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from detente.model.when import When
from engagements_told import told


def names(engagement: Engagement) -> set[str]:
    """Its participants by name, else office, else side."""
    return {p.name or p.role or p.side or "" for p in engagement.participants}


ERDOGAN = "Turkish President Recep Tayyip Erdogan"
TRUDEAU = "Canadian Prime Minister Justin Trudeau"


@pytest.mark.parametrize(
    ("text", "form", "status"),
    [
        (f"{ERDOGAN} was in Baku on Tuesday.", "visit", "held"),
        (f"{ERDOGAN} is in Tokyo this week.", "visit", "under_way"),
        (f"{ERDOGAN} is due in Tokyo on Friday.", "visit", "planned"),
        (f"{ERDOGAN} spent two days in Khartoum.", "visit", "held"),
        (f"{ERDOGAN} returned from Khartoum on Monday.", "visit", "held"),
        (f"{ERDOGAN} left for Khartoum on Tuesday.", "visit", "under_way"),
        (f"{ERDOGAN} invited {TRUDEAU} to Ankara.", "visit", "invited"),
        (f"{ERDOGAN} sat down with {TRUDEAU} in Rome on Monday.", "meeting", "held"),
        (f"{ERDOGAN} saw {TRUDEAU} in Rome on Monday.", "meeting", "held"),
        (f"{ERDOGAN} had lunch with {TRUDEAU} in Rome.", "meeting", "held"),
        (f"{ERDOGAN} will join {TRUDEAU} for a dinner in Rome on Friday.", "meeting", "planned"),
        (f"{ERDOGAN} discussed wheat with {TRUDEAU}.", "talks", "held"),
        (f"{ERDOGAN} rang {TRUDEAU} on Monday.", "call", "held"),
        (f"{ERDOGAN} and {TRUDEAU} held a video conference on Tuesday.", "call", "held"),
        (f"{ERDOGAN} sent a message to {TRUDEAU} on Friday.", "letter", "held"),
        ("The Indian Foreign Ministry handed a protest note to Nepal's ambassador.", "demarche", "held"),
    ],
)
def test_other_words_for_it(text: str, form: str, status: str) -> None:
    """Stays, meals, invitations, letters and notes are engagements of those whom they bring together."""
    assert [(e.form, e.status) for e in told(text)] == [(form, status)]


@pytest.mark.parametrize(
    "text",
    [
        f"{ERDOGAN} was in power for years.",
        f"{ERDOGAN} was in Ankara on Tuesday.",
        f"{ERDOGAN} saw {TRUDEAU} as a rival.",
        f"{ERDOGAN} sent a clear message to Ottawa.",
        f"{ERDOGAN} said nothing could be settled without talks with Canada.",
    ],
)
def test_what_brings_nobody_together_is_none(text: str) -> None:
    """Being at home or in office, thinking of somebody, and talks that one does without are no engagement."""
    assert told(text) == []


def test_each_stop_of_a_tour_has_its_own_day() -> None:
    """Of a journey to several states each stop is a visit, on the day that stands behind it."""
    text = f"{ERDOGAN} is scheduled to be in Helsinki on Monday and in Berlin on Tuesday."
    assert [(e.place, str(e.when)) for e in told(text)] == [("Helsinki", "2019-05-20"), ("Berlin", "2019-05-21")]


def test_arrival_at_no_place_is_where_the_report_was_written() -> None:
    """The dateline is where somebody arrived of whom the text tells no place."""
    text = "HAVANA (AP) - Spanish Foreign Minister Josep Borrell arrived Monday to warm ties."
    assert [(e.place, e.host) for e in told(text)] == [("Havana", "CUB")]


def test_who_leads_a_delegation_comes_with_its_side() -> None:
    """A leader whose state is not told is of the delegation's."""
    (visit,) = told("A Norwegian delegation led by Trade Minister Torbjorn Isaksen arrived in Beijing on Monday.")
    assert [(p.name, p.side) for p in visit.participants] == [("Torbjorn Isaksen", "NOR")]


def test_who_goes_along_takes_part() -> None:
    """Those by whom a visitor is accompanied are visitors too."""
    text = "The Japanese prime minister, Shinzo Abe, arrived in Tehran, accompanied by Foreign Minister Taro Kono."
    assert {"Shinzo Abe", "Taro Kono"} <= names(told(text)[0])


def test_an_office_at_the_place_is_the_hosts() -> None:
    """Whoever a visitor meets under an office alone is of the state where the visitor is."""
    text = "Portuguese Foreign Minister Augusto Santos Silva flew to Oslo on Monday and met with the prime minister."
    meeting = next(e for e in told(text) if e.form == "meeting")
    assert {p.side for p in meeting.participants} == {"PRT", "NOR"}


def test_an_official_title_tells_an_engagement() -> None:
    """A source's title without a verb tells what took place, between the people whom the next sentence names."""
    text = f"Turkish-Canadian talks\n\n{ERDOGAN} held talks with {TRUDEAU} in Ankara."
    found = told(text, side="TUR")
    assert len({frozenset(names(e)) for e in found}) == 1
    assert {e.status for e in found} == {"held"}


def test_discussing_tells_more_of_a_call() -> None:
    """What the two of a call discussed is no engagement of its own."""
    text = f"{ERDOGAN} spoke by phone with {TRUDEAU} on Monday. Erdogan and Trudeau discussed wheat."
    assert [e.form for e in told(text)] == ["call"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{ERDOGAN} was hoping that he will be meeting with {TRUDEAU} in the coming months.", "possible"),
        (f"{ERDOGAN} will be meeting with {TRUDEAU} in the coming months.", "planned"),
        ("Negotiations between Serbia and Kosovo are continuing in Brussels.", "under_way"),
        ("Talks between Armenia and Azerbaijan are under way in Geneva.", "under_way"),
        ("Spain instructed its foreign minister, Josep Borrell, to continue negotiating with Morocco.", "planned"),
    ],
)
def test_what_is_hoped_going_on_or_to_go_on(text: str, status: str) -> None:
    """What somebody hopes to do is possible, what still goes on is under way, what is to go on is planned."""
    assert {e.status for e in told(text)} == {status}


def test_where_what_they_met_for_takes_place() -> None:
    """The place of the talks is that of the meeting, and no part of an office."""
    (meeting,) = told(f"{TRUDEAU} will host the Chancellor of Austria for talks at Rideau Hall on May 20.")
    assert meeting.when == When("2019-05-20")
    assert meeting.host == "CAN"
    assert {p.role for p in meeting.participants if p.side == "AUT"} == {"Chancellor of Austria"}


def test_who_leads_the_delegation_is_met() -> None:
    """Of a delegation that somebody receives the one who leads it takes part."""
    engagements = told(
        f"{TRUDEAU} received in Ottawa a delegation of officials from Chile led by Foreign Minister Teodoro Ribera."
    )
    assert any("Teodoro Ribera" in names(e) and e.place == "Ottawa" for e in engagements)


def test_engagements_with_others_are_none_of_theirs() -> None:
    """Two leaders who meet students together, or speak of their calls with others, don't meet each other there."""
    assert told(f"{ERDOGAN} and {TRUDEAU} will meet with students.") == []
    assert told("The ministers of Chile and Peru reported on their respective talks with Bolivia.") == []


def test_the_subject_of_the_next_clause_is_no_stop_of_a_journey() -> None:
    """A capital that does something behind a comma is where nobody went, as a stop with its own day is."""
    text = f"After {TRUDEAU} visited Oslo in early August, Ankara suspended talks with Canada."
    assert [e.place for e in told(text)] == ["Oslo"]
    assert [e.place for e in told(f"{TRUDEAU} will visit Oslo on Monday, Riga on Tuesday.")] == ["Oslo", "Riga"]


def test_what_those_who_met_spoke_of_is_no_second_talk_elsewhere() -> None:
    """Where the matters lie of which they spoke, nobody met; and no telephone call was made."""
    text = f"{ERDOGAN} and {TRUDEAU} met in Rome on Monday and spoke of wheat and of the war in Sudan."
    assert [(e.form, e.place) for e in told(text)] == [("meeting", "Rome")]


def test_the_year_of_another_thing_is_not_the_day() -> None:
    """What a relative clause says of something else dates nothing but that."""
    reason = "Turkey gave the duties, which date from 2018, as its reason to refuse a meeting"
    text = f"{reason} between {ERDOGAN} and {TRUDEAU}."
    assert [e.when for e in told(text)] == [None]


def test_a_gathering_of_a_named_body_is_not_of_the_two_told_of() -> None:
    """Leaders of a group with a name met: not the two sides of the sentences before."""
    text = "Turkey and Canada are at odds over wheat. Leaders of the Group of Seven ended a summit in Hiroshima."
    assert told(text) == []


def test_those_who_agree_on_talks_between_others_do_not_hold_them() -> None:
    """Calls between commanders whom nobody names are of the two states, not of those who agreed on them."""
    text = f"{ERDOGAN} met {TRUDEAU} on Monday. They agreed to resume telephone conversations between naval commanders."
    assert [(e.form, names(e)) for e in told(text)][1:] == [("call", {"TUR", "CAN"})]


def test_what_is_asked_is_not_told() -> None:
    """A question whether a visit was put off says nothing of it; the clause of a time in a question does."""
    assert told(f"Has {ERDOGAN}'s visit to Oslo been postponed?") == []
    assert told(f"Will {ERDOGAN} meet {TRUDEAU} in Rome?") == []
    assert len(told(f"When {ERDOGAN} met {TRUDEAU} in Rome, did they discuss wheat?")) == 1


def test_a_recent_visit_has_been() -> None:
    """What is but referred to is held where a word says that it is past."""
    (found,) = [e for e in told(f"{ERDOGAN} praised {TRUDEAU}'s recent visit to Kenya.") if e.form == "visit"]
    assert found.status == "held"


def test_talks_of_a_matter_that_are_taken_up_again_are_the_sides_own() -> None:
    """Presidents who agree to resume trade talks do not hold them."""
    (found,) = told(f"{ERDOGAN} and {TRUDEAU} agreed to resume trade talks in May.")
    assert names(found) == {"TUR", "CAN"}


def test_what_is_recalled_from_long_ago_is_none_of_these_days() -> None:
    """A memory without a day is no engagement that a record could hold; one with its day is."""
    assert told(f"“I remember the first time I was in Rome,” said {ERDOGAN}.") == []
    assert len(told(f"{ERDOGAN} visited Oslo in May 2019.")) == 1


@pytest.mark.parametrize(
    "line", ["Canada, Turkey to hold talks in Rome", "Turkish, Canadian ministers to meet in Rome"]
)
def test_an_infinitive_in_a_headline_is_a_plan(line: str) -> None:
    """A line without a finite verb tells of what is to come, wherever the parser hangs its infinitive."""
    assert [e.status for e in told(f"{line}\n\nOTTAWA - It was cold. Roads were shut.")] == ["planned"]


@pytest.mark.parametrize(
    ("matter", "place"),
    [("wheat shipments in the Black Sea", None), ("wheat shipments in Rome", "Rome"), ("wheat shipments", None)],
)
def test_where_the_matter_is_they_did_not_meet(matter: str, place: str | None) -> None:
    """A sea or a land behind what was discussed is where that is; a town is where they talked."""
    assert [e.place for e in told(f"{ERDOGAN} and {TRUDEAU} discussed {matter}.")] == [place]


def test_what_a_protest_is_about_is_not_where_it_was_made() -> None:
    """The place of the quarrel is not that of the summons."""
    (found,) = told("The Philippines summoned the Chinese ambassador on Friday over a standoff at Scarborough Shoal.")
    assert (found.form, found.place) == ("demarche", None)
