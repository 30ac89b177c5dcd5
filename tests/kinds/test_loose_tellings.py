"""Tellings so loose that they are taken for no engagement of another document, though a third were like both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from detente.kinds.engagement import KIND, Engagement
from detente.kinds.engagement.who import same_actor
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

LEXICON = load_lexicon()
HALONEN = Actor(name="Tarja Halonen", role="President", side="FIN")
ILVES = Actor(name="Toomas Ilves", role="President", side="EST")
DAY = "2009-06-08"


def said(document: str, words: str, by: str, told: str = DAY, **fields: Any) -> Claim[Engagement]:
    """A claim of the two presidents that `by` makes, in these words of a document published on the day `told`."""
    start = words.index(by)
    when = fields.pop("when", None)
    rule = fields.pop("rule", "meet")
    return Claim(
        place=Place(document, "engagement", Span(start, start + len(by))),
        fields=Engagement(
            **{"form": "meeting", "participants": (HALONEN, ILVES), "status": "held", **fields},
            when=When(when) if when else None,
        ),
        evidence=(Evidence(document=document, start=0, end=len(words), text=words),),
        known_from=date.fromisoformat(told),
        rule=rule,
    )


def likeness(a: Claim[Engagement], b: Claim[Engagement]) -> float | None:
    """The likeness, which must not depend on the order of the two."""
    score = KIND.likeness(a, b, LEXICON)
    assert score == KIND.likeness(b, a, LEXICON)
    return score


MET = said("a", "The two presidents met in Helsinki.", "met", when=DAY, place="Helsinki")
CALM = said("b", "The two met again.", "met", told="2009-06-09")


def test_what_tells_of_no_occasion_is_none_of_another_document() -> None:
    """What two "launched" somewhere, on no day that is told, is not the meeting that another document tells of."""
    launched = said("c", "We launched the fund with him in Riga.", "launched", rule="launch", place="Riga")
    assert likeness(launched, replace(MET, fields=replace(MET.fields, place=None))) is None
    assert likeness(launched, CALM) is None
    there = said("c", "We launched the fund with him in Helsinki.", "launched", rule="launch", place="Helsinki")
    assert likeness(there, MET) is not None


def test_what_was_discussed_is_told_on_the_day_of_the_meeting() -> None:
    """What they "discussed", in a statement of the day of their meeting, may be of it; told days later it is not."""
    today = said("c", "They discussed the price of timber.", "discussed", rule="discuss", form="talks")
    later = replace(today, known_from=date(2009, 6, 12))
    assert (likeness(today, MET) or 0) >= KIND.threshold
    assert likeness(later, MET) is None


@pytest.mark.parametrize(
    ("words", "noun", "told", "status"),
    [
        ("Before the visit there were several useful meetings.", "meetings", DAY, "held"),
        ("It came up in their conversations this spring.", "conversations", "2009-06-12", "held"),
        ("He will brief on his meetings with her.", "meetings", "2009-06-09", None),
    ],
)
def test_many_without_a_day_are_none_in_particular(words: str, noun: str, told: str, status: str | None) -> None:
    """Meetings in the plural, of no day, are not the one of another document, nor are they joined to it by a third."""
    assert likeness(said("c", words, noun, told=told, status=status), MET) is None


def test_many_of_a_day_may_be_one() -> None:
    """Discussions with a day of their own, or told as held on that day, may be the meeting of that day."""
    assert (likeness(said("c", "Our discussions today were good.", "discussions", when=DAY), MET) or 0) > 0
    assert (likeness(said("c", "After their discussions they left.", "discussions"), MET) or 0) > 0


def test_a_meeting_of_a_year_is_none_of_a_day() -> None:
    """Who "met this year" did so on any of its days; a plan for the season is that of another document all the same."""
    year = said("c", "We met this year at the peace forum.", "met", told="2009-12-20", when="2009")
    assert likeness(year, MET) is None
    assert likeness(replace(year, fields=replace(year.fields, place="Helsinki")), MET) is not None
    spring = said("c", "They look forward to meeting in spring.", "meeting", when="2010-21", status="planned")
    soon = said("d", "He will meet her soon.", "meet", told="2009-06-20", status="planned")
    assert likeness(spring, soon) is not None


def test_what_is_agreed_upon_when_the_day_has_come_is_ahead() -> None:
    """Who agree to meet, as told on the day of their meeting or later, mean another; told before it they mean that."""
    agreed = said("c", "They agreed to meet on fishing.", "meet", status="agreed")
    assert likeness(agreed, MET) is None
    assert likeness(replace(agreed, known_from=date(2009, 6, 5)), MET) is not None


def test_what_they_might_do_is_not_all_that_they_did() -> None:
    """A meeting thought possible, at no place, is not the one held a week later, but may be that of the next days."""
    possible = said("c", "They may meet, aides say.", "meet", told="2009-06-01", status="possible")
    assert likeness(possible, MET) is None
    assert (likeness(replace(possible, known_from=date(2009, 6, 6)), MET) or 0) >= KIND.threshold
    assert likeness(possible, CALM) is None


def test_talks_that_go_on_with_a_side_are_none_in_particular() -> None:
    """Who "keeps talking to the Swedes", as told twice, told of no one talk; talks held on one day may be one."""
    people = (HALONEN, Actor(side="SWE"))
    keep = said("c", "We keep talking to the Swedes.", "talking", form="talks", participants=people, status="planned")
    again = replace(said("d", "She is talking to the Swedes.", "talking", told="2009-06-09"), fields=keep.fields)
    assert likeness(keep, again) is None
    held = replace(keep, fields=replace(keep.fields, status="held"))
    assert likeness(held, replace(again, fields=held.fields)) is not None


@pytest.mark.parametrize(
    "words",
    ["The two have met three times before.", "She has met more with him than any other leader."],
)
def test_how_often_they_met_is_no_one_meeting(words: str) -> None:
    """Who "met three times", or more than with any other, tells of no one meeting."""
    assert likeness(said("c", words, "met"), MET) is None


def test_what_was_elsewhere_without_a_day_was_another() -> None:
    """Two people of whom a meeting in another state is told, with no day, did not meet there on the day of this one."""
    elsewhere = said("c", "She received him in Lisbon.", "received", told="2009-06-09", place="Lisbon", host="PRT")
    assert likeness(elsewhere, replace(MET, fields=replace(MET.fields, host="FIN"))) is None


def test_who_met_does_not_mean_what_is_ahead() -> None:
    """A talk told as held before another document tells of one to come is not that one, nor joined to it by a third."""
    held = said("c", "He did not hold back in that talk.", "talk", told="2009-06-01")
    ahead = said("d", "He will meet her at the summit.", "meet", told="2009-06-04", status="planned")
    assert likeness(held, ahead) is None


def test_what_was_planned_for_tomorrow_was_not_held_two_days_later() -> None:
    """A plan for the next day comes about on it, and a meeting two days later is another; an old plan may move."""
    held = said("c", "The two met.", "met", told="2009-06-10", when="2009-06-10")
    plan = said("d", "They will meet.", "meet", told="2009-06-07", when="2009-06-08", status="planned")
    assert likeness(plan, held) is None
    assert likeness(replace(plan, known_from=date(2009, 5, 20)), held) is not None


def test_two_who_met_are_not_three_who_met() -> None:
    """Two presidents meet, and meet a third on that day: two meetings, though the longer list has one by a side."""
    third = Actor(role="President", side="LVA")
    three = said("c", "The three met.", "met", when=DAY, participants=(Actor(side="FIN"), ILVES, third))
    two = replace(MET, fields=replace(MET.fields, place=None))
    assert likeness(three, two) is None
    there = replace(three, fields=replace(three.fields, place="Helsinki"))
    assert likeness(there, MET) is not None


def test_talks_planned_in_the_week_before_are_those_of_the_day() -> None:
    """What two named people "will discuss", told in the week before they meet, is that meeting; earlier it is not."""
    plan = said(
        "c", "They will discuss trade.", "discuss", told="2009-06-03", rule="discuss", form="talks", status="planned"
    )
    assert (likeness(plan, MET) or 0) >= KIND.threshold
    assert (likeness(replace(plan, known_from=date(2009, 4, 20)), MET) or 0) < KIND.threshold
    again = replace(plan, place=replace(plan.place, document="d"), known_from=date(2009, 5, 30))
    assert (likeness(plan, again) or 0) >= KIND.threshold


def test_each_of_the_guests_has_a_meeting_of_its_own() -> None:
    """In "meetings with X and Y" that with X is one, though the word is in the plural; by itself it is several."""
    several = said(
        "c", "She will have meetings with Ilves and Niinisto.", "meetings", told="2009-06-05", status="planned"
    )
    own = replace(several, place=replace(several.place, argument=Span(28, 33)))
    assert (likeness(own, MET) or 0) >= KIND.threshold > (likeness(several, MET) or 0)


def test_two_tell_of_the_talks_ahead() -> None:
    """Talks with a premier that two documents plan, whatever the other side is called, are one occasion."""
    people = (HALONEN, Actor(side="SWE"))
    plan = said(
        "c", "The talks with her will be on fish.", "talks", form="talks", participants=people, status="planned"
    )
    again = replace(plan, place=Place("d", "engagement", plan.place.trigger), known_from=date(2009, 6, 12))
    assert (likeness(plan, again) or 0) >= KIND.threshold


def test_what_goes_on_is_not_the_previous_one() -> None:
    """What somebody promised "at our previous meeting" was not at the one that is under way."""
    before = said("c", "It was promised at our previous meeting.", "meeting")
    now = said("d", "They are meeting here.", "meeting", status="under_way")
    assert likeness(before, now) is None


def test_a_reporters_today_is_no_second_meeting() -> None:
    """A meeting that a question puts on the day before, for another clock, is that which was held "today"."""
    asked = said("c", "There is a meeting today.", "meeting", told="2009-06-07", when="2009-06-07", status=None)
    today = said("d", "The two met today.", "met", when=DAY)
    assert (likeness(asked, today) or 0) >= KIND.threshold
    assert likeness(replace(asked, fields=replace(asked.fields, status="held")), today) is None


def test_two_letters_are_of_two_occasions() -> None:
    """Condolences that open one release are not the greetings of another, three days later."""
    condoled = said("c", "She sent her condolences.", "condolences", form="letter", when=f"{DAY}~")
    greeted = said("d", "In her message she sent greetings.", "message", told="2009-06-11", form="letter")
    assert (likeness(condoled, greeted) or 0) < KIND.threshold


def test_a_week_of_many_is_not_a_day_of_two_sides() -> None:
    """What bodies of many held "this week" is not what two sides, named by nobody, held on a day of it."""
    many = said(
        "c", "Fifty members met this week.", "met", when="2009-06-08/2009-06-14",
        participants=(Actor(side="FIN"), Actor(name="50 members"), Actor(role="representatives", side="EST")),
    )  # fmt: skip
    two = said("d", "The task force met.", "met", when=DAY, participants=(Actor(side="FIN"), Actor(side="EST")))
    assert (likeness(many, two) or 0) < KIND.threshold


def test_what_was_discussed_may_be_of_the_meeting_told_without_a_day() -> None:
    """What they "discussed" is of the meeting that another document of the same day tells of, without its day."""
    discussed = said("c", "They discussed the price of timber.", "discussed", rule="discuss", form="talks")
    met = said("d", "The two met.", "met")
    assert (likeness(discussed, met) or 0) >= KIND.threshold
    assert likeness(discussed, replace(met, known_from=date(2009, 6, 12))) is None


def test_a_habit_is_none_of_anothers() -> None:
    """Who "always" met, as two documents tell, met at no one time that both mean; nor "every time" they spoke."""
    always = said("c", "We have always met with a smile.", "met", when=DAY)
    assert likeness(always, MET) is None
    assert likeness(always, replace(always, place=Place("d", "engagement", always.place.trigger))) is None
    times = said("d", "Every time the president has met her there were fish.", "met")
    assert likeness(times, MET) is None


def test_a_gathering_is_one_by_its_name() -> None:
    """A gathering of one name on one day is one, whomever each document names at it; of another name it is another."""
    place = "(Northern Timber Summit)"
    sides = tuple(Actor(side=code) for code in ("FIN", "EST", "SWE"))
    more = tuple(Actor(side=code) for code in ("NOR", "DNK"))
    one = said("c", "At the summit they agreed.", "summit", form="summit", place=place, when=DAY, participants=sides)
    other = said("d", "The summit opened.", "summit", form="summit", place=place, when=f"{DAY}~", participants=more)
    assert (likeness(one, other) or 0) >= KIND.threshold
    renamed = replace(other, fields=replace(other.fields, place="(Southern Timber Summit)"))
    assert (likeness(one, renamed) or 0) < KIND.threshold


def test_a_full_name_outranks_a_side_misread() -> None:
    """Two who bear one full name are one person, though a document gave one of them another state."""
    misread = replace(MET, place=Place("d", "engagement", MET.place.trigger))
    moved = replace(ILVES, side="SWE")
    misread = replace(misread, fields=replace(misread.fields, participants=(HALONEN, moved)))
    assert (likeness(MET, misread) or 0) >= KIND.threshold
    short = replace(misread, fields=replace(misread.fields, participants=(HALONEN, replace(moved, name="Ilves"))))
    assert (likeness(MET, short) or 0) < KIND.threshold


def test_who_agree_to_speak_again_mean_the_next_time() -> None:
    """The call that they "agreed" on in January is not the one of January, at which they agreed on it."""
    agreed = said("c", "They agreed to speak again.", "speak", told="2009-01-22", form="call", status="agreed")
    held = said("d", "So they said in their call in January.", "call", told="2009-02-16", form="call", when="2009-01")
    assert (likeness(agreed, held) or 0) < KIND.threshold


def test_a_summit_of_two_sides_is_that_of_its_days() -> None:
    """A summit of two sides, told of on no day in the days for which another document plans theirs, is that."""
    sides = (Actor(side="FIN"), Actor(side="EST"))
    plan = said(
        "c", "They will host a summit.", "summit", told="2009-06-01", form="summit", participants=sides,
        when="2009-06-08/2009-06-14", status="planned",
    )  # fmt: skip
    then = said(
        "d", "At the summit they spoke.", "summit", told="2009-06-10", form="summit", participants=sides, status=None
    )
    assert (likeness(plan, then) or 0) >= KIND.threshold
    assert (likeness(plan, replace(then, known_from=date(2009, 7, 10))) or 0) < KIND.threshold


def test_who_meet_in_a_month_and_agree_to_meet_again_mean_a_later_time() -> None:
    """What was held in the month in which they agreed to "meet again" is not what they agreed on."""
    agreed = said("c", "They agreed to meet again.", "meet", told="2009-06-20", status="agreed")
    words = "So they said at their summit in June."
    held = said("d", words, "summit", told="2009-12-15", form="summit", when="2009-06")
    assert likeness(agreed, held) is None


def test_what_was_said_during_talks_of_that_day_is_of_them() -> None:
    """What is told of one side alone, held and but referred to, on one day, may be one: no talk that goes on."""
    guests = (HALONEN, Actor(side="EST"))
    after = said("a", "Halonen said so after the talks.", "talks", form="talks", participants=guests, rule="talk")
    during = said("b", "Of course, during the talks, we spoke of fish.", "talks", form="talks", rule="talk")
    during = replace(during, fields=replace(during.fields, participants=guests, status=None))
    assert likeness(after, during) is not None
    later = replace(during, known_from=date(2009, 6, 12))
    assert likeness(after, later) is None


def test_a_body_s_own_name_makes_no_other_office() -> None:
    """The "UN Secretary-General" is the "Secretary General of the United Nations"."""
    offices = ("UN Secretary-General", "Secretary General of the United Nations")
    actors = [Actor(role=role, side="UN") for role in offices]
    assert same_actor(*actors) == same_actor(actors[0], actors[0])


def test_what_was_earlier_this_year_is_not_today_s() -> None:
    """What a document tells of the year so far is not the meeting of its own day, which others tell of."""
    today = said("a", "They met today.", "met", when=DAY)
    signed = said("a", "We signed the pact earlier this year.", "signed", when="2009", rule="sign", status="held")
    assert (likeness(today, signed) or 0.0) < KIND.threshold


def test_a_transcript_may_come_out_a_day_late() -> None:
    """A meeting that a transcript shows may be the one told as held on the day before."""
    shown = said("a", "President Ilves: Thank you.", "President Ilves", when=f"{DAY}~", rule="exchange")
    before = said("b", "The two met.", "met", told="2009-06-07")
    assert likeness(shown, before) is not None


def test_what_one_may_discuss_at_a_meeting_is_that_meeting() -> None:
    """A "chance to discuss fish" in the document that tells of the meeting is of it; another meeting is not."""
    words = "It is a chance to discuss fish."
    chance = said("a", words, "discuss", form="talks", rule="discuss", status="possible")
    assert (likeness(MET, chance) or 0.0) >= KIND.threshold
    again = said("a", "A meeting again is possible.", "meeting", rule="meeting", status="possible")
    assert (likeness(MET, again) or 0.0) < KIND.threshold


def test_the_leaders_of_many_may_be_those_named() -> None:
    """What "the leaders" of four states did, with no name told, is looked for among what their presidents did."""
    sides = ("FIN", "EST", "LVA", "LTU")
    named = tuple(Actor(name=f"Ann {side.title()}", role="President", side=side) for side in sides)
    leaders = tuple(Actor(role="leaders", side=side) for side in sides)
    met = replace(MET, fields=replace(MET.fields, participants=named))
    group = replace(CALM, fields=replace(CALM.fields, participants=leaders, when=When(DAY), place="Helsinki"))
    assert KIND.blocks(met) & KIND.blocks(group)
    assert (likeness(met, group) or 0.0) >= KIND.threshold


def test_what_they_discussed_a_day_after_the_plan_may_be_it() -> None:
    """What "we discussed", told the day after talks were told as to come, is not known to be of others."""
    plan = said("c", "The presidents will hold talks.", "talks", told="2009-06-07", status="planned", form="talks")
    talk = said("b", "We discussed fish with him.", "discussed", rule="discuss", form="talks")
    assert likeness(talk, plan) is not None
    assert likeness(replace(talk, known_from=date(2009, 6, 20)), plan) is None
