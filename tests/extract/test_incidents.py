"""Incidents: the act in the document's words, by whom against whom, on whose account."""

from __future__ import annotations

from typing import Any

from annotated import annotated
from detente.extract.incidents import extract_incidents
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_incidents(annotated(text), LEXICON)]


def sides(actors: Any) -> list[str | None]:
    """The sides of these actors."""
    return [a.side for a in actors]


def test_an_incident_names_act_and_parties() -> None:
    """Who did it, to whom, in the document's words."""
    (found,) = fields("A Chinese warship cut across the bow of a Philippine vessel in May.")
    assert "warship cut" in found.what
    assert sides(found.actors) == ["CHN"]
    assert sides(found.targets) == ["PHL"]


def test_a_feared_attack_is_no_incident() -> None:
    """What is to be prevented has not happened."""
    assert fields("Norway wants to prevent an invasion of Finland.") == []


def test_an_official_document_is_its_sides_account() -> None:
    """An incident told in a government's own release is that side's account."""
    a = annotated("On Monday a Russian jet intercepted a plane over the Baltic Sea.", side="SWE")
    assert [c.fields.account for c in extract_incidents(a, LEXICON)] == ["SWE"]
