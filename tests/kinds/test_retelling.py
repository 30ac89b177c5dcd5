"""When two documents tell of one pledge, stance, expectation, measure or act: by the words that tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.kinds import kind_named
from detente.kinds.assessment import Assessment
from detente.kinds.commitment import Commitment
from detente.kinds.incident import Incident
from detente.kinds.measure import Measure
from detente.kinds.position import Position
from detente.ledger.match import match_claims
from detente.lexicon import load_lexicon
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

LEXICON = load_lexicon()


def state(*codes: str) -> tuple[Actor, ...]:
    """These states as actors."""
    return tuple(Actor(side=code) for code in codes)


def claim(fields: Any, told: str, start: int = 0) -> Claim[Any]:
    """What a document of that day tells."""
    kind, document = type(fields).__name__.lower(), f"doc-{told}"
    return Claim(
        place=Place(document, kind, Span(start, start + 4)),
        fields=fields,
        evidence=(Evidence(document=document, start=start, end=start + 4, text="told"),),
        known_from=date.fromisoformat(told),
    )


def records(*told: tuple[str, Any]) -> int:
    """How many records these tellings of (day, fields) add up to."""
    claims = [claim(fields, day, start=10 * i) for i, (day, fields) in enumerate(told)]
    return len(match_claims(kind_named(claims[0].kind), claims, LEXICON))


def pledge(text: str, *by: str) -> Commitment:
    """A pledge of these states."""
    return Commitment(by=state(*by), text=text, issues=("trade",))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (
            pledge("reopen the Wagah crossing by spring", "IND", "PAK"),
            pledge("reopen the Wagah crossing", "IND", "PAK"),
            True,
        ),
        (pledge("a free trade pact on dairy", "NZL", "GBR"), pledge("a free trade pact on dairy", "NZL", "CHL"), False),
        (
            pledge("continue support for Georgia’s territorial integrity", "POL"),
            pledge("continue support for Moldova’s territorial integrity", "POL"),
            False,
        ),
        (
            pledge("deepen the strategic partnership", "JPN", "VNM"),
            pledge("deepen our partnership in all areas", "JPN", "VNM"),
            False,
        ),
        (
            pledge("sign a memorandum of understanding on fisheries", "PER"),
            pledge("signed a memorandum of understanding on aviation", "PER"),
            False,
        ),
    ],
)
def test_a_pledge_is_told_again_by_what_it_is_about(first: Commitment, second: Commitment, one: bool) -> None:
    """Phrases of every communiqué, other partners and other states make no one pledge of two."""
    assert records(("2021-03-01", first), ("2021-03-20", second)) == (1 if one else 2)


def stance(text: str, **fields: Any) -> Position:
    """A stance of Greece."""
    return Position(side="GRC", issue="energy", stance=text, **fields)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (
            stance("drilling off Crete needs a signed maritime border"),
            stance("a signed maritime border before drilling off Crete"),
            True,
        ),
        (
            stance("drilling off Crete will go ahead this autumn"),
            stance("drilling off Crete will not go ahead this autumn"),
            False,
        ),
        (stance("thanked Norway for its gas deliveries"), stance("thanked Qatar for its gas deliveries"), False),
        (
            stance("stressed the importance of cooperation"),
            stance("stressed the importance of cooperation on pipelines"),
            False,
        ),
        (
            stance("the pipeline via Cyprus is viable", holder="Jane Roe"),
            stance("the pipeline via Cyprus is viable", holder="Roe"),
            True,
        ),
    ],
)
def test_a_stance_is_told_again_and_a_changed_one_is_another(first: Position, second: Position, one: bool) -> None:
    """The same stance in other words is one record; its denial, and one towards another state, are others."""
    assert records(("2021-03-01", first), ("2021-03-20", second)) == (1 if one else 2)


def test_hopes_for_better_and_for_worse_are_two() -> None:
    """Expectations that point two ways are two, however alike their words."""
    better = Assessment(
        claim="fishing talks off Faroe may calm quotas",
        type="forecast",
        direction="better",
        holder=Actor(name="Jan Novak"),
    )
    worse = Assessment(
        claim="fishing talks off Faroe may not calm quotas",
        type="forecast",
        direction="worse",
        holder=Actor(name="Jan Novak"),
    )
    assert records(("2021-03-01", better), ("2021-03-20", worse)) == 2


def test_measures_of_one_sort_are_told_apart_by_what_they_are_on() -> None:
    """Two tariffs of one side on two goods are two, whatever else is said of both."""
    on = [
        Measure(what=f"a provisional tariff on {x} imports", type="tariff", by=state("BRA"))
        for x in ("steel", "ethanol")
    ]
    assert records(("2021-03-01", on[0]), ("2021-03-20", on[1])) == 2
    assert (
        records(
            ("2021-03-01", on[0]), ("2021-03-20", Measure(what="the tariff on steel", type="tariff", by=state("BRA")))
        )
        == 1
    )


def act(what: str, **fields: Any) -> Incident:
    """An attack."""
    return Incident(what=what, nature="attack", **fields)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (
            act("Iraq's invasion of Kuwait", actors=state("IRQ"), targets=state("KWT")),
            act("the Iraqi aggression", actors=state("IRQ")),
            True,
        ),
        (
            act("Iraq's invasion of Kuwait", actors=state("IRQ")),
            act("an Iraqi missile struck Dhahran", actors=state("IRQ")),
            False,
        ),
        (
            act("a rocket hit the Dhahran barracks", place="Dhahran"),
            act("the rocket attack on the Dhahran barracks"),
            True,
        ),
        (act("a rocket hit a market", place="Sanaa"), act("a rocket hit a market", place="Hodeidah"), False),
        (
            act("constant shelling of towns", actors=state("SDN")),
            act("a shell killed two in Abyei", actors=state("SDN")),
            False,
        ),
    ],
)
def test_a_war_is_one_and_its_acts_are_many(first: Incident, second: Incident, one: bool) -> None:
    """A war is one by its sides, whatever it is called; acts are one by place, name and what was hit."""
    assert records(("2021-03-01", first), ("2021-03-12", second)) == (1 if one else 2)


def test_no_chain_of_mentions_joins_two_acts() -> None:
    """A bare telling between two acts that tell different things joins neither with the other."""
    papers = [act("rockets hit the port of Aden"), act("the attack"), act("gunmen attacked a convoy at Marib")]
    assert records(*zip(("2021-03-01", "2021-03-02", "2021-03-03"), papers, strict=True)) == 3


def test_blocks_of_a_war_stay_small() -> None:
    """Acts of one sort share a key only by a side, a name or a place; a war as a whole has its own."""
    blocks = kind_named("incident").blocks
    here, there = (claim(act(f"gunmen fired at {x}", place=x), "2021-03-01") for x in ("Aden", "Marib"))
    whole = claim(act("the invasion", actors=state("IRQ")), "2021-03-01")
    assert blocks(here) & blocks(there) == {"attack|doc-2021-03-01"}
    assert blocks(whole) == {"whole|IRQ"}


def test_a_war_is_told_of_on_any_day() -> None:
    """The day on which a war is spoken of is not its day; a day of its beginning is."""
    spoken = act("the Iraqi invasion", actors=state("IRQ"), when=When("2021-03-12"))
    assert records(("2021-03-01", act("the Iraqi invasion", actors=state("IRQ"))), ("2021-03-12", spoken)) == 1
    earlier = act("the Iraqi invasion", actors=state("IRQ"), when=When("1980-09"))
    later = act("the Iraqi invasion", actors=state("IRQ"), when=When("1990-08"))
    assert records(("2021-03-01", earlier), ("2021-03-12", later)) == 2
