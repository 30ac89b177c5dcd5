"""Commitments, measures, incidents, positions, assessments: right words, right parties, exact evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import annotated
from detente.extract.assessments import extract_assessments
from detente.extract.commitments import extract_commitments
from detente.extract.incidents import extract_incidents
from detente.extract.measures import extract_measures
from detente.extract.positions import extract_positions
from detente.lexicon import load_lexicon
from detente.model.claim import Claim

LEXICON = load_lexicon()
Extract = Callable[[Any, Any], Iterator[Claim[Any]]]
ALL: tuple[Extract, ...] = (
    extract_commitments, extract_measures, extract_incidents, extract_positions, extract_assessments,
)  # fmt: skip


def fields(extract: Extract, text: str) -> list[Any]:
    """The fields of what an extractor finds in a text."""
    return [claim.fields for claim in extract(annotated(text), LEXICON)]


def sides(actors: Any) -> list[str | None]:
    """The sides of these actors."""
    return [a.side for a in actors]


def test_a_pledge_is_what_is_promised_not_the_promising() -> None:
    """The text of a commitment is the undertaking itself; the one who promised owes it."""
    (found,) = fields(extract_commitments, "Canada pledged to double its aid to Ukraine by 2027.")
    assert found.text.startswith("double its aid")
    assert sides(found.by) == ["CAN"]
    assert found.status == "made"
    assert str(found.due) == "2027"


def test_those_who_agree_owe_it_together() -> None:
    """Both parties to an agreement owe what was agreed."""
    (found,) = fields(extract_commitments, "India and Nepal agreed to reopen the border crossing.")
    assert set(sides(found.by)) == {"IND", "NPL"}


def test_an_avoided_commitment_is_avoided() -> None:
    """What somebody avoided promising was not promised."""
    found = fields(extract_commitments, "Egypt avoided making commitments on water flows.")
    assert [f.status for f in found] == ["avoided"]


def test_a_broken_pledge_is_broken() -> None:
    """A verb of breaking tells what became of the pledge."""
    found = fields(extract_commitments, "Turkey violated its agreement with Greece.")
    assert [f.status for f in found] == ["broken"]


def test_a_denied_promise_is_none() -> None:
    """What was not promised is no commitment."""
    assert fields(extract_commitments, "Chile did not promise to open its ports.") == []


def test_an_incident_names_act_and_parties() -> None:
    """Who did it, to whom, in the document's words."""
    (found,) = fields(extract_incidents, "A Chinese warship cut across the bow of a Philippine vessel in May.")
    assert "warship cut" in found.what
    assert sides(found.actors) == ["CHN"]
    assert sides(found.targets) == ["PHL"]


def test_a_feared_attack_is_no_incident() -> None:
    """What is to be prevented has not happened."""
    assert fields(extract_incidents, "Norway wants to prevent an invasion of Finland.") == []


def test_an_official_document_is_its_sides_account() -> None:
    """An incident told in a government's own release is that side's account."""
    a = annotated("On Monday a Russian jet intercepted a plane over the Baltic Sea.", side="SWE")
    assert [c.fields.account for c in extract_incidents(a, LEXICON)] == ["SWE"]


def test_a_measure_has_a_type_and_two_sides() -> None:
    """Sanctions are by one side, against another."""
    (found,) = fields(extract_measures, "Canada imposed sanctions on Belarus on Monday.")
    assert (found.type, sides(found.by), sides(found.against)) == ("sanction", ["CAN"], ["BLR"])


def test_an_announced_measure_is_planned() -> None:
    """What is only announced is not in force."""
    (claim,) = extract_measures(annotated("Japan announced export controls on Russia on Monday."), LEXICON)
    assert claim.fields.in_force is None
    assert claim.actuality == "planned"


def test_a_position_is_held_by_each_side_that_takes_it() -> None:
    """Two sides that want the same hold a position each."""
    found = fields(extract_positions, "Spain and Portugal oppose the new fishing quotas.")
    assert sorted(f.side for f in found) == ["ESP", "PRT"]
    assert {f.stance for f in found} == {"oppose the new fishing quotas"}


def test_a_negated_stance_keeps_its_negation() -> None:
    """What a side is not seeking is told with its "not"."""
    (found,) = fields(extract_positions, "Vietnam is not seeking a military alliance with Japan.")
    assert "not seeking" in found.stance


def test_an_assessment_has_holder_and_direction() -> None:
    """Who holds it, and where it points."""
    found = fields(
        extract_assessments,
        "Marta Ruiz, a scholar at the University of Oslo, said ties between Norway and Chile could worsen.",
    )
    assert [(f.holder.name, f.type, f.direction) for f in found] == [("Marta Ruiz", "forecast", "worse")]


def test_the_authors_own_assessment_has_no_holder() -> None:
    """What the document says in its own voice is held by nobody else."""
    found = fields(extract_assessments, "Relations between Peru and Chile have deteriorated sharply.")
    assert [(f.holder, f.direction) for f in found] == [(None, "worse")]


def test_what_is_no_matter_between_sides_is_not_assessed() -> None:
    """A document about one country's affairs holds no assessments of a relationship."""
    assert fields(extract_assessments, "Talks on Peru's budget could worsen tensions in Peru.") == []


PIECES = st.sampled_from(
    ["Iran", "France", "agreed to", "pledged", "warship", "sanctions on", "will", "“ties", "are strained”", "said",
     "hopes", "that", "not", ".", "\n", "🚢", "whose", "invaded", "by 2030", "its", ",", "and", "ﬁ", "\u202e", "wants"]
)  # fmt: skip


@pytest.mark.parametrize("extract", ALL, ids=lambda e: e.__name__)
@settings(max_examples=25, deadline=None)
@given(text=st.lists(PIECES, max_size=40).map(lambda words: " ".join(["Then", *words])))
def test_any_text_gives_exact_and_repeatable_claims(extract: Extract, text: str) -> None:
    """No text breaks the reading; evidence is the document's own words; reading twice gives the same."""
    a = annotated(text)
    found = list(extract(a, LEXICON))
    for claim in found:
        for e in claim.evidence:
            assert text[e.start : e.end] == e.text
    assert found == list(extract(a, LEXICON))
