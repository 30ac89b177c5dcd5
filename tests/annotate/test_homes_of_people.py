"""Whose people without an office, ministries and pairs are, by what was told right before."""

from __future__ import annotations

import pytest

from annotated import annotated
from detente.extract.people import extract_people
from detente.extract.statements import extract_statements
from detente.lexicon import load_lexicon
from detente.model.actor import Actor


def speakers(text: str) -> list[Actor]:
    """Who speaks in each statement, in order."""
    return [c.fields.speaker for c in extract_statements(annotated(text), load_lexicon())]


def sides(text: str) -> dict[str, str | None]:
    """The side of each person of the text."""
    return {c.fields.name: c.fields.side for c in extract_people(annotated(text), load_lexicon())}


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Lagos residents were angry. “They promise every year,” said driver Musa Bello.", "Musa Bello", "NGA"),
        ("“It took all I had,” said Olena Koval, a teacher in Kyiv.", "Olena Koval", "UKR"),
        ("Officials were silent. “They promise every year,” said driver Musa Bello.", "Musa Bello", None),
        ("Lagos residents were angry. “We can wait,” said analyst Musa Bello.", "Musa Bello", None),
    ],
)
def test_people_of_no_office_are_of_the_place_whose_people_were_told_of(text: str, name: str, side: str | None) -> None:
    """A driver or a teacher is of the town whose residents speak; an analyst is of no side, nor is who stands alone."""
    assert sides(text)[name] == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Georgia's interior ministry denied it. The ministry said two men were hurt.", "GEO"),
        ("The Malian foreign ministry said the case was shut. It said more talks would be “a waste of time”.", "MLI"),
        (
            "TUNIS, May 3 (TAP) - Tunisia shut a road to Libya. It was urgent, an interior ministry official said.",
            "TUN",
        ),
        ("Foreign Minister Olu Badjo of Benin met the envoy. The Beninese top diplomat said the door was open.", "BEN"),
        ("The United Nations issued a statement saying that the truce held.", "UN"),
    ],
)
def test_bodies_and_descriptions_mean_those_told_of_last(text: str, side: str) -> None:
    """The ministry, its official, it and the top diplomat are of the side told of last; a statement is its maker's."""
    assert speakers(text)[-1].side == side


def test_the_two_are_the_two_people_told_of() -> None:
    """A bare "the two" that agree are the last two of different sides."""
    text = (
        "Maltese Interior Minister Anna Borg met Tunisian Interior Minister Karim Saidi. The two agreed to share data."
    )
    assert speakers(text)[-1].name == "Anna Borg and Karim Saidi"


def test_the_two_are_the_two_who_did_it_together() -> None:
    """Who is named behind two who are one subject is none of the two."""
    text = (
        "Maltese Premier Anna Borg and Tunisian President Karim Saidi agreed after a visit of Libya's Omar Zidan. "
        "The two said that trade would resume."
    )
    assert speakers(text)[-1].name == "Anna Borg and Karim Saidi"


def test_a_former_office_makes_nobody_a_second_person() -> None:
    """Who is called by an old post of another state is the one named before."""
    text = "U.N. envoy Lars Holm met President Ana Ruiz in Quito. She thanked Holm, a former Danish foreign minister."
    assert [name for name in sides(text) if "Holm" in name] == ["Lars Holm"]


def test_two_spellings_of_a_given_name_are_one_person() -> None:
    """What differs only in how its sounds are spelt is one name; a woman's form of it is not."""
    names = load_lexicon().names
    assert names.same_given("aleksander", "aleksandar")
    assert not names.same_given("alexander", "alexandra")


def test_a_counterpart_is_no_title() -> None:
    """What somebody is to another is no role of theirs."""
    text = "Minister Ana Ruiz of Chile met her Peruvian counterpart, Luis Vega, in Arica."
    roles = {c.fields.name: c.fields.roles for c in extract_people(annotated(text), load_lexicon())}
    assert all("counterpart" not in r.title for r in roles["Luis Vega"])
