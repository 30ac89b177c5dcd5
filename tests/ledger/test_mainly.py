"""Which two sides a document is mainly about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.mainly import mainly_about

SIDES = st.frozensets(st.sampled_from(("BRA", "CHL", "NGA", "PER")), max_size=4)


def test_a_document_of_two_sides_is_about_them() -> None:
    """What is told of one side alone takes nothing from what is told of both."""
    assert mainly_about([frozenset({"BRA", "PER"}), frozenset({"BRA"}), frozenset()]) == [("BRA", "PER")]


def test_a_side_that_is_told_of_with_others_more_often_makes_it_theirs() -> None:
    """One meeting of two in a text on one of them and a third leaves it a text on those."""
    told = [frozenset({"BRA", "PER"}), *[frozenset({"BRA", "NGA"})] * 3]
    assert mainly_about(told) == [("BRA", "NGA")]


def test_a_gathering_of_many_is_about_no_two_of_them() -> None:
    """A summit of eight counts against each two that met there, and for none."""
    eight = frozenset({"ARG", "BOL", "BRA", "CHL", "COL", "ECU", "PER", "URY"})
    assert mainly_about([eight, eight, frozenset({"BRA", "PER"})]) == []


@given(st.lists(SIDES, max_size=8))
def test_the_order_of_claims_does_not_matter(told: list[frozenset[str]]) -> None:
    """A pair is found in whatever order it is told, and stands in the order of the alphabet."""
    found = mainly_about(told)
    assert found == mainly_about(reversed(told)) == sorted(found)
    assert all(one < other for one, other in found)
