"""Who were there together, what a speaker is glad of, and what is said of a gathering or a plan and of no meeting."""

from __future__ import annotations

import pytest

from detente.model.when import When
from engagements_told import told

LEADERS = (
    "President Sergio Mattarella met with Chancellor of Germany Olaf Scholz, President of Finland Sauli Niinistö and "
    "President of Poland Andrzej Duda"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{LEADERS} in Rome.", "President met with the leaders of Germany, Finland and Poland"),
        (f"{LEADERS}, who are on a visit to Italy.", "A day of talks"),
    ],
)
def test_guests_who_came_together_met_together(text: str, title: str) -> None:
    """Those whom a release calls one group, or who are on one visit, had one meeting with their host, not one each."""
    meetings = [e for e in told(text, side="ITA", title=title) if e.form == "meeting"]
    assert [{p.side for p in e.participants} for e in meetings] == [{"ITA", "FIN", "DEU", "POL"}]


def test_guests_of_several_states_met_each_alone() -> None:
    """Else a host who met people of three states met each of them."""
    meetings = [e for e in told(f"{LEADERS} in Rome.", side="ITA", title="A day of talks") if e.form == "meeting"]
    assert len(meetings) == len({"FIN", "DEU", "POL"})


@pytest.mark.parametrize("felt", ["an honor", "a pleasure", "great", "a great pleasure for me"])
def test_a_welcome_that_is_felt_is_given(felt: str) -> None:
    """Whom it "is an honor to welcome" is there."""
    text = f'"It is {felt} to welcome Chancellor Olaf Scholz to Rome," President Sergio Mattarella said.'
    assert {e.status for e in told(text)} == {"held"}


def test_a_welcome_that_would_be_felt_is_not_given() -> None:
    """Whom it "would be an honor to welcome" is not there yet."""
    text = '"It would be an honor to welcome Chancellor Olaf Scholz to Rome," President Sergio Mattarella said.'
    assert "held" not in {e.status for e in told(text)}


def test_a_gathering_that_is_prepared_has_its_own_place_and_day() -> None:
    """Who will discuss preparations for a summit in Oslo in October do so neither there nor then."""
    text = (
        "President Sergio Mattarella and Chancellor Olaf Scholz will discuss preparations for the Reef Summit in Oslo "
        "at the end of October."
    )
    talks = [e for e in told(text) if e.form == "talks"]
    assert [(e.place, e.when) for e in talks] == [(None, None)]


def test_a_meeting_on_the_margins_is_of_the_gathering_s_day() -> None:
    """Who meet on the margins of a summit in Oslo in October meet then."""
    text = "President Sergio Mattarella will meet Chancellor Olaf Scholz on the margins of the Reef Summit in October."
    assert When("2019-10") in [e.when for e in told(text) if e.form == "meeting"]


def test_this_meeting_is_the_one_just_announced() -> None:
    """What a release announces for a day and then calls "this meeting" was not held on the day of the release."""
    text = (
        "President Sergio Mattarella will meet Chancellor Olaf Scholz on May 20. "
        "This meeting is part of a long exchange of views between the two."
    )
    assert {e.status for e in told(text, side="ITA")} <= {"planned", None}


def test_what_nobody_rules_out_is_not_refused() -> None:
    """A meeting that "nobody is ruling out" may come about."""
    text = "Nobody is ruling out a meeting between President Sergio Mattarella and Chancellor Olaf Scholz."
    assert "declined" not in {e.status for e in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "President Sergio Mattarella said: We talk to Germany almost every day.",
        "President Sergio Mattarella and Chancellor Olaf Scholz meet often.",
        "Italy and Germany consult very closely on a range of issues.",
        "President Sergio Mattarella has met with over 100 world leaders.",
    ],
)
def test_a_habit_is_no_engagement(text: str) -> None:
    """What is done all the time, or was with a hundred people, is no single occasion."""
    assert told(text) == []


def test_what_was_spoken_at_the_meeting_is_no_call() -> None:
    """A host's "I also spoke with him", in the release that opens with their meeting, tells of that meeting."""
    text = (
        "President Sergio Mattarella met with Chancellor Olaf Scholz in Rome. The two leaders spent an hour in the "
        'garden. "I spoke with Chancellor Olaf Scholz of the reefs," President Sergio Mattarella said.'
    )
    assert {e.form for e in told(text, side="ITA", title="A day in Rome")} == {"meeting"}


def test_the_letter_of_a_question_is_nobody() -> None:
    """The "Q" before a question of a transcript is no person, and holds no office that is told of next."""
    text = (
        "MS. ROE: Go ahead.\n\nQ Jane, has President Sergio Mattarella said when he leaves?\n\n"
        "Q The President will meet Chancellor Olaf Scholz in Rome. What will they speak of?"
    )
    names = {p.name for e in told(text) for p in e.participants}
    assert not any((name or "").startswith("Q") for name in names)


@pytest.mark.parametrize(("told_when", "day"), [("will meet", "2019-05-20"), ("met", "2019-05-13")])
def test_a_weekday_of_a_plan_is_the_next_one(told_when: str, day: str) -> None:
    """What is planned for "Monday" is of the Monday ahead, what was held of the last one."""
    text = f"President Sergio Mattarella {told_when} Chancellor Olaf Scholz on Monday."
    assert [e.when for e in told(text)] == [When(day)]


def test_who_is_asked_is_not_the_president() -> None:
    """Of "Q Jane, the President will meet X" Jane is only asked: she holds no office and meets nobody."""
    text = (
        "President Sergio Mattarella is in Rome.\n\nMS. ROE: Go ahead.\n\n"
        "Q Jane, the President will meet Chancellor Olaf Scholz in Rome on Monday, will he not?"
    )
    assert "Jane" not in {p.name for e in told(text) for p in e.participants}


def test_often_before_is_no_occasion() -> None:
    """Who "have met several times over the last year" tell of no one meeting, and give today's no day of last year."""
    text = (
        "President Sergio Mattarella met with Chancellor Olaf Scholz in Rome today. "
        "President Sergio Mattarella and Chancellor Olaf Scholz have met several times over the last year."
    )
    assert [e.when for e in told(text)] == [When("2019-05-15")]


@pytest.mark.parametrize("words", ["is ready to negotiate with Germany", "insisted on holding talks with Germany"])
def test_who_is_ready_or_insists_has_no_plan(words: str) -> None:
    """Readiness for talks, or insistence on them, makes them possible, no more."""
    text = f"Italy {words}. Italy's President Sergio Mattarella told the press so in Rome."
    assert {e.status for e in told(text, side="ITA") if e.form == "talks"} == {"possible"}


def test_going_forward_is_no_journey() -> None:
    """Who speaks of work "going forward" goes nowhere."""
    text = 'President Sergio Mattarella said: "I see the work, today and going forward, for our friends in Germany."'
    assert [e for e in told(text) if e.form == "visit"] == []


def test_a_place_of_several_is_lent_to_none() -> None:
    """Where personal "contacts" are to go on is not where the two who speak of them meet."""
    text = (
        "Visit of the German guest. President Sergio Mattarella met with Chancellor Olaf Scholz. "
        "President Sergio Mattarella will continue contacts with Chancellor Olaf Scholz in Norway. "
        "President Sergio Mattarella and Chancellor Olaf Scholz had planned the meeting for long."
    )
    places = {e.place for e in told(text, side="ITA") if e.form == "meeting"}
    assert "Norway" not in places


def test_the_last_of_a_list_before_a_purpose_was_met_too() -> None:
    """Of "met with X, Y and Z to discuss the price" all three were met, whatever the parser makes of the last."""
    text = (
        "Minister Espen Barth Eide of Norway held bilateral meetings with the Peruvian Crown Prince, Sheikh Salim, and "
        "Mr. Ajit Doval to discuss bilateral matters. Ajit Doval is the National Security Advisor of India."
    )
    assert any("Ajit Doval" in {p.name for p in e.participants} for e in told(text))


def test_who_is_invited_in_the_next_clause_was_not_received() -> None:
    """Behind "received by X" a name that does something itself is none of those received or receiving."""
    text = (
        "Foreign Minister Ana Toledo of Peru was received by King Harald of Norway, and President Jon Dahl was asked."
    )
    (meeting,) = [e for e in told(text) if e.form == "meeting"]
    assert {p.side for p in meeting.participants} == {"PER", "NOR"}
    assert len(meeting.participants) == len({"Toledo", "Harald"})
