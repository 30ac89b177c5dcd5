"""What sort of thing a name is."""

import pytest

from detente.annotate import annotate
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id


def sorts(text: str) -> dict[str, str]:
    """Each labelled word with its sort."""
    (a,) = annotate([Document(id=document_id(text), text=text)], load_lexicon())
    return {t.text: t.entity for t in a.tokens if t.entity}


@pytest.mark.parametrize("town", ["Geneva", "Tampere", "Kisumu", "Zamboanga"])
def test_a_town_after_a_preposition_of_place_is_a_place(town: str) -> None:
    """Towns are known from a table of the world's; where the sentence has one as its place, it is one."""
    assert sorts(f"The ministers will meet in {town} again.")[town] == "GPE"


def test_an_unknown_name_where_places_stand_is_a_place() -> None:
    """What "in" governs without an article is a place though no table has it."""
    assert sorts("The envoys sat down in Quellendorf.")["Quellendorf"] == "GPE"


@pytest.mark.parametrize("name", ["Maria Lopez", "Li Wei", "Park Jin-ho"])
def test_a_given_name_or_a_family_name_that_comes_first_makes_a_person(name: str) -> None:
    """Persons are known by their names' parts, in Western and in Eastern order."""
    assert sorts(f"{name} arrived.")[name.split()[0]] == "PERSON"


def test_an_office_before_a_name_makes_a_person_and_is_no_part_of_it() -> None:
    """Behind words of an office stands a person's name; the office has no label."""
    found = sorts("Foreign Minister Quorra arrived.")
    assert found["Quorra"] == "PERSON"
    assert "Minister" not in found


def test_a_persons_family_name_alone_is_the_persons() -> None:
    """What ends a person's name once is a person's name wherever it stands alone."""
    assert sorts("Maria Quorra arrived. Later, aides to Quorra left.")["Quorra"] == "PERSON"


def test_waters_buildings_peoples_and_days_are_told_apart() -> None:
    """Each sort has its label: LOC, FAC, NORP, DATE."""
    found = sorts("French sailors crossed the Coral Sea on Monday and landed at Changi Airport.")
    assert (found["Sea"], found["Airport"], found["French"], found["Monday"]) == ("LOC", "FAC", "NORP", "DATE")
