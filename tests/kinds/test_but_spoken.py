"""What was but spoken, by words for a telephone as well as a table, is the call or the meeting told at that time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.kinds.engagement import KIND, Engagement
from detente.ledger.match import match_claims
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

LEXICON = load_lexicon()
NIINISTO = Actor(name="Sauli Niinistö", role="President", side="FIN")
LOFVEN = Actor(name="Stefan Löfven", role="Prime Minister", side="SWE")
DAY = "2017-03-14"


def said(words: str, by: str, *, told: str, rule: str, **fields: Any) -> Claim[Engagement]:
    """A claim of the two that `by` makes, in the words of a document of its own published on the day `told`."""
    start, name = words.index(by), f"{told} {words}"
    when = fields.pop("when", None)
    return Claim(
        place=Place(name, "engagement", Span(start, start + len(by))),
        fields=Engagement(
            **{"participants": (NIINISTO, LOFVEN), "status": "held", **fields}, when=When(when) if when else None
        ),
        evidence=(Evidence(document=name, start=0, end=len(words), text=words),),
        known_from=date.fromisoformat(told),
        rule=rule,
    )


CALL = said("The two spoke by telephone today.", "spoke", told=DAY, rule="speak", form="call", when=DAY)
MEETING = said("They met in Turku on 14 March.", "met", told=DAY, rule="meet", form="meeting", when=DAY, place="Turku")


def conversation(told: str, words: str = "So much came out in their conversation.", **fields: Any) -> Claim[Engagement]:
    """A conversation that no word tells from a call."""
    return said(words, "conversation", told=told, rule="conversation", form="talks", **fields)


@pytest.mark.parametrize("other", [CALL, MEETING])
def test_a_conversation_is_whatever_was_held_then(other: Claim[Engagement]) -> None:
    """Their "conversation" of the day before may be the call of that day, or the meeting."""
    assert len(match_claims(KIND, [other, conversation("2017-03-15")], LEXICON)) == 1


def test_whoever_spoke_may_have_met() -> None:
    """Who "spoke with" somebody, no telephone being named, may have met at that day's meeting."""
    spoke = said("He spoke with her of fish.", "spoke", told=DAY, rule="speak", form="call")
    assert len(match_claims(KIND, [MEETING, spoke], LEXICON)) == 1


def test_a_call_is_no_meeting() -> None:
    """What is told as a call, and what is told as a meeting, stay apart, though a conversation could be either."""
    groups = match_claims(KIND, [CALL, MEETING, conversation("2017-03-15")], LEXICON)
    assert len(groups) == 2
    assert all(not {CALL.id, MEETING.id} <= {c.id for c in group} for group in groups)


@pytest.mark.parametrize(
    "told",
    [
        conversation("2017-03-25"),
        conversation("2017-03-15", "It was a face to face conversation."),
        conversation("2017-03-15", "Many a time they had a conversation, on several occasions."),
        conversation("2017-03-15", participants=(Actor(side="FIN"), Actor(side="SWE"))),
        conversation("2017-03-15", place="Oslo"),
    ],
)
def test_a_conversation_is_no_call_where_words_say_otherwise(told: Claim[Engagement]) -> None:
    """Not told ten days later, nor face to face, nor several, nor of two sides alone, nor at some place."""
    assert len(match_claims(KIND, [CALL, told], LEXICON)) == 2


def test_the_form_is_that_of_the_surer_words() -> None:
    """What one document calls a call stays one, however many others only tell that they spoke."""
    claims = [conversation("2017-03-14"), conversation("2017-03-15"), CALL]
    (group,) = match_claims(KIND, claims, LEXICON)
    assert KIND.fold(group, LEXICON).fields["form"] == "call"


def test_what_is_left_open_is_of_the_day() -> None:
    """A chance "to talk", left open by its words, is the call held on that day; told days later it is none."""
    chance = said("It was a chance to talk.", "talk", told=DAY, rule="talk", form="call", status=None)
    held = said("Their conversation was today.", "conversation", told=DAY, rule="conversation", form="talks", when=DAY)
    assert len(match_claims(KIND, [held, chance], LEXICON)) == 1


def test_who_will_meet_on_screens_meets() -> None:
    """Who "will meet virtually" has a call, which another document of before calls the meeting of that day."""
    screen = said(
        "They will meet virtually.", "meet", told="2017-03-10", rule="meet", form="call", status="planned", when=DAY
    )
    other = said(
        "It prepares the meeting.",
        "meeting",
        told="2017-03-13",
        rule="meeting",
        form="meeting",
        status="planned",
        when=DAY,
    )
    assert len(match_claims(KIND, [screen, other], LEXICON)) == 1


def test_what_they_are_to_talk_about_is_their_meeting_of_the_week() -> None:
    """Who "will talk to" somebody, by no telephone, whom he is to meet within the week, talks there."""
    ahead = said("They will meet on 14 March.", "meet", told="2017-03-09", rule="meet", form="meeting", when=DAY)
    talk = said(
        "He will talk to her about fish.", "talk", told="2017-03-10", rule="talk", form="call", status="planned"
    )
    assert len(match_claims(KIND, [ahead, talk], LEXICON)) == 1


@pytest.mark.parametrize(
    ("words", "when"), [("He will talk to her by telephone.", DAY), ("He will talk to her about fish.", "2017-04-14")]
)
def test_a_call_to_come_or_a_talk_long_before_is_another(words: str, when: str) -> None:
    """A call by telephone is no meeting; nor is talk a meeting of the month after."""
    ahead = said("They will meet there.", "meet", told="2017-03-09", rule="meet", form="meeting", when=when)
    talk = said(words, "talk", told="2017-03-10", rule="talk", form="call", status="planned")
    assert len(match_claims(KIND, [ahead, talk], LEXICON)) > 1


def test_a_call_spoken_of_on_its_day_is_that_call() -> None:
    """What is but referred to, by a verb of talking, on the day of a conversation told of the same two is that one."""
    held = conversation(DAY)
    open_ = said("It was a chance to talk to her of fish.", "talk", told=DAY, rule="talk", form="call", status=None)
    assert len(match_claims(KIND, [held, open_], LEXICON)) == 1
