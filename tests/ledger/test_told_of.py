"""What a pledge was made at, and what came of forecasts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from detente.ledger.told_of import Mention, with_engagement
from detente.model.record import Facets, Record
from detente.model.span import Evidence, Span
from detente.model.when import When

TEXT = "Aides said so. "


def record(kind: str, fields: dict[str, Any], text: str, **facets: Any) -> Record:
    """A record that rests on one piece of evidence of one document."""
    evidence = Evidence(document="doc-1", start=len(TEXT), end=len(TEXT) + len(text), text=text)
    return Record(
        id=f"{kind}-1",
        kind=kind,
        fields=fields,
        facets=Facets(**facets),
        evidence=(evidence,),
        documents=("doc-1",),
        claims=(),
        origins=1,
        confidence=0.5,
    )


def forecast(claim: str, *, type: str = "forecast", horizon: str | None = None) -> Record:
    """A forecast in these words."""
    fields = {"type": type, "claim": claim, "about": None, "verdict": None, "outcome": [], "horizon": horizon}
    return record("assessment", fields, claim)


def mention(claim: str, word: str, now: str, *, told: str = "planned", when: str | None = None) -> Mention:
    """Of an engagement named by `word` within the claim, which is `now` held or called off."""
    start = len(TEXT) + claim.index(word)
    history = [{"status": now, "evidence": [{"text": now}]}]
    engagement = record("engagement", {"status": now, "history": history}, word, when=When(when) if when else None)
    return Mention(document="doc-1", trigger=Span(start, start + len(word)), status=told, record=engagement)


@pytest.mark.parametrize(
    ("claim", "word", "now", "verdict"),
    [
        ("the two presidents will meet in May", "meet", "held", "borne_out"),
        ("the two presidents will meet in May", "meet", "cancelled", "not_borne_out"),
        ("the two presidents will meet in May", "meet", "planned", "open"),
        ("the two presidents will meet in May", "meet", "postponed", "open"),
        ("the visit will not take place this year", "visit", "held", "not_borne_out"),
        ("the visit will not take place this year", "visit", "cancelled", "borne_out"),
        ("both sides are going to hold talks in Lima", "talks", "held", "borne_out"),
    ],
)
def test_a_forecast_of_an_engagement_is_judged_by_what_became_of_it(
    claim: str, word: str, now: str, verdict: str
) -> None:
    """Held bears out that it would be, called off does not; until then it is open; the words that decide are kept."""
    told = with_engagement(forecast(claim), [mention(claim, word, now)])
    assert (told.fields["about"], told.fields["verdict"]) == ("engagement-1", verdict)
    assert bool(told.fields["outcome"]) == (verdict != "open")


def test_a_mere_possibility_gets_no_verdict() -> None:
    """Who says that two may meet is neither right nor wrong."""
    claim = "the ministers may hold talks in Lima"
    told = with_engagement(forecast(claim), [mention(claim, "talks", "held", told="possible")])
    assert (told.fields["about"], told.fields["verdict"]) == ("engagement-1", None)


@pytest.mark.parametrize(
    ("claim", "word"),
    [("the summit will ease tensions", "summit"), ("trade will grow after the visit", "visit")],
)
def test_what_will_come_of_it_is_not_that_it_takes_place(claim: str, word: str) -> None:
    """A forecast of an engagement's effect is not decided by its being held."""
    assert with_engagement(forecast(claim), [mention(claim, word, "held")]).fields["verdict"] is None


def test_later_than_foretold_is_mixed() -> None:
    """It came about, but after the day by which it should have."""
    claim = "the two will meet by May"
    late = mention(claim, "meet", "held", when="2024-07-01")
    assert with_engagement(forecast(claim, horizon="../2024-05-31"), [late]).fields["verdict"] == "mixed"


def test_hopes_have_no_verdict() -> None:
    """Only what is foretold can turn out right or wrong."""
    claim = "the two presidents will meet in May"
    assert with_engagement(forecast(claim, type="hope"), [mention(claim, "meet", "held")]).fields["verdict"] is None


def test_a_pledge_is_made_at_the_engagement_of_its_day_and_people() -> None:
    """Of two engagements that one document tells of, that is meant which its sides held on the day."""
    fields = {"made_at": None, "made_on": "2024-05-02"}
    made = record("commitment", fields, "agreed", sides=("CHL", "PER"))
    held = replace(
        mention("they met", "met", "held", told="held", when="2024-05-02").record,
        facets=Facets(sides=("CHL", "PER"), when=When("2024-05-02")),
    )
    other = replace(held, id="engagement-2", facets=Facets(sides=("BOL", "PER"), when=When("2024-05-02")))
    mentions = [Mention(document="doc-1", trigger=Span(0, 3), status="held", record=r) for r in (held, other)]
    assert with_engagement(made, mentions).fields["made_at"] == "engagement-1"
    twin = Mention(document="doc-1", trigger=Span(0, 3), status="held", record=replace(held, id="engagement-3"))
    assert with_engagement(made, [*mentions, twin]).fields["made_at"] is None


def test_a_forecast_is_no_outcome_of_itself() -> None:
    """'Will not take place' has the engagement called off in the forecast's own document: the forecast is open."""
    claim = "the visit will not take place this year"
    own = mention(claim, "visit", "cancelled", told="cancelled")
    (step,) = own.record.fields["history"]
    fields = {**own.record.fields, "history": [{**step, "document": "doc-1"}]}
    mine = replace(own, record=replace(own.record, fields=fields))
    assert with_engagement(forecast(claim), [mine]).fields["verdict"] == "open"
