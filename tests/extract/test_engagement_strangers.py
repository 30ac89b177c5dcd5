"""Engagements of a government's releases: whose an unnamed meeting is, and what is only talked about."""

from __future__ import annotations

import pytest

from detente.kinds.engagement import Engagement
from engagements_told import told

AT_WAR = "Georgia repelled the attack of Russia in the north. "


def sides(engagement: Engagement) -> set[str | None]:
    """The sides of its participants."""
    return {p.side for p in engagement.participants}


@pytest.mark.parametrize(
    "text",
    [
        "The President of Georgia held a meeting with members of the Cabinet. " + AT_WAR + "The parties also discussed "
        "the state of the roads.",
        AT_WAR + "I held a meeting today on the work of the ministries.",
        AT_WAR + "The Prime Minister said at an extraordinary government meeting in Tbilisi that bread is not short.",
        AT_WAR + "This was stated by the President during an online conversation at the House of Writers in Davos.",
        AT_WAR + "He noted that the relevant talks with partners will be held this week.",
    ],
)
def test_a_governments_own_meetings_are_not_between_the_two_of_the_text(text: str) -> None:
    """Of its own people, of somebody alone, on a stage, with others: none of these is with the enemy."""
    assert not [e for e in told(text, side="GEO") if sides(e) == {"GEO", "RUS"}]


def test_talks_that_the_sentence_tells_of_are_of_their_people() -> None:
    """In a release, "the talks" where delegations of both agreed, and "the last round" of talks, are theirs."""
    text = "During the third round of talks in Minsk, the delegations of Georgia and Russia agreed on a truce."
    assert {"GEO", "RUS"} in [sides(e) for e in told(text, side="GEO")]
    text = (
        "The President informed the Italian premier of the negotiations between Georgian and Russian representatives "
        "after the last round of talks in Minsk."
    )
    assert next(sides(e) for e in told(text, side="GEO") if e.place == "Minsk") == {"GEO", "RUS"}


def test_a_position_in_negotiations_is_no_readout() -> None:
    """What opens a release but only bears on talks was not held on that day."""
    text = "The position of Georgia in negotiations with the Russian Federation remains firm. It was raised in April."
    assert not [e for e in told(text, side="GEO") if e.when is not None]


def test_whoever_welcomes_a_guest_does_so_now() -> None:
    """Who says "let me welcome you", or is grateful for "this opportunity to meet", tells of no hope of a meeting."""
    text = (
        "President of Finland Sauli Niinisto held a meeting with President of Latvia Egils Levits in Turku.\n\n"
        "Sauli Niinisto: Let me warmly welcome you to Turku. We have much to discuss.\n\n"
        "Egils Levits: I am glad of the opportunity to meet with you."
    )
    assert not [e.status for e in told(text, side="FIN") if e.status == "possible"]


def test_one_visit_told_in_two_words_has_one_day() -> None:
    """Who "will be in Russia on a visit" is there on the day of the talks, by either word."""
    text = (
        "On May 20, the President of Finland will hold talks with Latvian President Egils Levits, who will be in "
        "Finland on a visit."
    )
    visits = [str(e.when) for e in told(text, side="FIN") if e.form == "visit"]
    assert visits
    assert set(visits) == {"2019-05-20"}


def test_a_commissions_meeting_is_not_that_of_who_speaks_of_it() -> None:
    """Who says "we plan to hold a meeting of the commission" tells of no meeting of the two who stand there."""
    text = (
        "President of Finland Sauli Niinisto and President of Latvia Egils Levits met in Turku.\n\n"
        "Sauli Niinisto: We plan to hold a meeting of the Finnish-Latvian Timber Commission soon."
    )
    assert not [e for e in told(text, side="FIN") if e.status == "planned" and any(p.name for p in e.participants)]


def test_days_before_colons_date_the_items_of_a_list() -> None:
    """In a list of days, each with a colon, an engagement has the day before it, not the next one's."""
    text = (
        "Contacts with Latvia: - April 2: Finnish President Niinisto's call with Latvian President Levits - April 9: "
        "Finnish Foreign Minister Soini's meeting with Latvian Foreign Minister Rinkevics - April 11: the note."
    )
    assert {(e.form, str(e.when)) for e in told(text)} == {("call", "2019-04-02"), ("meeting", "2019-04-09")}


@pytest.mark.parametrize(
    "text",
    [
        AT_WAR
        + "Our people are strong. We remember the attack of Russia on Georgia. Today's meeting will deal with our "
        "roads. I want to hear of them.",
        AT_WAR + "The Prime Minister held a meeting with officials on 3 May 2019.",
        AT_WAR + "Prices rose. Bread became dear. Some shops closed. The trains ran late. About 200 people gathered "
        "in Tbilisi. The conference call on Tuesday was short.",
    ],
)
def test_a_meeting_of_nobody_told_near_by_is_not_between_the_two(text: str) -> None:
    """In an address, with officials, or far from where the two are told of, a meeting is not theirs."""
    assert not [e for e in told(text) if {"GEO", "RUS"} <= sides(e)]


def test_talks_told_right_after_the_two_are_theirs() -> None:
    """In a report that has just named the two, talks at a place are supposed to be between them."""
    text = "Georgia wants Russia to withdraw. Russia blames Georgia. The talks in Geneva will resume on 9 May 2019."
    assert {"GEO", "RUS"} in [sides(e) for e in told(text)]
