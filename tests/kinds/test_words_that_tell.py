"""`Kind.wording`: what the ledger passes over without asking how alike it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

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

LEXICON = load_lexicon()
WORDS = ("attack", "the", "on", "tariffs", "balloon", "shot", "down", "river", "Nepal", "bridge", "steel", "reopen")
PARTIES = ((), (Actor(side="NPL"),), (Actor(side="BTN"),))
DAY = date(2019, 5, 4)

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
parties = st.sampled_from(PARTIES)
whens = st.sampled_from([None, When.day(DAY), When.day(DAY + timedelta(days=1)), When("2019-05")])


@st.composite
def fields(draw: st.DrawFn, kind: str) -> Any:
    """What a claim of one of the kinds that look at wording may carry."""
    text, ours, theirs, when = draw(texts), draw(parties), draw(parties), draw(whens)
    if kind == "position":
        return Position(side="NPL", stance=text, issue="trade", body=draw(st.sampled_from([None, "army"])))
    if kind == "assessment":
        return Assessment(claim=text, type="hope", direction="better", holder=Actor(name="Ada Roe"), said_on=when)
    if kind == "commitment":
        return Commitment(by=ours, toward=theirs, text=text, made_on=when, issues=("trade",))
    if kind == "incident":
        nature = draw(st.sampled_from(["attack", "spy balloon", "other"]))
        return Incident(what=text, actors=ours, targets=theirs, when=when, nature=nature)
    if kind == "measure":
        return Measure(what=text, type="tariff", by=ours, against=theirs, announced=when)
    plover, mode = draw(st.sampled_from(["CONSULT", "ASSAULT"])), draw(st.sampled_from([None, "visit"]))
    return Event(source="NPL GOV", target="BTN GOV", plover=plover, mode=mode, act=text, when=when)


def claim(kind: str, value: Any, *, document: str, days: int) -> Claim[Any]:
    """A claim of a document that came out so many days later."""
    return Claim(
        place=Place(document, kind, Span(0, 4)),
        fields=value,
        evidence=(Evidence(document=document, start=0, end=4, text="They"),),
        known_from=DAY + timedelta(days=days),
    )


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_what_wording_passes_over_is_never_alike(data: st.DataObject) -> None:
    """Two claims that are alike share a block's key, and words as `wording` and `share` say; so no record is missed."""
    kind = kind_named(data.draw(st.sampled_from([k.name for k in KINDS if k.name in WORDED])))
    a = claim(kind.name, data.draw(fields(kind.name)), document="a", days=0)
    b = claim(kind.name, data.draw(fields(kind.name)), document=data.draw(st.sampled_from("ab")), days=3)
    score = kind.likeness(a, b, LEXICON)
    mine, theirs = kind.wording(a), kind.wording(b)
    if score is None or score < kind.threshold or mine is None or theirs is None or not kind.blocks(a) & kind.blocks(b):
        return
    assert mine & theirs
    assert len(mine & theirs) >= kind.share * min(len(mine), len(theirs)) - 1e-6


WORDED = ("position", "assessment", "commitment", "incident", "measure", "event")
