"""People: who is one and who are two, and what the claims about one add up to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kinds.person import KIND, Person
from detente.lexicon import load_lexicon
from detente.model.actor import Role
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

LEXICON = load_lexicon()


def claim(
    name: str, *, side: str | None = None, document: str = "doc-a", day: date | None = None, **fields: Any
) -> Claim[Person]:
    """What one document says of a person."""
    span = Span(0, len(name))
    return Claim(
        place=Place(document, "person", span),
        fields=Person(name=name, aliases=(name,), side=side, **fields),
        evidence=(Evidence(document=document, start=0, end=len(name), text=name),),
        known_from=day or date(2012, 5, 1),
    )


def same(a: Claim[Person], b: Claim[Person]) -> bool:
    """Would the two become one record?"""
    score = KIND.likeness(a, b, LEXICON) if KIND.blocks(a) & KIND.blocks(b) else None
    return score is not None and score >= KIND.threshold


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Radosław Kowalski", "Radoslaw Kowalski"),
        ("Anna Maria Berg", "Anna Berg"),
        ("A. Berg", "Anna Berg"),
        ("Joseph Berg", "Joe Berg"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("Tony Blinken", "Antony J. Blinken"),
        ("Kim Jong-un", "Kim Jong Un"),
    ],
)
def test_forms_of_one_name_are_one_person(a: str, b: str) -> None:
    """Accents, initials, short forms, hyphens and the order of the parts make no other person."""
    assert same(claim(a), claim(b, document="doc-b"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("George Papandreou", "Andreas Papandreou"),
        ("Li Keqiang", "Li Qiang"),
        ("Laura Berg", "Anna Berg"),
        ("Jan H.W. Berg", "Jan M. Berg"),
    ],
)
def test_two_of_one_family_name_are_two(a: str, b: str) -> None:
    """Full names that exclude each other forbid it."""
    assert KIND.likeness(claim(a), claim(b), LEXICON) is None


def test_sides_that_differ_forbid_it() -> None:
    """One name, two states: two people."""
    assert KIND.likeness(claim("Jan Berg", side="NOR"), claim("Jan Berg", side="SWE"), LEXICON) is None


def test_a_family_name_alone_needs_more_than_that() -> None:
    """A side in common, or the registry of the day."""
    assert not same(claim("Berg"), claim("Anna Berg"))
    assert same(claim("Berg", side="NOR"), claim("Anna Berg", side="NOR"))
    assert same(claim("Medvedev", day=date(2010, 1, 1)), claim("Dmitry Medvedev", day=date(2010, 1, 1)))


def test_roles_add_up_with_their_days() -> None:
    """An office told of twice is one role, begun by the earlier day and over by the day on which it was past."""
    held = [Role(title="envoy", side="NOR", since=When(f"../{day}")) for day in ("2012-05-01", "2011-02-03")]
    past = Role(title="Envoy", side="NOR", until=When("../2014-01-01"))
    claims = [claim("Anna Berg", roles=(role,)) for role in (*held, past)]
    folded = KIND.fold(claims, LEXICON)
    assert folded.fields["roles"] == [
        {"title": "envoy", "body": None, "side": "NOR", "from": "../2011-02-03", "to": "../2014-01-01"}
    ]


NAMES = st.sampled_from(["Anna Berg", "A. Berg", "Berg", "Jan Berg", "Xi", "Xi Jinping", "Kim Jong-un", "Anna M. Berg"])


@given(NAMES, NAMES, st.sampled_from([None, "NOR", "CHN"]), st.sampled_from([None, "NOR", "CHN"]))
def test_likeness_is_the_same_both_ways(a: str, b: str, one: str | None, other: str | None) -> None:
    """Whom one compares with whom makes no difference."""
    x, y = claim(a, side=one), claim(b, side=other)
    assert KIND.likeness(x, y, LEXICON) == KIND.likeness(y, x, LEXICON)


@given(st.permutations(["Anna Berg", "A. Berg", "Berg", "Anna Maria Berg"]))
def test_the_fullest_name_stands_whatever_the_order(names: list[str]) -> None:
    """And every form printed is an alias."""
    folded = KIND.fold([claim(name) for name in names], LEXICON)
    assert folded.fields["name"] == "Anna Maria Berg"
    assert set(folded.fields["aliases"]) == set(names)


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        (("Ole Dahl", "Dahl", "Ole Dahl Dahl OleMinister"), "Ole Dahl"),
        (("Vladimir Putin", "Putin", "Vladimir Putin Fine"), "Vladimir Putin"),
        (("Anna Berg", "Anna Maria Berg", "Berg"), "Anna Maria Berg"),
        (("Boutros Boutros-Ghali", "Ghali"), "Boutros Boutros-Ghali"),
    ],
)
def test_a_person_is_headed_by_a_whole_name(names: tuple[str, ...], heading: str) -> None:
    """What a page ran together, or a word of the next sentence, heads nobody who has another name; all are kept."""
    folded = KIND.fold([claim(name, document=f"doc-{n}") for n, name in enumerate(names)], LEXICON)
    assert folded.fields["name"] == heading
    assert set(folded.fields["aliases"]) == set(names)
