"""What came of a foretold engagement that is told as another record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.ledger.foretold import with_outcome
from detente.model.record import Facets, Record
from detente.model.when import When

SIDES = ("CHL", "PER")


def record(kind: str, id: str, fields: dict[str, Any], **facets: Any) -> Record:
    """A record known from 1 June 2024."""
    return Record(
        id=id,
        kind=kind,
        fields=fields,
        facets=Facets(**facets),
        evidence=(),
        documents=("doc-1",),
        claims=(),
        origins=1,
        confidence=0.5,
        known_from=date(2024, 6, 1),
    )


def forecast(claim: str = "the talks will go ahead in May") -> Record:
    """An open forecast, made on 1 March 2024."""
    fields = {"type": "forecast", "claim": claim, "about": "eng-1", "verdict": "open", "outcome": [], "horizon": None}
    return record("assessment", "ass-1", fields)


def engagement(
    status: str,
    when: str | None,
    *,
    id: str = "eng-2",
    form: str = "talks",
    sides: tuple[str, ...] = SIDES,
    role: str | None = None,
    persons: tuple[str, ...] = (),
) -> Record:
    """An engagement that a document of 1 June 2024 tells."""
    fields = {
        "form": form,
        "level": None,
        "status": status,
        "history": [{"status": status, "evidence": [{"text": status}]}],
        "participants": [{"side": side, "role": role, "name": None, "body": None} for side in sides],
    }
    return record(
        "engagement", id, fields, sides=sides, persons=persons, when=When(when) if when else None, status=status
    )


def verdict(foretold: Record, other: Record, claim: str = "the talks will go ahead in May") -> str:
    """What the other engagement makes of the forecast."""
    told = with_outcome(forecast(claim), foretold, [foretold, other], made=date(2024, 3, 1))
    return str(told.fields["verdict"])


PLAN = engagement("planned", "2024-05", id="eng-1")


@pytest.mark.parametrize(
    ("other", "claim", "came"),
    [
        (engagement("held", "2024-05-20"), "the talks will go ahead in May", "borne_out"),
        (engagement("held", "2024-05-20", form="meeting"), "the talks will go ahead in May", "borne_out"),
        (engagement("cancelled", "2024-05-20"), "the talks will go ahead in May", "not_borne_out"),
        (engagement("held", "2024-05-20"), "the talks will not take place in May", "not_borne_out"),
        (engagement("postponed", "2024-05-20"), "the talks will go ahead in May", "open"),
        (engagement("planned", "2024-05-20"), "the talks will go ahead in May", "open"),
    ],
)
def test_an_engagement_of_the_days_foretold_gives_the_verdict(other: Record, claim: str, came: str) -> None:
    """The same two sides held such an engagement within the days, or called it off: that is what came of it."""
    assert verdict(PLAN, other, claim) == came


@pytest.mark.parametrize(
    "other",
    [
        engagement("held", "2024-07-20"),
        engagement("held", "2024-04-20"),
        engagement("held", None),
        engagement("held", "2024-05-20", form="call"),
        engagement("held", "2024-05-20", form="visit"),
        engagement("held", "2024-05-20", sides=("BOL", "PER")),
    ],
)
def test_other_engagements_give_none(other: Record) -> None:
    """Outside the days, of another form, or with a third side: the forecast stays open."""
    assert verdict(PLAN, other) == "open"


def test_those_foretold_must_be_there() -> None:
    """A meeting of foreign ministers is none of energy ministers, nor is one of other people."""
    ministers = engagement("planned", "2024-05", id="eng-1", role="foreign minister")
    assert verdict(ministers, engagement("held", "2024-05-20", role="energy minister")) == "open"
    assert verdict(ministers, engagement("held", "2024-05-20", role="foreign minister")) == "borne_out"
    named = engagement("planned", "2024-05", id="eng-1", persons=("Rosa Quispe",))
    assert verdict(named, engagement("held", "2024-05-20", persons=("Ana Vial",))) == "open"


def test_a_summit_is_held_by_leaders() -> None:
    """Talks of officials are not the summit foretold."""
    summit = engagement("planned", "2024-05", id="eng-1", form="summit")
    assert verdict(summit, engagement("held", "2024-05-20", form="talks")) == "open"
    assert verdict(summit, engagement("held", "2024-05-20", form="summit")) == "borne_out"


def test_what_was_known_before_is_no_outcome() -> None:
    """An engagement told by the day of the forecast, or in rival ways, decides nothing."""
    early = with_outcome(forecast(), PLAN, [engagement("held", "2024-05-20")], made=date(2024, 6, 1))
    assert early.fields["verdict"] == "open"
    both = [engagement("cancelled", "2024-05-20"), engagement("held", "2024-05-21", id="eng-3")]
    assert with_outcome(forecast(), PLAN, both, made=date(2024, 3, 1)).fields["verdict"] == "borne_out"
