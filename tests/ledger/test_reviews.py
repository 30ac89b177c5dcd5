"""Which decisions hold, and what became of each."""

from __future__ import annotations

from typing import Any

import pytest

from detente.ledger.reviews import decide, joined, set_apart
from detente.model.review import Review

CLAIMS = {"a", "b", "c"}


def review(number: int, action: Any, claims: str, *, by: str = "Nora", **more: Any) -> Review:
    """The review made on day `number`; each letter of `claims` is a claim."""
    return Review(id=f"rev-{number}", action=action, claims=tuple(claims), by=by, at=f"2024-01-{number:02d}", **more)


def outcomes(*reviews: Review) -> list[str]:
    """What became of them, in the order given."""
    found = decide(reviews, CLAIMS).outcomes
    return [found[r.id] for r in reviews]


def test_a_review_needs_all_that_it_saw() -> None:
    """A decision on claims of which one is gone holds nowhere, and is listed as without its place."""
    decisions = decide([review(1, "merge", "abz")], CLAIMS)
    assert decisions.together == ()
    assert decisions.outcomes == {"rev-1": "without_place"}


def test_the_later_of_two_contrary_ones_holds_and_is_disputed() -> None:
    """One person merges, another parts later: the parting holds, and the claims are disputed."""
    merge, split = review(1, "merge", "ab"), review(2, "split", "ab", by="Omar", value=["a"])
    decisions = decide([split, merge], CLAIMS)
    assert decisions.together == ()
    assert decisions.apart == {("a", "b")}
    assert decisions.disputed == {"a", "b"}
    assert outcomes(merge, split) == ["disputed", "applied"]


def test_a_person_may_think_again() -> None:
    """A person's own later decision replaces the earlier one without dispute."""
    accept, reject = review(1, "accept", "a"), review(2, "reject", "a")
    assert outcomes(accept, reject) == ["replaced", "applied"]
    assert decide([accept, reject], CLAIMS).disputed == frozenset()


def test_a_split_undoes_what_several_merges_add_up_to() -> None:
    """No pair that a person parted is held together by two merges that meet in a third claim."""
    ab, bc = review(1, "merge", "ab"), review(2, "merge", "bc", by="Omar")
    split = review(3, "split", "ac", value=["a"], by="Pia")
    assert outcomes(ab, bc, split) == ["disputed", "applied", "applied"]


@pytest.mark.parametrize(("undos", "state"), [(0, "applied"), (1, "undone"), (2, "applied")])
def test_undo(undos: int, state: str) -> None:
    """What is undone holds no more; undoing the undo brings it back."""
    accept = review(1, "accept", "a")
    taken_back = [review(n + 2, "undo", "", undoes=f"rev-{n + 1}") for n in range(undos)]
    assert outcomes(accept, *taken_back)[0] == state


def test_corrections_of_different_fields_live_together() -> None:
    """Two corrections are contrary only where they give one field different values."""
    place = review(1, "correct", "a", field="place", value="Bern")
    day = review(2, "correct", "a", field="when", value="2023", by="Omar")
    again = review(3, "correct", "ab", field="place", value="Rome", by="Omar")
    assert outcomes(place, day, again) == ["disputed", "applied", "applied"]


def test_accepting_a_record_of_several_claims_holds_them_together() -> None:
    """Who accepts what two claims add up to says that they are one thing."""
    assert decide([review(1, "accept", "ab")], CLAIMS).together == (frozenset("ab"),)


def test_the_two_sides_of_a_split() -> None:
    """`value` lists the claims that go; those of no concern are passed over."""
    assert set_apart(review(1, "split", "abc", value=["a", "z"])) == (frozenset("a"), frozenset("bc"))


def test_joined_sets_hang_together() -> None:
    """Sets that share an element are one whole."""
    assert joined([{"a", "b"}, {"c"}, {"b", "d"}])["a"] == frozenset("abd")
