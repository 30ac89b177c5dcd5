"""What looks like an engagement, or like one told before, and is none: names of others, memories, posts, goods."""

from __future__ import annotations

import pytest

from engagements_told import told

MET = "President Emmanuel Macron met Chancellor Olaf Scholz in Paris on May 11. "


@pytest.mark.parametrize(
    "text",
    [
        "Macron said that the Ramstein meeting would be put off.",
        "They upheld what ministers had said at the Twelfth Session of the Forest Council.",
        "Scholz praised the third Summit for Forests.",
        "Macron recalled the town meeting, at which farmers had shouted.",
    ],
)
def test_a_meeting_with_a_name_or_matter_of_its_own_points_to_no_other(text: str) -> None:
    """What is called after a town, a number, a purpose or a public is not the meeting that was told before."""
    assert len(told(MET + text)) == 1


def test_the_meeting_by_itself_points_back() -> None:
    """Without a name of its own "the meeting", or that of the same town, is the one told before."""
    meant = told(MET + "The meeting lasted two hours. The Paris talks were their first.")
    assert len(meant) > 1
    assert all({p.side for p in e.participants} == {"FRA", "DEU"} for e in meant)


def test_this_trip_is_not_one_that_is_over() -> None:
    """Of two journeys told of, "this trip" of nobody is the one that is not over yet."""
    text = (
        "Foreign Minister Espen Barth Eide was in Berlin last week. "
        "Prime Minister Jonas Gahr Store will travel to Madrid on May 20. "
        "Bread was dear. The trip has been planned for months."
    )
    assert told(text)[-1].host == "ESP"


@pytest.mark.parametrize(
    "text",
    [
        "Italy makes the radar that it has been sending to Kenya.",
        "Chancellor Olaf Scholz said the message has been received by the Russians in Moscow.",
        "Macron and Scholz were asked about it. Here in Europe, we have an alternative now, Scholz said.",
        "Poland expelled ten officials of the Russian diplomatic mission in Warsaw.",
        "As a young senator, Macron visited Rome and saw the ruins.",
        "Scholz said that Macron had visited Rome when he was a small child.",
    ],
)
def test_goods_words_posts_and_youth_are_no_engagements(text: str) -> None:
    """Nobody went where weapons were sent, met a message, or travels again as what he was in his youth."""
    assert told(text) == []


def test_a_day_behind_on_tells_of_a_call() -> None:
    """Somebody who "called X on Saturday" spoke by telephone; who "called on X" went there."""
    named = "Prime Minister Fumio Kishida and President Yoon Suk Yeol are friends. "
    assert [e.form for e in told(named + "Kishida called Yoon on Saturday.")] == ["call"]
    assert [e.form for e in told(named + "Kishida called on Yoon.")] == ["meeting"]


def test_several_leaders_are_not_all_of_the_host() -> None:
    """A state has one leader: of "nine other leaders" who are met there nobody knows whose they are."""
    text = "President William Ruto came to Saudi Arabia on Friday to meet with the King and nine other leaders."
    assert not any("leaders" in (p.name or "") and p.side == "SAU" for e in told(text) for p in e.participants)


def test_a_state_of_the_union_is_no_visit_abroad() -> None:
    """In a release of one's own state a name that a place at home bears is that place, but in a list of states not."""
    assert told("President Biden will be in Georgia on Tuesday to speak about roads.", side="USA") == []
    listed = told("Secretary Blinken will visit Georgia and Moldova on Tuesday.", side="USA")
    assert [e.host for e in listed] == ["GEO", "MDA"]
    (modi,) = told("Prime Minister Narendra Modi will visit Georgia on Tuesday to see a plant near Atlanta.")
    assert modi.host == "USA"


@pytest.mark.parametrize(
    "text",
    [
        "President Alexander Lukashenko threatened to cut off gas transit to Poland.",
        "President Emmanuel Macron said that France and Kenya begin a new journey together.",
        "If you came aboard with Macron, and he flew you to Toronto, you would pay less.",
        "When I visited Nairobi as vice president, I met students.",
    ],
)
def test_goods_in_transit_figures_and_conditions_are_no_journeys(text: str) -> None:
    """Gas does not visit, nobody travels into the future, and what would be done on a condition is not done."""
    assert told(text, side="USA") == []


def test_a_nation_was_in_a_state_not_its_leader() -> None:
    """Who says "we were in Lebanon", on no day, tells of troops and of no journey."""
    speech = "PRESIDENT MACRON: Thank you, Chancellor Scholz. "
    assert not [e for e in told(speech + "The only reason we were in Lebanon is the war.") if e.host == "LBN"]


def test_a_meeting_far_behind_points_to_what_the_text_opens_with() -> None:
    """Many sentences on, "the meeting" is that of the opening, and none that was told in between."""
    between = "Bread is dear. " * 20
    assert len(told(MET + between + "The meeting was long.")) == 2
    text = between + MET + between + "The meeting was long."
    assert len(told(text)) == 1


def test_a_session_or_a_summit_of_more_is_another() -> None:
    """A "session" is none of a meeting of two, nor is "this summit", where two more guests are told of beside it."""
    assert len(told(MET + "The session was on forests.")) == 1
    plan = "President Emmanuel Macron will meet Chancellor Olaf Scholz in Paris on May 20. "
    assert len(told(plan + "This summit will be on fish.")) == 2
    guests = "the Prime Minister of Norway, the Prime Minister of Chile and the Prime Minister of Japan"
    more = f"He will do this alongside {guests}. "
    assert len(told(plan + more + "This summit will be on fish.")) == 1


def test_where_a_matter_is_they_did_not_meet() -> None:
    """The place of what talks are on, some nouns behind, is not that of the talks; right behind it may be."""
    two = "President Emmanuel Macron and Chancellor Olaf Scholz held talks on "
    assert [e.place for e in told(two + "the course of events in Aleppo.")] == [None]
    assert [e.place for e in told(two + "trade in Lyon.")] == ["Lyon"]


@pytest.mark.parametrize(
    "text",
    [
        "Macron met with the fishers of Brest. Scholz spoke of that meeting.",
        "They spoke about steps for the meeting in the Weimar format.",
        "As the Nordic states come together for this summit, bread is dear.",
    ],
)
def test_this_meeting_may_be_one_of_others_told_right_before(text: str) -> None:
    """A meeting with others told since, one in a format with a name, or for which others gather, is another."""
    assert len(told(MET + text)) == 1


def test_my_visit_today_is_none_that_is_yet_to_come() -> None:
    """Who speaks of "my visit today" before he tells of a journey on to some other place means not that one."""
    speech = "PRESIDENT MACRON: The purpose of my visit today has been to speak of fish. From here, I plan to "
    assert [(e.host, e.when) for e in told(speech + "travel to Nairobi.")] == [("KEN", None)]


BRIEFING = (
    "MS. ROE: President Joe Biden met with Prime Minister Jonas Gahr Store of Norway on May 13. He is pleased. "
    + "Bread is dear in Norway. " * 60
    + "\n\nQ Thanks. Is bread dear?\n\nMS. ROE: It is, in Norway and in the United States. "
)


@pytest.mark.parametrize(
    "text",
    [
        "He is pleased with how the leaders of NATO see the summit.",
        "So, on the call today, there was talk of bread.",
        "Now onto Thursday's meeting, which is on bread.",
    ],
)
def test_in_a_long_briefing_a_summit_or_a_call_of_nobody_may_be_of_others(text: str) -> None:
    """A briefing has many matters: "the summit" is none of its meetings of two, a call of nobody is not theirs."""
    assert len(told(BRIEFING + text, "USA")) == len(told(BRIEFING, "USA")) == 1


def test_a_letter_to_others_and_the_last_journey_are_others() -> None:
    """The letter told last is the one that is meant, though to nobody whom we know; "his last trip" is one before."""
    letters = (
        "President Emmanuel Macron wrote a letter to Chancellor Olaf Scholz. He also wrote a letter to the editors."
    )
    assert len(told(letters + " The letter was long.")) == 1
    trip = "President Emmanuel Macron returned from Kenya on Monday. "
    assert len(told(trip + "The trip was long.")) == 2
    assert len(told(trip + "His last foreign trip was six days long.")) == 1


def test_talks_that_two_discuss_are_of_others() -> None:
    """A readout that tells what two spoke of does not tell of their own "upcoming talks in Cairo"."""
    readout = "President Joe Biden spoke today with Prime Minister Jonas Gahr Store of Norway. "
    assert [e.form for e in told(readout + "They discussed upcoming talks in Cairo.", "USA")] == ["call"]


def test_meetings_that_are_several_are_none_of_the_two_who_met_last() -> None:
    """What is "those meetings" is of others than the one meeting told before, and of nobody known."""
    text = (
        "President Sauli Niinistö of Finland met Prime Minister Ana Toledo of Peru on Friday. There was a meeting in "
        "Turku and there was one in Pori. The President gets a readout of those meetings."
    )
    assert len([e for e in told(text) if e.place is None]) == 1


def test_what_somebody_is_going_to_be_talking_about_is_to_come() -> None:
    """A progressive behind "going to" is a plan."""
    text = "President Sauli Niinistö is going to be talking about it with Prime Minister Ana Toledo of Peru."
    assert {e.status for e in told(text)} == {"planned"}


def test_recent_meetings_told_by_one_who_was_there_are_not_this_one() -> None:
    """What was said "during our recent meetings" was said at none of the meeting at which it is said."""
    text = (
        "President Sauli Niinistö of Finland met Prime Minister Ana Toledo of Peru on Monday.\n\n"
        "Ana Toledo: Mr President, during our recent meetings we have discussed the region."
    )
    assert len(told(text)) == 1
