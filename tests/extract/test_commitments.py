"""Commitments: what is owed, by whom, and what became of it."""

from __future__ import annotations

from typing import Any

from annotated import annotated
from detente.extract.commitments import extract_commitments
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_commitments(annotated(text), LEXICON)]


def sides(actors: Any) -> list[str | None]:
    """The sides of these actors."""
    return [a.side for a in actors]


def test_a_pledge_is_what_is_promised_not_the_promising() -> None:
    """The text of a commitment is the undertaking itself; the one who promised owes it."""
    (found,) = fields("Canada pledged to double its aid to Ukraine by 2027.")
    assert found.text.startswith("double its aid")
    assert sides(found.by) == ["CAN"]
    assert found.status == "made"
    assert str(found.due) == "2027"


def test_those_who_agree_owe_it_together() -> None:
    """Both parties to an agreement owe what was agreed."""
    (found,) = fields("India and Nepal agreed to reopen the border crossing.")
    assert set(sides(found.by)) == {"IND", "NPL"}


def test_an_avoided_commitment_is_avoided() -> None:
    """What somebody avoided promising was not promised."""
    found = fields("Egypt avoided making commitments on water flows.")
    assert [f.status for f in found] == ["avoided"]


def test_a_broken_pledge_is_broken() -> None:
    """A verb of breaking tells what became of the pledge."""
    found = fields("Turkey violated its agreement with Greece.")
    assert [f.status for f in found] == ["broken"]


def test_a_denied_promise_is_none() -> None:
    """What was not promised is no commitment."""
    assert fields("Chile did not promise to open its ports.") == []
