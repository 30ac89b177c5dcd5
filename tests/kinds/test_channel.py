"""Channels: one record for a subject between two sides, with every change of its state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.kinds.channel import KIND, Channel
from detente.ledger.match import match_claims
from detente.lexicon import load_lexicon
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When


def claim(told: str, state: str | None, when: str | None = None, start: int = 0, **fields: Any) -> Claim[Channel]:
    """A claim of a document published on the day `told`."""
    subject = fields.pop("subject", "border talks")
    return Claim(
        place=Place(f"doc-{told}", "channel", Span(start, start + 4)),
        fields=Channel(
            subject=subject,
            sides=fields.pop("sides", ("IND", "PAK")),
            state=state,  # type: ignore[arg-type]
            when=When(when) if when else None,
        ),
        evidence=(Evidence(document=f"doc-{told}", start=start, end=start + 4, text="talk"),),
        known_from=date.fromisoformat(told),
    )


def fold(*claims: Claim[Channel]) -> dict[str, Any]:
    """The record's fields."""
    return dict(KIND.fold(sorted(claims, key=lambda c: c.sort_key()), None).fields)


def test_a_recurrence_is_no_contradiction() -> None:
    """Suspended, resumed, suspended again are three transitions, and the last is the state."""
    record = fold(
        claim("2008-12-01", "suspended", "2008-11"),
        claim("2011-02-12", "resumed", "2011-02"),
        claim("2013-01-20", "suspended", "2013-01"),
    )
    assert [t["state"] for t in record["transitions"]] == ["suspended", "resumed", "suspended"]
    assert record["state"] == "suspended"


def test_two_tellings_of_one_change_are_one() -> None:
    """A month and one of its days tell of one suspension; the narrower day stands, and both are its evidence."""
    record = fold(claim("2008-12-01", "suspended", "2008-11"), claim("2009-03-01", "suspended", "2008-11-28"))
    (step,) = record["transitions"]
    assert step["when"] == "2008-11-28"
    assert len(step["evidence"]) == 2


def test_a_look_back_does_not_shut_again() -> None:
    """An undated mention of the old suspension, in a later text, leaves the channel resumed."""
    record = fold(
        claim("2008-12-01", "suspended", "2008-11"),
        claim("2011-02-12", "resumed", "2011-02"),
        claim("2011-07-01", "suspended"),
    )
    assert record["state"] == "resumed"


def test_channels_part_by_subject_and_sides() -> None:
    """Another subject, or another pair of sides, is another channel."""
    base = claim("2008-12-01", "suspended")
    assert KIND.likeness(base, claim("2009-01-01", "resumed"), None) == 1.0
    assert KIND.likeness(base, claim("2009-01-01", "resumed", subject="trade dialogue"), None) is None
    assert KIND.likeness(base, claim("2009-01-01", "resumed", sides=("CHN", "IND")), None) is None


STATES = ["proposed", "agreed", "open", "suspended", "resumed", "refused", "not_restored", "terminated", None]
days = st.dates(date(2001, 1, 1), date(2009, 12, 31)).map(str)
several = st.lists(
    st.builds(claim, days, st.sampled_from(STATES), st.none() | days, st.integers(0, 500)),
    min_size=1,
    max_size=6,
    unique_by=lambda c: c.place,
)


@settings(max_examples=150, deadline=None)
@given(several, st.randoms())
def test_order_of_reading_does_not_matter(claims: list[Claim[Channel]], random: Any) -> None:
    """Any order gives the same record; every state told is among its transitions."""
    shuffled = list(claims)
    random.shuffle(shuffled)
    record = fold(*claims)
    assert fold(*shuffled) == record
    assert {t["state"] for t in record["transitions"]} == {c.fields.state for c in claims} - {None}


def told_of_one(
    a: str, b: str, *, mine: tuple[str, ...] = ("GRC", "TUR"), theirs: tuple[str, ...] = ("GRC", "TUR")
) -> bool:
    """Are the two names, told in two documents, one channel?"""
    one, other = claim("2020-02-01", "open", subject=a, sides=mine), claim("2020-08-01", None, subject=b, sides=theirs)
    groups = match_claims(KIND, [one, other], load_lexicon())
    return len(groups) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("close contacts at various levels", "lines of communication"),
        ("Greek-Turkish High-Level Cooperation Council", "Cooperation Council"),
        ("High-Level Trade Council", "Trade Cooperation Council"),
        ("liaison line", "Evros liaison channel"),
        ("exploratory talks", "Exploratory Talks with Turkey"),
    ],
)
def test_two_documents_name_one_channel(a: str, b: str) -> None:
    """States, plain adjectives and a word more in a body's name don't make another channel."""
    assert told_of_one(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("talks", "exploratory talks"),
        ("strategic dialogue", "strategic dialogue on energy"),
        ("joint working group", "joint committee"),
        ("Trade Council", "Customs Council"),
        ("military-to-military communications", "crisis hotline"),
        ("lines of communication", "dialogue"),
    ],
)
def test_what_a_name_tells_keeps_channels_apart(a: str, b: str) -> None:
    """Talks in general are none on a matter; another matter, or another sort of body, is another channel."""
    assert not told_of_one(a, b)


def test_a_body_of_three_may_be_told_with_two() -> None:
    """A name of several words is one body also where a text names some of its sides; other sides have their own."""
    name = "Aegean Incidents Prevention Committee"
    assert told_of_one(name, name, mine=("GRC", "TUR", "CYP"))
    assert not told_of_one(name, name, mine=("GRC", "ITA"))
    assert not told_of_one("lines of communication", "contacts", mine=("GRC", "TUR", "CYP"))
