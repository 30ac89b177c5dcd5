"""Engagements: when two claims are one, and how a visit's status adds up over documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.kinds.engagement import KIND, Engagement
from detente.kinds.engagement.where import places_agree
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

LEXICON = load_lexicon()
POWELL = Actor(name="Colin Powell", role="Secretary of State", side="USA")
IVANOV = Actor(name="Igor Ivanov", role="Foreign Minister", side="RUS")
LAVROV = Actor(name="Sergei Lavrov", role="Foreign Minister", side="RUS")


def claim(told: str, *people: Actor, start: int = 0, document: str = "", **fields: Any) -> Claim[Engagement]:
    """A claim of a document published on the day `told`."""
    when = fields.pop("when", None)
    name = document or f"doc-{told}"
    form = fields.pop("form", "visit")
    return Claim(
        place=Place(name, "engagement", Span(start, start + 5)),
        fields=Engagement(form=form, participants=people, when=When(when) if when else None, **fields),
        evidence=(Evidence(document=name, start=start, end=start + 5, text="visit"),),
        known_from=date.fromisoformat(told),
    )


def fold(*claims: Claim[Engagement]) -> dict[str, Any]:
    """The record's fields."""
    return dict(KIND.fold(sorted(claims, key=lambda c: c.sort_key()), LEXICON).fields)


PLANNED = claim("2003-01-10", POWELL, status="planned", when="2003-02-05", place="Moscow", host="RUS")
POSTPONED = claim("2003-02-03", POWELL, status="postponed", when="2003-02", place="Moscow", host="RUS")
HELD = claim("2003-05-15", POWELL, IVANOV, status="held", when="2003-05-13/2003-05-14", place="Moscow", host="RUS")
LOOK_BACK = claim("2003-06-01", POWELL, status="planned", when="2003-02", place="Russia", host="RUS")


def likeness(a: Claim[Engagement], b: Claim[Engagement]) -> float | None:
    """The likeness, which must not depend on the order of the two."""
    score = KIND.likeness(a, b, LEXICON)
    assert score == KIND.likeness(b, a, LEXICON)
    return score


def test_postponed_then_held_is_one_visit() -> None:
    """A plan's old date does not part the postponed visit from the one that was held."""
    assert (likeness(PLANNED, POSTPONED) or 0) >= KIND.threshold
    assert (likeness(POSTPONED, HELD) or 0) >= KIND.threshold
    assert likeness(PLANNED, HELD) is not None


def test_two_visits_held_on_different_days_are_two() -> None:
    """Days that exclude each other forbid a merge of what took place."""
    other = claim("2003-09-01", POWELL, status="held", when="2003-08-20", place="Moscow", host="RUS")
    assert likeness(HELD, other) is None


def test_meetings_with_different_people_are_two() -> None:
    """One common participant does not make two meetings one."""
    a = claim("2004-07-01", POWELL, IVANOV, form="meeting", status="held", when="2004-06-30", place="Moscow")
    b = claim("2004-07-01", POWELL, LAVROV, form="meeting", status="held", when="2004-06-30", place="Moscow", start=9)
    assert likeness(a, b) is None


def test_a_city_and_its_state_are_one_place() -> None:
    """Containing places do not part two tellings; other states do."""
    wide = claim("2003-05-20", POWELL, status="held", when="2003-05", place="Russia", host="RUS")
    elsewhere = claim("2003-05-20", POWELL, status="held", when="2003-05-13", place="Paris", host="FRA")
    assert (likeness(HELD, wide) or 0) >= KIND.threshold
    assert likeness(HELD, elsewhere) is None


def test_a_call_is_no_meeting() -> None:
    """Forms of different families are never one."""
    call = claim("2003-05-15", POWELL, IVANOV, form="call", status="held", when="2003-05-13")
    meeting = claim("2003-05-15", POWELL, IVANOV, form="talks", status="held", when="2003-05-13", start=7)
    assert likeness(call, meeting) is None


def test_what_is_told_as_done_is_not_a_later_event() -> None:
    """An undated mention of something done cannot mean what took place after its publication."""
    early = claim("2003-03-01", POWELL, status="held", place="Moscow", host="RUS")
    assert likeness(early, HELD) is None


def test_held_keeps_its_history() -> None:
    """The record says held, with the plan and the postponement before it, each with its document."""
    record = fold(PLANNED, POSTPONED, HELD)
    assert record["status"] == "held"
    assert record["when"] == "2003-05-13/2003-05-14"
    assert [step["status"] for step in record["history"]] == ["planned", "postponed", "held"]
    assert [p["name"] for p in record["participants"]] == ["Colin Powell", "Igor Ivanov"]


def test_a_look_back_takes_no_status_backwards() -> None:
    """A later text that recalls the plan leaves the visit held, on its own day."""
    record = fold(PLANNED, HELD, LOOK_BACK)
    assert (record["status"], record["when"]) == ("held", "2003-05-13/2003-05-14")


def test_postponed_stays_postponed_until_a_new_day_is_told() -> None:
    """A plan for a day still to come, told after the postponement, is a plan again."""
    again = claim("2003-04-20", POWELL, status="planned", when="2003-05-13", place="Moscow", host="RUS")
    assert fold(PLANNED, POSTPONED)["status"] == "postponed"
    record = fold(PLANNED, POSTPONED, again)
    assert (record["status"], record["when"]) == ("planned", "2003-05-13")


def test_rival_days_stand_side_by_side() -> None:
    """Two documents that give disjoint days for what was held are both kept."""
    other = claim("2003-05-16", POWELL, status="held", when="2003-05-10", place="Moscow", host="RUS")
    folded = KIND.fold([HELD, other], LEXICON)
    (conflict,) = folded.conflicts
    assert conflict.field == "when"
    assert {value for value, _ in conflict.values} == {"2003-05-13/2003-05-14", "2003-05-10"}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_reading_does_not_matter(order: tuple[int, ...]) -> None:
    """The record follows from the claims, in whatever order they were read."""
    claims = [PLANNED, POSTPONED, HELD]
    assert fold(*(claims[i] for i in order)) == fold(*claims)


STATUSES = ["possible", "planned", "invited", "agreed", "under_way", "held", "postponed", "cancelled", "declined", None]
days = st.dates(date(2001, 1, 1), date(2009, 12, 31)).map(str)
claims_of_one = st.lists(
    st.builds(
        lambda told, status, when, start: claim(told, POWELL, status=status, when=when, start=start, place="Moscow"),
        days,
        st.sampled_from(STATUSES),
        st.none() | days,
        st.integers(0, 500),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda c: c.place,
)


@settings(max_examples=150, deadline=None)
@given(claims_of_one)
def test_held_is_never_undone(claims: list[Claim[Engagement]]) -> None:
    """Whatever else is told, one document that says held makes the record held; and folding never fails."""
    record = fold(*claims)
    told = {c.fields.status for c in claims}
    assert record["status"] == "held" or "held" not in told
    assert record["status"] != "held" or told & {"held", None}
    assert len(record["history"]) <= len(claims)


@settings(max_examples=100, deadline=None)
@given(claims_of_one)
def test_likeness_is_symmetric_and_in_range(claims: list[Claim[Engagement]]) -> None:
    """Any two claims: the same answer both ways, 0 to 1 or None."""
    for a in claims:
        for b in claims:
            score = likeness(a, b)
            assert score is None or 0 <= score <= 1


def test_two_people_meet_once_a_day() -> None:
    """Two named people whom two documents have meeting on one day met once, whatever each calls the place."""
    day = {"form": "meeting", "status": "held", "when": "2004-05-13"}
    there = claim("2004-05-14", POWELL, LAVROV, place="Camp David", **day)
    near = claim("2004-05-15", POWELL, LAVROV, place="Washington", **day)
    later = claim("2004-05-20", POWELL, LAVROV, place="Vienna", **{**day, "when": "2004-05-19"})
    assert (KIND.likeness(there, near, LEXICON) or 0.0) >= KIND.threshold
    assert KIND.likeness(there, later, LEXICON) is None


LULA, BOLUARTE = Actor(name="Lula da Silva", side="BRA"), Actor(name="Dina Boluarte", side="PER")


def calls(first: str, second: str, told: tuple[str, str]) -> float | None:
    """How alike two calls of the same two presidents are, each told on a day by a document of its own."""
    a = claim(told[0], LULA, BOLUARTE, form="call", when=first or None, status="held", document="a")
    b = claim(told[1], LULA, BOLUARTE, form="call", when=second or None, status="held", document="b")
    return likeness(a, b)


def test_days_of_publication_are_no_about_that_day() -> None:
    """Two calls, each told of about the day of its own document, three days apart, are two."""
    assert calls("2024-05-02~", "2024-05-05~", ("2024-05-02", "2024-05-05")) is None


def test_two_readouts_of_two_days_are_of_two_calls() -> None:
    """Of two documents that open with a call about their own day, each is of its own; not of one that looks back."""
    assert calls("2024-05-02~", "2024-05-03~", ("2024-05-02", "2024-05-03")) is None
    readout = claim("2024-05-02", LULA, BOLUARTE, form="call", when="2024-05-02~", status="held", document="a")
    behind = claim("2024-05-03", LULA, BOLUARTE, form="call", when="2024-05-03~", status="held", start=900)
    assert (likeness(readout, behind) or 0) >= KIND.threshold


def test_a_mention_without_a_day_means_the_last_call() -> None:
    """Who speak often are meant lately: a call of last week may be it, one of two months ago is not."""
    near, far = (calls("2024-05-02", "", ("2024-05-02", day)) or 0.0 for day in ("2024-05-06", "2024-07-06"))
    assert far < KIND.threshold <= near


def test_this_year_ends_with_its_telling() -> None:
    """What was held "this year", as told in February, is no meeting of March."""
    assert calls("2024", "2024-03-11", ("2024-02-18", "2024-03-11")) is None


def test_two_plans_told_at_one_time_are_one() -> None:
    """Of two people who hope to meet, the meeting planned for months ahead is meant; not where the plans are old."""
    hoped = claim("2010-03-02", POWELL, LAVROV, form="meeting", status="planned")
    dated = claim("2010-03-20", POWELL, LAVROV, form="meeting", status="planned", when="2010-09", place="Moscow")
    later = claim("2010-08-20", POWELL, LAVROV, form="meeting", status="planned", when="2010-09", place="Moscow")
    assert (likeness(hoped, dated) or 0) >= KIND.threshold
    assert (likeness(hoped, later) or 0) < KIND.threshold


def test_what_was_called_off_is_looked_back_upon_for_long() -> None:
    """A visit that was called off months ago is still the one that had been planned."""
    off = claim("2003-06-01", POWELL, status="cancelled", place="Moscow", host="RUS")
    assert (likeness(LOOK_BACK, off) or 0) >= KIND.threshold
    assert (likeness(PLANNED, off) or 0) >= KIND.threshold


def test_two_are_no_three() -> None:
    """A meeting of two people is not the one at which a third side sat too, even on the same day."""
    two = claim("2003-05-15", POWELL, IVANOV, form="meeting", status="held", when="2003-05-14", document="a")
    fischer = Actor(name="Joschka Fischer", role="Foreign Minister", side="DEU")
    three = claim("2003-05-15", POWELL, IVANOV, fischer, form="meeting", status="held", when="2003-05-14", document="b")
    assert likeness(two, three) is None


def test_people_of_other_sides_are_rivals() -> None:
    """Who spoke with the heads of an alliance's members has not thereby spoken with one state's president."""
    heads = Actor(name="heads of its member states", side="CSTO")
    tokayev = Actor(name="Kassym-Jomart Tokayev", role="President", side="KAZ")
    a = claim("2022-01-07", LAVROV, heads, form="call", status="held", when="2022-01-07", document="a")
    b = claim("2022-01-08", LAVROV, tokayev, form="call", status="held", when="2022-01-08", document="b")
    assert likeness(a, b) is None


def test_his_counterpart_is_whoever_was_met_that_day() -> None:
    """An unnamed counterpart of a side is the person of that side whom another document names."""
    counterpart = Actor(role="counterpart", side="RUS")
    a = claim("2003-05-15", POWELL, IVANOV, form="meeting", status="held", when="2003-05-14", place="Moscow")
    b = claim("2003-05-16", POWELL, counterpart, form="meeting", status="held", when="2003-05-14", place="Moscow")
    assert (likeness(a, b) or 0) >= KIND.threshold


def test_who_met_may_agree_to_meet_again() -> None:
    """A plan made after a meeting was told of is another meeting, where neither has a day."""
    met = claim("2003-05-10", POWELL, IVANOV, form="meeting", status="held")
    again = claim("2003-05-16", POWELL, IVANOV, form="meeting", status="agreed")
    assert (likeness(met, again) or 0) < KIND.threshold


def test_a_day_of_a_stay_does_not_shorten_it() -> None:
    """A visit told by its first and last day keeps both, though another document speaks of one day of it."""
    whole = claim("2003-05-15", POWELL, status="held", when="2003-05-13/2003-05-14", place="Moscow", host="RUS")
    part = claim("2003-07-26", POWELL, status="held", when="2003-05-13", place="Moscow", host="RUS")
    assert fold(whole, part)["when"] == "2003-05-13/2003-05-14"


def test_a_hall_may_be_in_the_town_that_another_tells() -> None:
    """A building of which no town is told does not part two accounts of one meeting; two towns do."""
    assert places_agree("Beijing", "Great Hall of the People", LEXICON) == 0.0
    assert places_agree("Beijing", "Shanghai", LEXICON) is None


# What two documents tell is one only where they make it sure

VUCIC, RAMA = Actor(name="Aleksandar Vucic", side="SRB"), Actor(name="Edi Rama", side="ALB")
SERBIA, ALBANIA = Actor(side="SRB"), Actor(side="ALB")


def told_by_two(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """May two tellings by two documents be joined outright?"""
    (a, b) = (
        claim(
            one.pop("told"),
            *one.pop("people", (VUCIC, RAMA)),
            document=name,
            **{"form": "meeting", "status": "held", **one},
        )
        for name, one in (("a", dict(first)), ("b", dict(second)))
    )
    score = likeness(a, b)
    return score is not None and KIND.threshold <= score


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            {"told": "2023-06-02", "when": "2023-06-01", "place": "Durres"},
            {"told": "2024-02-02", "when": "2023", "place": "Durres"},
        ),
        (
            {"told": "2023-05-20", "when": "2023-05-25", "status": "planned", "place": "Durres"},
            {"told": "2023-06-07", "when": "2023-06-06", "place": "Durres"},
        ),
        ({"told": "2023-06-02", "when": "2023-06-01"}, {"told": "2023-06-09"}),
        ({"told": "2023-06-02", "place": "Tirana"}, {"told": "2023-06-08", "place": "Tirana"}),
        ({"told": "2023-06-02", "when": "2023-06-03", "status": "planned"}, {"told": "2023-06-04"}),
        (
            {"told": "2023-06-02", "when": "2023-06-01", "people": (SERBIA, ALBANIA)},
            {"told": "2023-06-03", "when": "2023-06-01"},
        ),
        (
            {
                "told": "2023-01-10",
                "when": "2023",
                "form": "visit",
                "status": "planned",
                "host": "ALB",
                "people": (VUCIC,),
            },
            {"told": "2023-06-02", "form": "visit", "host": "ALB", "people": (VUCIC,)},
        ),
        (
            {"told": "2023-06-02", "status": "planned", "place": "Vlora (Open Balkan summit)", "form": "summit"},
            {"told": "2023-06-03", "status": "planned", "place": "(Open Balkan leaders' meeting)", "form": "summit"},
        ),
    ],
)
def test_one_by_day_or_by_place_or_lately(first: dict[str, Any], second: dict[str, Any]) -> None:
    """A day that both give, a place abroad, a week between the tellings: these make two tellings one."""
    assert told_by_two(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"told": "2024-02-02", "when": "2023"}, {"told": "2023-06-09"}),
        ({"told": "2023-06-02", "when": "2023-06-01"}, {"told": "2024-02-02", "when": "2023"}),
        (
            {"told": "2023-05-20", "when": "2023-05-25", "status": "planned"},
            {"told": "2023-06-07", "when": "2023-06-06"},
        ),
        ({"told": "2023-06-02"}, {"told": "2023-06-19"}),
        ({"told": "2023-06-02", "when": "2023-06", "status": "planned"}, {"told": "2022-12-01", "when": "2022"}),
        ({"told": "2023-06-02", "people": (SERBIA, ALBANIA)}, {"told": "2023-06-03", "people": (SERBIA, ALBANIA)}),
        (
            {"told": "2023-06-02", "when": "2023-06-01", "people": (SERBIA, ALBANIA)},
            {"told": "2023-06-03", "when": "2023-06-02"},
        ),
        (
            {"told": "2023-07-02", "when": "2023-06", "people": (SERBIA, ALBANIA)},
            {"told": "2023-06-03", "when": "2023-06-02", "people": (SERBIA, ALBANIA)},
        ),
        (
            {
                "told": "2022-03-01",
                "when": "2022-03",
                "form": "visit",
                "status": "planned",
                "host": "ALB",
                "people": (VUCIC,),
            },
            {"told": "2022-12-20", "form": "visit", "status": "planned", "host": "ALB", "people": (VUCIC,)},
        ),
        (
            {"told": "2022-04-01", "form": "visit", "host": "ALB", "people": (VUCIC,)},
            {"told": "2022-09-20", "form": "visit", "host": "ALB", "people": (VUCIC,)},
        ),
        (
            {"told": "2023-06-02", "place": "(Open Balkan summit)", "form": "summit", "people": (VUCIC,)},
            {"told": "2023-06-03", "place": "(NATO summit)", "form": "summit", "people": (VUCIC,)},
        ),
        (
            {"told": "2024-08-26", "when": "../2024-08-29", "status": "planned"},
            {"told": "2023-10-25", "when": "2023-10-27", "status": "planned"},
        ),
        (
            {"told": "2023-06-02", "form": "visit", "host": "ALB", "people": (Actor(name="Petar Ilic", side="SRB"),)},
            {"told": "2023-06-03", "form": "visit", "host": "ALB", "people": (Actor(name="Pava Ilic", side="SRB"),)},
        ),
    ],
)
def test_what_the_documents_leave_open_stays_apart(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Any day of a year, two weeks without a day, sides alone, other gatherings, plans of last year, namesakes."""
    assert not told_by_two(first, second)


def test_plural_contacts_are_none_in_particular() -> None:
    """Of "recent conversations" between two, another document's conversation of another week may or may not be one."""
    words = "in their recent conversations"
    many = claim("2023-06-02", VUCIC, RAMA, form="talks", status="held", document="a")
    at = Span(16, 29)
    many = replace(
        many,
        place=Place("a", "engagement", at),
        evidence=(Evidence(document="a", start=0, end=len(words), text=words),),
    )
    one = claim("2023-06-07", VUCIC, RAMA, form="talks", status="held", document="b")
    assert (likeness(many, one) or 0.0) < KIND.threshold
    assert (likeness(replace(many, known_from=one.known_from), one) or 0.0) >= KIND.threshold


def test_a_title_is_no_office() -> None:
    """Secretary Roe may be any secretary: only day and place make the commerce secretary of another text him."""
    roe = Actor(name="Roe", role="Secretary", side="USA")
    finance = Actor(role="Secretary of Commerce", side="USA")
    when = {"form": "visit", "status": "planned", "host": "PER", "place": "Lima"}
    assert (likeness(claim("2023-06-02", roe, **when), claim("2023-06-03", finance, **when)) or 0.0) < KIND.threshold
    dated = {**when, "when": "2023-06-10"}
    assert (likeness(claim("2023-06-02", roe, **dated), claim("2023-06-03", finance, **dated)) or 0) >= KIND.threshold


def said(document: str, told: str, words: str, verb: str, **fields: Any) -> Claim[Engagement]:
    """A claim of two presidents made by `verb` in these words, which are its evidence."""
    start = words.index(verb)
    people = fields.pop("people", (VUCIC, RAMA))
    one = claim(told, *people, document=document, **{"form": "meeting", "status": "held", **fields})
    return replace(
        one,
        place=Place(document, "engagement", Span(start, start + len(verb))),
        evidence=(Evidence(document=document, start=0, end=len(words), text=words),),
    )


def test_what_was_done_often_is_no_single_meeting() -> None:
    """Who "met on many occasions" or is "in constant contact" tells of no one meeting, even on its day."""
    one = said("a", "2023-06-02", "The two met in Durres.", "met", when="2023-06-02")
    many = said("b", "2023-06-02", "We have met with him on many occasions.", "met")
    constant = said("c", "2023-06-02", "They are in constant contact by now.", "contact", form="talks")
    always = said("d", "2023-06-02", "They met in a town by the sea that both have always liked.", "met")
    assert likeness(one, many) is None
    assert likeness(one, constant) is None
    assert (likeness(one, always) or 0) >= KIND.threshold


def test_further_talks_are_not_those_just_held() -> None:
    """A "next meeting", planned when one had been held, is another; a plan told before may be the one held."""
    held = said("a", "2023-06-02", "The two met in Durres.", "met", when="2023-06-02")
    again = said("b", "2023-06-02", "They will hold a further meeting soon.", "meeting", status="planned")
    before = said("c", "2023-05-20", "Their next meeting will be in June.", "meeting", status="planned")
    assert likeness(held, again) is None
    assert (likeness(held, before) or 0) >= KIND.threshold


def test_the_last_time_was_before() -> None:
    """Who "last saw each other" somewhere did so before the day of telling; the last round may be yesterday's."""
    last = said("a", "2023-06-02", "The two last met on an island.", "met")
    today = said("b", "2023-06-02", "The two met in Durres.", "met", when="2023-06-02")
    yesterday = said("c", "2023-06-02", "The two met in Durres.", "met", when="2023-06-01")
    assert likeness(last, today) is None
    assert (likeness(last, yesterday) or 0) >= KIND.threshold


def test_undated_mentions_of_sides_told_days_apart_are_not_known_to_be_one() -> None:
    """A president's visit to a state, told twice without a day, may be two; with his name both times it is one."""
    president = Actor(name=None, role="President", side="SRB")
    told = {"form": "visit", "host": "ALB", "status": "held"}
    bare = [claim(day, president, **told) for day in ("2023-06-02", "2023-06-06")]
    named = [claim(day, VUCIC, **told) for day in ("2023-06-02", "2023-06-06")]
    assert (likeness(*bare) or 0) < KIND.threshold
    assert (likeness(*named) or 0) >= KIND.threshold


def test_one_person_in_common_on_one_day_is_not_enough() -> None:
    """Who spoke with colleagues of nobody knows which side on a day has not thereby spoken with that day's guest."""
    guest = said("a", "2023-06-02", "The two spoke by telephone.", "spoke", when="2023-06-02", form="call")
    others = claim("2023-06-02", VUCIC, Actor(role="colleagues"), document="b", when="2023-06-02", form="call")
    assert (likeness(guest, others) or 0) < KIND.threshold


def test_what_is_agreed_on_the_day_of_a_meeting_is_not_it() -> None:
    """A meeting agreed upon, without a day, when two had just met is not joined to theirs outright."""
    assert not told_by_two({"told": "2023-06-02", "when": "2023-06-02~"}, {"told": "2023-06-02", "status": "agreed"})


def test_a_stay_under_way_is_of_its_own_days() -> None:
    """Who is said to be on a trip in June is not on the one that ended in May."""
    stay = {"form": "visit", "people": (VUCIC,), "host": "ALB"}
    ended = {"told": "2023-05-20", "when": "2023-05-20", **stay}
    assert not told_by_two(ended, {"told": "2023-06-09", "status": "under_way", **stay})
    assert told_by_two(ended, {"told": "2023-05-21", "status": "under_way", **stay})


def test_another_town_weeks_later_is_another_visit() -> None:
    """A town told without a day means a visit to the state of three weeks before only where another telling says so."""
    stay = {"form": "visit", "people": (VUCIC,), "host": "ALB"}
    ended = {"told": "2023-05-20", "when": "2023-05-20", **stay}
    assert not told_by_two(ended, {"told": "2023-06-12", "place": "Durres", **stay})
    assert told_by_two(ended, {"told": "2023-05-24", "place": "Durres", **stay})


def test_sides_on_the_day_of_a_release_may_have_met_at_many_levels() -> None:
    """Two sides alone, on no day but that of the release, are not the two people of another release."""
    sides = {"told": "2023-06-02", "when": "2023-06-02~", "people": (SERBIA, ALBANIA)}
    assert not told_by_two(sides, {"told": "2023-06-02", "when": "2023-06-02~"})
    assert told_by_two({**sides, "when": "2023-06-02"}, {"told": "2023-06-02", "when": "2023-06-02~"})


def test_two_halls_on_one_day_are_one_meeting() -> None:
    """Two people who meet on one day meet once, whether its date is told or only that of the release."""
    day = {"told": "2023-06-02", "people": (POWELL, LAVROV)}
    assert told_by_two(
        {**day, "when": "2023-06-02", "place": "White House"}, {**day, "when": "2023-06-02~", "place": "Oval Office"}
    )


def test_meetings_today_of_two_days_are_two() -> None:
    """Two documents of two days that each say "today" tell of two meetings; one that looks back tells of the same."""
    today = {"told": "2023-06-02", "when": "2023-06-02"}
    assert not told_by_two(today, {"told": "2023-06-03", "when": "2023-06-03"})
    assert told_by_two(today, {"told": "2023-06-04", "when": "2023-06-03"})


def test_a_council_that_meets_every_fortnight_is_another_each_time() -> None:
    """Five people or more who met a fortnight before are not meant by a telling without a day."""
    people = tuple(
        Actor(name=f"{name} Roe", side=side) for name, side in zip("ABCDE", ("USA", "CAN") * 3, strict=False)
    )
    met = {"told": "2023-06-02", "when": "2023-06-02", "people": people}
    assert told_by_two(met, {"told": "2023-06-05", "people": people})
    assert not told_by_two(met, {"told": "2023-06-15", "people": people})


def test_people_of_one_side_in_common_do_not_make_one_meeting() -> None:
    """A lunch of a state's deputies with guests is not a summit of its own with others, though both have its people."""
    speaker, deputies = Actor(name="Ann Roe", role="Speaker", side="USA"), Actor(name="other deputies", side="USA")
    lunch = claim("2004-07-01", speaker, deputies, Actor(side="ASEAN"), form="meeting", when="2004-07-02")
    vice = Actor(name="other deputies", side="USA"), Actor(side="USA"), Actor(side="DEU"), Actor(side="BLZ")
    summit = claim("2004-07-01", *vice, form="summit", when="2004-07-02", document="b")
    assert (likeness(lunch, summit) or 0) < KIND.threshold


def test_what_is_told_to_have_been_twice_is_no_single_call() -> None:
    """Whoever "spoke twice" over a weekend is not told of in the readout of one call."""
    words = "He spoke with Igor Ivanov twice on Sunday."
    told = claim("2004-07-05", POWELL, IVANOV, form="call", status="held", when="2004-07-04", document="b", start=3)
    twice = replace(
        told,
        evidence=(Evidence(document="b", start=0, end=len(words), text=words),),
        place=Place("b", "engagement", Span(3, 8)),
    )
    readout = claim("2004-07-04", POWELL, IVANOV, form="call", status="held", when="2004-07-04")
    assert (likeness(told, readout) or 0) >= KIND.threshold
    assert likeness(twice, readout) is None


def test_a_round_has_but_one_number() -> None:
    """Two documents mean one round of talks by its number, told days apart; another number is another round."""
    sides: dict[str, Any] = {"people": (SERBIA, ALBANIA), "form": "talks"}
    second = said("a", "2023-06-03", "Both spoke at the second round of talks.", "talks", when="2023-06-03~", **sides)
    same = said("b", "2023-06-04", "They recalled the second round of peace talks.", "talks", **sides)
    third = said("c", "2023-06-04", "The third round of talks will be in Durres.", "talks", **sides)
    later = said("d", "2023-09-04", "They recalled the second round of talks.", "talks", **sides)
    assert (likeness(second, same) or 0) >= KIND.threshold
    assert likeness(second, third) is None
    assert (likeness(second, later) or 0) < KIND.threshold


def test_officials_on_a_day_are_not_the_leaders_of_that_week() -> None:
    """Who of nobody by name was in touch on a day did not sit down "last week" as the leaders did."""
    officials = claim("2023-06-09", SERBIA, Actor(role="counterpart", side="ALB"), form="talks", when="2023-06-08")
    leaders = claim("2023-06-12", VUCIC, RAMA, form="meeting", when="2023-06-05/2023-06-11")
    assert (likeness(officials, leaders) or 0) < KIND.threshold
    assert (
        likeness(replace(officials, fields=replace(officials.fields, participants=(VUCIC, RAMA))), leaders) or 0
    ) > (KIND.threshold)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("White House", "Oval Office", True),
        ("Oval Office", "White House, Washington", True),
        ("Kremlin", "Moscow", True),
        ("Kremlin", "Sochi", False),
        ("White House", "Camp David", False),
    ],
)
def test_seats_of_one_government_are_one_place(one: str, other: str, *, fits: bool) -> None:
    """A palace by whose name a government goes lies in its capital, and its rooms in it; a country house does not."""
    assert ((places_agree(one, other, LEXICON) or 0) > 0) is fits


def test_two_sides_plan_one_summit() -> None:
    """A summit of two states, planned without a day, told by two documents at one time is one; talks may be two."""
    sides: dict[str, Any] = {"told": "2023-06-02", "people": (SERBIA, ALBANIA), "status": "planned"}
    assert told_by_two({**sides, "form": "summit"}, {**sides, "form": "summit"})
    assert not told_by_two({**sides, "form": "talks"}, {**sides, "form": "talks"})


def test_three_sides_in_both_lists_are_one_gathering() -> None:
    """Where two documents of one day name the same three sides, each by a side or an office, they met once."""
    presidents = tuple(Actor(role="President", side=side) for side in ("UKR", "POL", "LTU"))
    leaders = tuple(Actor(role="leaders", side=side) for side in ("UKR", "POL", "LTU"))
    assert told_by_two(
        {"told": "2022-02-23", "when": "2022-02-23~", "people": presidents, "place": "Kyiv"},
        {"told": "2022-02-23", "when": "2022-02-23~", "people": leaders},
    )


def test_ministers_and_presidents_of_two_states_met_apart() -> None:
    """Nobody of the ministers' meeting was at the presidents', though both were in one town on one day."""
    day = {"when": "2022-02-16", "place": "Moscow"}
    ministers = tuple(Actor(role="defence ministers", side=side) for side in ("BRA", "RUS"))
    presidents = tuple(Actor(role="President", side=side) for side in ("BRA", "RUS"))
    one = claim("2022-02-16", *ministers, form="meeting", document="a", **day)
    assert likeness(one, claim("2022-02-16", *presidents, form="meeting", document="b", **day)) is None


def test_nameless_leaders_beside_their_sides_tell_no_more() -> None:
    """A "leaders' summit" of three sides, planned, is one in two documents, though "leaders" are of no side."""
    people = (Actor(name="trilateral leaders"), SERBIA, ALBANIA, Actor(side="GRC"))
    plan = {"told": "2023-06-02", "form": "summit", "status": "planned", "people": people}
    assert told_by_two(plan.copy(), {**plan, "told": "2023-06-04"})


def test_a_plan_for_elsewhere_told_on_the_day_of_a_meeting_is_another() -> None:
    """Who meet on Thursday, and of whom on that day a meeting in another state is said to be ahead, meet twice."""
    today = {"told": "2023-06-01", "when": "2023-06-02", "status": "planned"}
    assert not told_by_two(today, {"told": "2023-06-02", "status": "planned", "place": "Greece"})
    assert told_by_two(today, {"told": "2023-06-01", "status": "planned", "place": "Greece"})


def test_a_president_is_not_his_wife() -> None:
    """The visit of "First Lady Ann Roe" is none of "President Roe", whose family name she bears."""
    hers = claim("2019-05-08", Actor(name="Ann Roe", role="First Lady", side="USA"), status="held", host="UKR")
    his = claim("2019-04-11", Actor(name="Roe", role="President", side="USA"), status="possible", host="UKR")
    assert likeness(his, hers) is None


def test_two_plans_of_the_same_offices_are_one() -> None:
    """One president by name and the other by office, or both by their offices alone, have one meeting ahead."""
    roe, office = Actor(name="Jan Roe", role="President of Norway", side="NOR"), Actor(role="President", side="NOR")
    other = Actor(role="President of Peru", side="PER")
    first = claim("2019-03-22", roe, other, form="meeting", status="planned")
    second = claim("2019-03-28", office, Actor(role="President", side="PER"), form="meeting", status="planned")
    score = likeness(first, second)
    assert score is not None
    assert score >= KIND.threshold


def beside(told: Claim[Engagement], text: str, word: str = "visit") -> Claim[Engagement]:
    """The claim with these words around its trigger."""
    at = text.index(word)
    place = replace(told.place, trigger=Span(at, at + len(word)))
    evidence = (Evidence(document=place.document, start=0, end=len(text), text=text),)
    return replace(told, place=place, evidence=evidence)


def test_the_last_one_is_no_meeting_of_these_days() -> None:
    """What "our last visit there" tells was before the one of the days on which that is said."""
    guest = Actor(name="Jan Roe", role="Prime Minister", side="NOR")
    last = beside(claim("2019-03-01", guest, status="held", host="UKR"), "during our last visit here we agreed")
    now = claim("2019-03-05", guest, status="held", when="2019-02-26/2019-03-03", host="UKR")
    assert likeness(last, now) is None


def test_a_potential_meeting_by_name_may_be_the_one_that_is_held() -> None:
    """What is told as "the potential meeting of A and B" is theirs within a month; "may meet" says less."""
    roe, poe = (Actor(name=n, role="President", side=s) for n, s in (("Jan Roe", "NOR"), ("Ana Poe", "PER")))
    thought = claim("2019-10-24", roe, poe, form="meeting", status="possible")
    held = claim("2019-11-16", roe, poe, form="meeting", status="held", when="2019-11-15")
    assert likeness(beside(thought, "besides the potential meeting of the two", "meeting"), held) is not None
    assert likeness(beside(thought, "they may meet again", "meet"), held) is None
    later = replace(held, fields=replace(held.fields, when=When("2019-12-10")), known_from=date(2019, 12, 10))
    assert likeness(beside(thought, "besides the potential meeting of the two", "meeting"), later) is None
