"""Whose an office is beside which no state stands, by the rest of the text; and that nothing is guessed."""

from __future__ import annotations

import pytest

from annotated import annotated


def side(text: str, name: str, *, publisher: str | None = None) -> str | None:
    """The side of the person of this name."""
    cast = annotated(text, side=publisher).cast
    return next(m.actor.side for m in cast if m.kind == "person" and m.actor.name == name)


def speakers(text: str) -> list[str | None]:
    """The side of each speaker, in order."""
    a = annotated(text)
    return [a.cast[a.mentions[x.source].cast[0]].actor.side for x in a.attributions if x.source is not None]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Foreign Secretary Ana Ruiz of Mexico said the border would open.", "Ana Ruiz", "MEX"),
        ("The Philippine foreign secretary, Jose Cruz, left.", "Jose Cruz", "PHL"),
        ("Mexico waits. Guatemala waits. Foreign Secretary Ana Ruiz said Mexico had time.", "Ana Ruiz", "MEX"),
        ("Peru and Chile met. Foreign Secretary Ana Ruiz spoke.", "Ana Ruiz", None),
        ("Foreign Secretary Ann Hale said Britain was ready.", "Ann Hale", "GBR"),
        ("Secretary of State Ann Hale said Peru was ready.", "Ann Hale", "USA"),
    ],
)
def test_an_office_that_few_states_have_yields_to_the_text(text: str, name: str, wanted: str | None) -> None:
    """A state behind it, an adjective, the only such state named decide; a text that names none leaves it open."""
    assert side(text, name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Kenyan trade minister said on Friday sales fell. The trade minister, Ali Juma, said Uganda knew.", "KEN"),
        ("A Peruvian official said the road was shut. The official said Chile knew.", "PER"),
        ("A Pentagon spokesman said the ship had left. Spokesman Tom Hart said Iran knew.", "USA"),
        ("Mr. Cameron’s spokesman said it was late. The spokesman said France knew.", "GBR"),
    ],
)
def test_a_side_told_once_is_carried_on(text: str, wanted: str) -> None:
    """The same office in the next sentences is the same side's, named or not."""
    assert set(speakers(text)) == {wanted}


def test_of_two_states_the_one_whose_minister_is_not_named() -> None:
    """A bare minister is the other state's; where a third state comes near, nobody's."""
    two = (
        "Poland and Ukraine met. Ukrainian Foreign Minister Petro Bilyk left. "
        "Foreign Minister Kosta said Poland stayed."
    )
    assert side(two, "Kosta") == "POL"
    three = two.replace("Poland and Ukraine", "Poland, Ukraine, Latvia and Norway")
    assert side(three.replace("said Poland stayed", "stayed"), "Kosta") is None


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (
            "JERUSALEM (AP) — Israel and Egypt will talk. Cabinet minister Dan Peretz said Egypt agreed.",
            "Dan Peretz",
            "ISR",
        ),
        ("Canada hosted a team from Chile. Chile was glad. Minister Moreau said so.", "Moreau", "CAN"),
        ("A senior official spoke of Chile and Canada.", "", None),
    ],
)
def test_a_bare_office_is_of_those_whose_text_it_is(text: str, name: str, wanted: str | None) -> None:
    """By the dateline or who is the host; not where an office is told of as unknown."""
    if name:
        assert side(text, name) == wanted
    else:
        assert [m.actor.side for m in annotated(text).cast if m.kind == "office"] == [None]


def test_in_a_release_bare_offices_are_the_publishers() -> None:
    """Unless that state has no such office."""
    text = "The Vice President met Prime Minister Lee Tan. Director Carter joined."
    assert side(text, "Carter", publisher="USA") == "USA"
    assert side(text, "Lee Tan", publisher="USA") is None


def test_an_armed_group_is_no_state() -> None:
    """Its people act for it, under its own name."""
    assert side("Taliban spokesman Zabi Khan said Afghanistan was calm.", "Zabi Khan") == "Taliban"


def test_a_sea_is_no_side() -> None:
    """The Indian Ocean does not speak for India."""
    sides = {m.actor.side for m in annotated("Ships crossed the Indian Ocean and the East China Sea.").cast}
    assert not sides & {"IND", "CHN"}


@pytest.mark.parametrize(
    ("text", "name", "role", "wanted"),
    [
        (
            "Luis Vera, who heads the Chilean trade mission, left.",
            "Luis Vera",
            "heads the Chilean trade mission",
            "CHL",
        ),
        ("OSCE chief Marta Holm said so.", "Marta Holm", "OSCE chief", "OSCE"),
        ("Prime Minister of Japan H.E. Mr. Taro Mori arrived.", "Taro Mori", "Prime Minister of Japan", "JPN"),
        ("Kenyan and Ugandan trade ministers Ali Juma and Jane Okot met.", "Jane Okot", "trade minister", "UGA"),
        ("Foreign Ministers Ali Juma of Kenya and Jane Okot of Uganda met.", "Jane Okot", "Foreign Minister", "UGA"),
        ("Rep. John Hart, R-Ohio, chairman of the House Foreign Affairs Committee, left.", "John Hart", "Rep.", "USA"),
        ("Tim Low, a Singapore-based research fellow, agreed.", "Tim Low", "Singapore-based research fellow", None),
    ],
)
def test_roles_in_other_styles(text: str, name: str, role: str, wanted: str | None) -> None:
    """Titles before and behind the name, in lists, and what somebody leads, each with the side."""
    person = next(m for m in annotated(text).cast if m.kind == "person" and m.actor.name == name)
    assert (role, wanted) in [(r.title, r.side) for r in person.roles]


def test_joined_surnames_are_both_people() -> None:
    """What "and" joins to a person's name is a name too; a particle of two words belongs to it."""
    text = "Hart and Rosenberger flew to Peru. Ambassador Hart stayed. Ursula von der Leyen came."
    names = {m.actor.name for m in annotated(text).cast if m.kind == "person"}
    assert {"Hart", "Rosenberger", "Ursula von der Leyen"} <= names


def test_who_receives_a_visitor_is_of_the_state_to_which_he_goes() -> None:
    """Not of the state where the text was written, though the registry knows nobody of the name."""
    text = (
        "MOSCOW (Wire) - Deputy Minister Grigory Karasin will travel to Moldova on September 4. He is to be received "
        "by President Igor Popa and will hold consultations with Foreign Minister Andrei Rotaru."
    )
    sides = {m.actor.name: m.actor.side for m in annotated(text).cast if m.kind == "person"}
    assert sides == {"Grigory Karasin": "RUS", "Igor Popa": "MDA", "Andrei Rotaru": "MDA"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lima denied the charge. “It is not true,” a foreign ministry spokesman said.", ["PER", "PER"]),
        ("South Korea denied the charge, with a ministry spokeswoman saying it was absurd.", ["KOR", "KOR"]),
        ("Lima and Quito denied the charge. “It is not true,” a ministry spokesman said.", [None]),
        ("Lima rebuilt a bridge.\n\nA ministry spokesman said it was open.", [None]),
        ("Norway shut a strait. A spokesman for the Hansen line said it was open.", [None]),
        ("Norway shut a strait. A spokesman for the Kremlin said it was open.", ["RUS"]),
    ],
)
def test_a_spokesman_speaks_for_the_state_that_just_spoke(text: str, wanted: list[str | None]) -> None:
    """A ministry named by its kind alone is of the one state that acts last before it; of two, nobody's."""
    assert speakers(text)[-len(wanted) :] == wanted


def test_a_governor_of_an_unknown_place_is_nobodys_where_the_home_is_but_guessed() -> None:
    """That one state's known minister stands without a state makes no governor of an unknown place that state's."""
    text = (
        "Salta Governor Juan Roe warned of it.\n\nDeputy Foreign Minister Fu Ying told the Argentine envoy on Monday "
        "that China would wait. Beijing believes that Argentina has misjudged it."
    )
    assert side(text, "Juan Roe") is None
    assert side(f"BUENOS AIRES, May 3 (Wire) - Argentina waited. {text}", "Juan Roe") == "ARG"
