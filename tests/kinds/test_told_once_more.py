"""What is told once more, by other words or for another place, of an engagement that was told before."""

from __future__ import annotations

from datetime import date
from typing import Any

from detente.kinds.engagement import KIND, Engagement
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

LEXICON = load_lexicon()
CHILE, NORWAY = Actor(side="CHL"), Actor(side="NOR")
BORIC = Actor(name="Gabriel Boric", role="President", side="CHL")
STORE = Actor(name="Jonas Gahr Støre", role="Prime Minister", side="NOR")
WORDS = "Chile and Norway held discussions on salmon. The discussions go on."


def claim(text: str, word: str, *people: Actor, document: str = "a", **fields: Any) -> Claim[Engagement]:
    """A claim that the last `word` of a text of 5 June 2023 makes; `rule` stands beside the fields."""
    start, rule, when = text.rindex(word), fields.pop("rule", word), fields.pop("when", None)
    return Claim(
        place=Place(document, "engagement", Span(start, start + len(word))),
        fields=Engagement(participants=people, when=When(when) if when else None, **fields),
        evidence=(Evidence(document=document, start=0, end=len(text), text=text),),
        known_from=date(2023, 6, 5),
        rule=rule,
    )


def are_one(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are they alike enough, in whatever order they come?"""
    score = KIND.likeness(a, b, LEXICON)
    assert score == KIND.likeness(b, a, LEXICON)
    return (score or 0) >= KIND.threshold


def test_talks_that_point_back_are_those_told_before() -> None:
    """Of two states with nobody named "the discussions", right behind, are those of which the text has just told."""
    first = claim(
        WORDS.replace("The discussions go on.", ""), "discussions", CHILE, NORWAY, form="talks", status="held"
    )
    again: dict[str, Any] = {"form": "talks", "status": "under_way"}
    assert are_one(first, claim(WORDS, "discussions", CHILE, NORWAY, rule="discussions+pointing", **again))
    assert not are_one(first, claim(WORDS, "discussions", CHILE, NORWAY, **again))
    far = WORDS.replace("The discussions", "Salmon is dear. " * 50 + "The discussions")
    assert not are_one(first, claim(far, "discussions", CHILE, NORWAY, rule="discussions+pointing", **again))


def test_two_leaders_due_to_meet_in_one_week_meet_once() -> None:
    """Named leaders of whom two documents tell that they meet next week do so at one place, whatever each calls it."""
    week: dict[str, Any] = {"form": "meeting", "when": "2023-06-12/2023-06-18"}
    in_chile = claim("They meet.", "meet", BORIC, STORE, place="Chile", **week)
    in_peru = claim("They meet.", "meet", BORIC, STORE, place="Peru", document="b", **week)
    assert KIND.likeness(in_chile, in_peru, LEXICON) is not None
    held = {**week, "status": "held"}
    one, other = (claim("They met.", "met", BORIC, STORE, place=p, document=p, **held) for p in ("Chile", "Peru"))
    assert KIND.likeness(one, other, LEXICON) is None


def test_what_is_planned_in_the_morning_is_held_by_the_evening() -> None:
    """In two texts of one day "will meet" and "met" are one; who met and agreed to meet meet once more."""
    plan = claim("They will meet.", "meet", BORIC, STORE, form="meeting", status="planned")
    held = claim("They met.", "met", BORIC, STORE, form="meeting", status="held", document="b")
    assert are_one(plan, held)
    again = claim("They agreed to meet.", "meet", BORIC, STORE, form="meeting", status="agreed")
    assert not are_one(again, held)
    assert not are_one(claim("They met.", "met", BORIC, STORE, form="meeting", status="held"), plan)
