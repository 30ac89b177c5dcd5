"""Incidents, measures, positions, assessments, events: when two tellings are one, and what they add up to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from detente.kinds import KINDS, kind_named
from detente.kinds.assessment import Assessment
from detente.kinds.commitment import Commitment
from detente.kinds.event import Event
from detente.kinds.incident import Incident
from detente.kinds.measure import Measure
from detente.kinds.position import Position
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

CHL, PER = Actor(side="CHL"), Actor(side="PER")


def claim(kind: str, fields: Any, told: str = "2023-05-01", start: int = 0) -> Claim[Any]:
    """A claim of a document published on the day `told`."""
    return Claim(
        place=Place(f"doc-{told}", kind, Span(start, start + 4)),
        fields=fields,
        evidence=(Evidence(document=f"doc-{told}", start=start, end=start + 4, text="They"),),
        known_from=date.fromisoformat(told),
    )


def likeness(a: Claim[Any], b: Claim[Any]) -> float | None:
    """How alike the kind of the two holds them to be."""
    return kind_named(a.kind).likeness(a, b, None)


def test_an_incident_keeps_each_sides_account() -> None:
    """Two sides' tellings of one incident stand side by side."""
    told = [
        claim("incident", Incident(what="a jet crossed the line", actors=(CHL,), account="PER"), "2023-05-01"),
        claim("incident", Incident(what="a jet kept to its side", actors=(CHL,), account="CHL"), "2023-05-02"),
    ]
    record = kind_named("incident").fold(told, None).fields
    assert [a["side"] for a in record["accounts"]] == ["PER", "CHL"]


def test_a_side_that_says_the_same_again_gives_no_further_account() -> None:
    """Of a war that one side calls the same thing a hundred times there is one account, from where it first said so."""
    told = [
        claim("incident", Incident(what="The crossing of a jet", account="PER"), "2023-05-01"),
        claim("incident", Incident(what="the crossing of a jet", account="PER"), "2023-05-02"),
        claim("incident", Incident(what="the crossing of a jet", account="CHL"), "2023-05-03"),
    ]
    record = kind_named("incident").fold(told, None).fields
    assert [(a["side"], a["text"]) for a in record["accounts"]] == [
        ("PER", "The crossing of a jet"),
        ("CHL", "the crossing of a jet"),
    ]


def test_incidents_by_others_are_others() -> None:
    """The same words about another actor are another incident."""
    one = claim("incident", Incident(what="a jet crossed the line", actors=(CHL,)))
    two = claim("incident", Incident(what="a jet crossed the line", actors=(PER,)), "2023-06-01")
    assert likeness(one, two) is None


def test_a_measure_aimed_at_another_is_another() -> None:
    """Tariffs on one side are not tariffs on another."""
    one = claim("measure", Measure(what="tariffs on copper", type="tariff", by=(CHL,), against=(PER,)))
    bol = (Actor(side="BOL"),)
    two = claim("measure", Measure(what="tariffs on copper", type="tariff", by=(CHL,), against=bol), "2023-06-01")
    assert likeness(one, two) is None


def test_what_was_in_force_long_before_is_another_measure() -> None:
    """A crossing that was shut years ago, and is now to be reopened: the two are not one."""
    shut = Measure(what="closed the crossing at Liboi", type="other", by=(CHL,), in_force=When("2012"))
    due = replace(shut, what="to reopen the closed crossing at Liboi", in_force=None, announced=When("2023-05-01"))
    assert likeness(claim("measure", shut), claim("measure", due, start=20)) is None
    assert likeness(claim("measure", due), claim("measure", due, start=20)) is not None


def test_a_legislator_is_not_the_government() -> None:
    """Positions of two holders stay apart, though they use the same words."""
    one = claim("position", Position(side="CHL", stance="opposes the treaty", issue="trade", holder="Ana Rojas"))
    two = claim("position", Position(side="CHL", stance="opposes the treaty", issue="trade", holder="Luis Mora"))
    assert likeness(one, two) is None


def test_an_authors_assessments_are_never_merged() -> None:
    """What no named holder says cannot be told to be the same opinion."""
    own = claim("assessment", Assessment(claim="ties are strained", type="judgement", direction="worse"))
    assert kind_named("assessment").blocks(own) == frozenset()


def test_undated_events_are_never_merged() -> None:
    """Two accusations without a day may be two."""
    undated = claim("event", Event(source="CHL GOV", plover="ACCUSE", target="PER GOV"))
    assert kind_named("event").blocks(undated) == frozenset()


def test_one_meeting_told_twice_is_one() -> None:
    """A meeting of the same pair on the same day is one event, a denied one never the same as one that was held."""
    fields = Event(source="CHL GOV", plover="CONSULT", target="PER GOV", when=When("2023-05-01"), act="met")
    one, two = claim("event", fields), claim("event", fields, "2023-05-02")
    assert (likeness(one, two) or 0) >= kind_named("event").threshold


def test_a_plan_that_came_about_is_one_event() -> None:
    """What was planned for a day and is told as done on it is one act, and actual, whoever tells it last."""
    fields = Event(source="CHL GOV", plover="CONSULT", target="PER GOV", when=When("2023-05-01"), act="met")
    planned = replace(claim("event", fields, "2023-04-20"), actuality="planned")
    held = claim("event", fields, "2023-05-02")
    kind = kind_named("event")
    assert (likeness(planned, held) or 0) >= kind.threshold
    for claims in ([planned, held], [held, planned]):
        folded = kind.fold(claims, None)
        assert folded.fields["actuality"] == folded.facets.status == "actual"
        assert {t.value for t in folded.told if t.field == "actuality"} == {"planned", "actual"}


def test_a_denied_act_is_not_the_one_that_was_done() -> None:
    """One side's denial and the other's report stand side by side."""
    fields = Event(source="CHL GOV", plover="ASSAULT", target="PER GOV", when=When("2023-05-01"), act="shelled a town")
    done = claim("event", fields)
    assert likeness(replace(done, actuality="denied"), done) is None


def test_each_kind_prints_what_the_contract_says() -> None:
    """The record of one claim has its kind's fields, unknown ones as null."""
    samples = {
        "incident": Incident(what="x"),
        "measure": Measure(what="x", type="other"),
        "position": Position(side=None, stance="x"),
        "assessment": Assessment(claim="x", type="hope", direction="better"),
        "event": Event(source=None, plover="ASSAULT", target="PER"),
    }
    expected = {
        "incident": "what actors targets place when accounts",
        "measure": "what by against type announced in_force",
        "position": "side body issue stance holder when",
        "assessment": "holder standing claim type of_side about direction condition said_on horizon verdict outcome",
        "event": "source target place plover mode context cameo intensity when actuality group",
    }
    for kind in KINDS:
        if kind.name in samples:
            record = kind.fold([claim(kind.name, samples[kind.name])], None).fields
            assert set(record) == set(expected[kind.name].split())


LEXICON = load_lexicon()


def one_for(kind: str, first: Any, second: Any, told: tuple[str, str] = ("2023-05-01", "2023-09-20")) -> bool:
    """Are the tellings of two documents, published on these days, one thing?"""
    a, b = claim(kind, first, told[0]), claim(kind, second, told[1])
    score = kind_named(kind).likeness(a, b, LEXICON)
    return score is not None and score >= kind_named(kind).threshold


def test_the_sort_of_an_act_tells_nothing() -> None:
    """Two documents' "attacks" of one side are no one attack by that word; a name, the parties or a day may tell."""
    bare, other = Incident(what="Chile's brutal attacks", actors=(CHL,)), Incident(what="an attack", actors=(CHL,))
    assert not one_for("incident", bare, other)
    named = Incident(what="the attack on the Rímac bridge")
    assert one_for(
        "incident", named, Incident(what="the Rímac bridge attack last spring"), ("2023-05-01", "2023-06-20")
    )
    assert not one_for("incident", replace(bare, what="the attack on the bridge"), Incident(what="the bridge attacks"))
    dated = replace(other, when=When("2023-04-30"))
    assert one_for("incident", replace(bare, when=When("2023-04-30")), dated)


def test_the_tariffs_are_any_tariffs() -> None:
    """Measures of one sort are one by what they are on, if told of at one time."""
    copper, wheat = (Measure(what=f"tariffs on {x}", type="tariff", by=(CHL,)) for x in ("copper wire", "wheat"))
    bare = Measure(what="the tariffs", type="tariff", by=(CHL,))
    assert one_for("measure", copper, replace(copper, what="new tariffs on copper wire"), ("2023-05-01", "2023-06-01"))
    assert not one_for("measure", copper, bare, ("2023-05-01", "2023-05-20"))
    assert not one_for("measure", copper, wheat)


def test_a_pledge_told_twice_is_one_and_a_formula_is_none() -> None:
    """Three words in common make the pledge of two documents one; "strengthen the partnership" does not."""
    pledged = Commitment(by=(PER,), text="open two border posts near Tacna by June", issues=("trade",))
    again = Commitment(by=(PER,), text="open the border posts near Tacna", issues=("trade",))
    assert one_for("commitment", pledged, again, ("2023-05-01", "2023-05-20"))
    formula = Commitment(by=(PER,), text="further strengthen the strategic partnership", issues=("trade",))
    other = Commitment(by=(PER,), text="the partnership", issues=("trade",))
    assert not one_for("commitment", formula, other, ("2023-05-01", "2023-05-20"))
