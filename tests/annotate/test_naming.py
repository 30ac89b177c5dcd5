"""Whom a token names, and whose a thing is."""

from __future__ import annotations

from annotated import annotated
from detente.annotate.naming import actors_behind, among_sides, owners_of, sides_in
from detente.model.annotated import Annotated
from detente.model.span import Span


def at(a: Annotated, word: str) -> int:
    """The index of the first token with these letters."""
    return next(t.i for t in a.tokens if t.text == word)


def test_a_thing_is_its_owners() -> None:
    """A possessive, an adjective and "by" name whose a thing is."""
    for text, thing in (
        ("Peru's decision surprised Chile.", "decision"),
        ("A Peruvian decision surprised Chile.", "decision"),
        ("The decision by Peru surprised Chile.", "decision"),
    ):
        a = annotated(text)
        assert {x.side for x in owners_of(a, at(a, thing))} == {"PER"}


def test_a_list_in_apposition_names_all() -> None:
    """Those listed after a group are the group."""
    a = annotated("Three countries, Peru, Chile and Bolivia, agreed to meet.")
    assert {x.side for x in actors_behind(a, at(a, "countries"))} == {"PER", "CHL", "BOL"}


def test_sides_are_told_in_order() -> None:
    """Each side as often as it is named, in the order of the text."""
    a = annotated("Kenya met Ghana. Ghana thanked Kenya.")
    assert sides_in(a, Span(0, len(a.document.text))) == ["KEN", "GHA", "GHA", "KEN"]


def test_one_countrys_affairs_are_no_matter_between_sides() -> None:
    """A sentence counts where it names two sides, or where the document is of more than one."""
    assert among_sides(annotated("Kenya voted. Kenya's budget grew.")) == frozenset()
    assert among_sides(annotated("Kenya voted. Ghana congratulated Kenya.")) == {0, 1}
