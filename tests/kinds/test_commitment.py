"""Commitments: one pledge told by many, and what later documents say of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.kinds.commitment import KIND, STAGES, Commitment
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When


def claim(told: str, status: Any, text: str = "reopen the border", by: str = "IND", **more: Any) -> Claim[Commitment]:
    """A claim of a document published on the day `told`."""
    made_on = more.pop("made_on", None)
    return Claim(
        place=Place(f"doc-{told}", "commitment", Span(0, 4)),
        fields=Commitment(
            by=(Actor(side=by),),
            text=text,
            status=status,
            made_on=When(made_on) if made_on else None,
            issues=("trade",),
            **more,
        ),
        evidence=(Evidence(document=f"doc-{told}", start=0, end=4, text="They"),),
        known_from=date.fromisoformat(told),
    )


def folded(*claims: Claim[Commitment]) -> dict[str, Any]:
    """The record's fields."""
    return dict(KIND.fold(sorted(claims, key=lambda c: c.sort_key()), None).fields)


def test_a_look_back_takes_no_status_back() -> None:
    """A later document that only recalls the pledge does not undo that it was kept."""
    record = folded(claim("2023-01-01", "made"), claim("2023-02-01", "kept"), claim("2023-03-01", "made"))
    assert record["status"] == "kept"


def test_follow_through_tells_what_became_of_it() -> None:
    """Each report of what came of the pledge is kept with its document."""
    record = folded(claim("2023-01-01", "made"), claim("2023-02-01", "no_evidence"))
    assert [(f["status"], f["document"]) for f in record["follow_through"]] == [("no_evidence", "doc-2023-02-01")]


def test_pledges_of_other_sides_stay_apart() -> None:
    """The same words owed by another side are another pledge."""
    assert KIND.likeness(claim("2023-01-01", "made"), claim("2023-02-01", "made", by="NPL"), None) is None


def test_pledges_of_other_days_stay_apart() -> None:
    """Days of making that exclude each other forbid that the two are one."""
    one, two = (claim("2023-05-01", "made", made_on=day) for day in ("2023-01-05", "2023-04-05"))
    assert KIND.likeness(one, two, None) is None


@given(st.permutations(list(STAGES)))
def test_the_order_of_reading_does_not_matter(stages: list[Any]) -> None:
    """However the documents come, the record is the same."""
    claims = [claim(f"2023-01-{day + 1:02d}", status) for day, status in enumerate(STAGES)]
    order = [claims[list(STAGES).index(s)] for s in stages]
    assert folded(*order) == folded(*claims)


def test_a_headline_gives_way_to_the_body() -> None:
    """Of what one document says of a pledge the fuller words stand; a later document's, or what came of it, do not."""
    told = (
        claim("2023-01-01", "made", text="consulate"),
        claim("2023-01-01", "made", text="reopen the consulate in Goa"),
    )
    later = claim("2023-02-01", "made", text="reopen the consulate in Goa, which was closed in 1961")
    assert folded(*told, later)["text"] == "reopen the consulate in Goa"
    assert folded(claim("2023-01-01", "made"), claim("2023-01-01", "kept", text="had now been reopened at last"))[
        "text"
    ] == ("reopen the border")
