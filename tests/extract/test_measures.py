"""Measures: of which type, by whom against whom, announced or in force."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.measures import extract_measures
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_measures(annotated(text), LEXICON)]


def sides(actors: Any) -> list[str | None]:
    """The sides of these actors."""
    return [a.side for a in actors]


def test_a_measure_has_a_type_and_two_sides() -> None:
    """Sanctions are by one side, against another."""
    (found,) = fields("Canada imposed sanctions on Belarus on Monday.")
    assert (found.type, sides(found.by), sides(found.against)) == ("sanction", ["CAN"], ["BLR"])


def test_an_announced_measure_is_planned() -> None:
    """What is only announced is not in force."""
    (claim,) = extract_measures(annotated("Japan announced export controls on Russia on Monday."), LEXICON)
    assert claim.fields.in_force is None
    assert claim.actuality == "planned"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The United States announced export controls on chips to China.", ("export_control", ["USA"], ["CHN"])),
        ("Japan tightened controls on Thursday on exports of chips to Chile.", ("export_control", ["JPN"], ["CHL"])),
        ("Peru announced the expulsion of two Chilean diplomats.", ("other", ["PER"], ["CHL"])),
        ("Norway imposed new duties on steel and solar cells from China.", ("tariff", ["NOR"], ["CHN"])),
        ("Japan imposed curbs on Monday on imports of fish from Peru.", ("other", ["JPN"], ["PER"])),
        ("Canada restricted exports of steel to Belarus.", ("export_control", ["CAN"], ["BLR"])),
        ("Japan froze the assets of five Russian officials.", ("sanction", ["JPN"], ["RUS"])),
        ("India banned 59 Chinese apps.", ("other", ["IND"], ["CHN"])),
        ("Chile placed its navy on high alert.", ("deployment", ["CHL"], [])),
        ("Peru called up reservists.", ("deployment", ["PER"], [])),
        ("Poland closed its border with Belarus.", ("other", ["POL"], ["BLR"])),
        ("Norway gave the Iranian ambassador 48 hours to leave.", ("other", ["NOR"], ["IRN"])),
        ("Kenya called home its envoy from Somalia.", ("other", ["KEN"], ["SOM"])),
        ("Chad suspended flights to Sudan on Monday.", ("other", ["TCD"], ["SDN"])),
        ("Kenya said that all trade with Somalia was suspended.", ("other", ["KEN"], ["SOM"])),
        ("Hungary expelled two Ukrainian diplomats.", ("other", ["HUN"], ["UKR"])),
        ("Latvia barred six Belarusian officials from entering the country.", ("sanction", ["LVA"], ["BLR"])),
        ("Chad severed relations with Peru in solidarity with Chile.", ("other", ["TCD"], ["PER"])),
    ],
)
def test_measures_of_many_kinds_are_told(text: str, told: tuple[str, list[str], list[str]]) -> None:
    """Each act of policy has its type, who takes it, and against whom where the text says so."""
    (found,) = fields(text)
    assert (found.type, sides(found.by), sides(found.against)) == told


def test_what_is_only_urged_is_no_measure() -> None:
    """Whoever is urged to recall an envoy has not recalled him."""
    assert fields("Lawmakers urged Kenya to recall its ambassador from Somalia.") == []


def test_what_is_agreed_on_is_announced_and_not_yet_in_force() -> None:
    """The day on which two agree to reopen a crossing is not that of its opening."""
    text = "Kenya and Somalia agreed on Monday to reopen a border crossing."
    (claim,) = extract_measures(annotated(text, published="2019-05-15"), LEXICON)
    assert (str(claim.fields.announced), claim.fields.in_force, claim.actuality) == ("2019-05-13", None, "planned")
