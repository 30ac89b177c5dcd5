"""Assessments: who holds what to be so, and where it points."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.assessments import extract_assessments
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_assessments(annotated(text), LEXICON)]


def test_an_assessment_has_holder_and_direction() -> None:
    """Who holds it, and where it points."""
    found = fields(
        "Marta Ruiz, a scholar at the University of Oslo, said ties between Norway and Chile could worsen.",
    )
    assert [(f.holder.name, f.type, f.direction) for f in found] == [("Marta Ruiz", "forecast", "worse")]


def test_the_authors_own_assessment_has_no_holder() -> None:
    """What the document says in its own voice is held by nobody else."""
    found = fields("Relations between Peru and Chile have deteriorated sharply.")
    assert [(f.holder, f.direction) for f in found] == [(None, "worse")]


def test_what_is_no_matter_between_sides_is_not_assessed() -> None:
    """A document about one country's affairs holds no assessments of a relationship."""
    assert fields("Talks on Peru's budget could worsen tensions in Peru.") == []


def test_an_authors_plain_judgement_needs_no_hedge() -> None:
    """What the document says a side is to another is a judgement of its own."""
    found = fields("Norway is Denmark's closest ally. Norway and Denmark meet on Monday.")
    assert [(f.type, f.direction) for f in found] == [("judgement", "better")]


def test_concerns_about_tariffs_constrain_nobody() -> None:
    """A constraint is something domestic that binds a side, not any pressure."""
    found = fields("Concerns about tariffs between Norway and Chile have put pressure on ties.")
    assert [f.type for f in found if f.type == "constraint"] == []


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("The Danish government is worried that Norway will leave the alliance.", "forecast", "worse"),
        ("Danish officials doubt that ties with Norway will improve.", "perception", "no_change"),
    ],
)
def test_who_stands_beside_a_word_of_thinking_holds_it(text: str, kind: str, direction: str) -> None:
    """A fear points to the worse, a doubt over something better to no change; the side that has it is the holder."""
    found = [f for f in fields(text) if f.holder is not None and f.holder.side == "DNK"]
    assert [(f.type, f.direction) for f in found] == [(kind, direction)]


def test_a_states_name_points_nowhere() -> None:
    """Words that stand in a name ("United", "World War") are neither good nor bad news."""
    found = fields("Relations between the United States and Norway were tense before World War Two.")
    assert [f.direction for f in found if f.direction == "better"] == []


def test_a_courtesy_is_no_assessment() -> None:
    """What is said for politeness assesses nothing."""
    text = "Norway and Denmark met. “It is an honor to welcome Denmark's minister,” Norwegian Premier Ola Lund said."
    assert fields(text) == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Estonia cautioned that the new law may be used by Russia.", "worse"),
        ("Norway warned that the drills could harm ties with Russia.", "worse"),
        ("Nothing has changed in relations between Seoul and Tokyo.", "no_change"),
        ("Washington's support for Israel is a given.", "no_change"),
        ("India and Pakistan remain far apart over Kashmir.", "no_change"),
    ],
)
def test_warnings_and_standstill(text: str, direction: str) -> None:
    """A warning of what may come is for the worse; what stays as it is, is no change."""
    found = [c.fields.direction for c in extract_assessments(annotated(text), LEXICON)]
    assert found == [direction]


@pytest.mark.parametrize(
    "text",
    [
        "“I thank the people of Ghana for the warm welcome,” the Togolese president said.",
        "The two ministers of Peru and Chile signed the paper at a ceremony on Monday.",
        "The summit between Argentina and Brazil was postponed on Tuesday.",
    ],
)
def test_courtesy_and_procedure_assess_nothing(text: str) -> None:
    """Thanks, ceremonies and dates say nothing of how relations are."""
    assert list(extract_assessments(annotated(text), LEXICON)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad stepped up patrols along the Libyan border, where tensions are high.",
        "Norway is sending a delegation to Peru amid a dispute over fish.",
        "The talks between Chad and Libya resumed five years after war broke out there.",
        'Libya\'s premier said: "Chad should be careful not to stir up problems with Libya."',
    ],
)
def test_deeds_told_and_norms_assess_nothing(text: str) -> None:
    """A deed, a clause of time and what somebody must do say nothing of where relations go."""
    worse = [f for f in fields(text) if f.direction == "worse"]
    assert worse == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Peru and Chile are more united on trade, which has long been a source of tension.", "better"),
        ("The pact between Chad and Niger will help protect both states against the dangers of drought.", "better"),
        ("Relations between Peru and Chile continue to face many problems.", "no_change"),
    ],
)
def test_the_main_clause_points_not_what_hangs_on_it(text: str, direction: str) -> None:
    """Words in a relative clause, and words for the worse under a word of protection, do not turn the clause."""
    assert [f.direction for f in fields(text)][:1] == [direction]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The truce between Peru and Chile has held. It is a welcome respite.", "better"),
        ("There is little hope of a settlement between Peru and Chile.", "no_change"),
        ("The failure of the talks is a setback for Peru and Chile.", "worse"),
        ("The row has soured relations between Peru and Chile.", "worse"),
        ("Hope of a pact between Peru and Chile is fading.", "worse"),
        ("Peru and Chile met. Chilean officials are wary of the deal.", "worse"),
    ],
)
def test_an_author_judges_by_the_form_of_a_clause(text: str, direction: str) -> None:
    """What points back, what there is, what something is called, what is done to relations, and how one is minded."""
    assert direction in [f.direction for f in fields(text)]


def test_a_state_named_beside_is_the_authors_assessment() -> None:
    """Tensions that are said to rise are told for the worse, though the sentence tells of something else."""
    found = fields("Peru and Chile closed the border amid rising tensions.")
    assert [(f.holder, f.direction, f.claim) for f in found] == [(None, "worse", "rising tensions")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru called for talks with Chile on the treaty.",
        "Peru is ready to negotiate better ties with Chile.",
        "The sides exchanged views on cooperation between Peru and Chile.",
        "Two ministers of Peru are expected to visit Chile in May.",
    ],
)
def test_requests_readiness_and_proceedings_assess_nothing(text: str) -> None:
    """What is asked for, offered, done at a meeting or planned is no judgement."""
    assert fields(text) == []


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("Chilean officials doubt that Peruvian troops will leave before the winter.", "forecast"),
        ("Chilean officials believe Peru is testing them.", "perception"),
        ("Analysts said that a return of Peruvian troops to old positions remained unlikely.", "forecast"),
    ],
)
def test_what_somebody_thinks_of_another_side_is_assessed(clause: str, kind: str) -> None:
    """A clause that is believed, doubted or called unlikely is an assessment where no word in it points anywhere."""
    assert kind in [f.type for f in fields(f"Peru and Chile met on Monday. {clause}")]


def test_a_body_without_a_name_goes_by_its_words() -> None:
    """An administration that fears something is named as the text names it, also where the text says "it"."""
    text = "Peru and Chile met. The Peruvian administration waits as it fears the pact will worsen ties with Chile."
    assert [f.holder.name for f in fields(text) if f.holder] == ["Peruvian administration"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile is near. Chile's president will visit Lima in October, a Peruvian diplomat predicted.",
        "Turkey is near. Analyst Hoda Fahmy predicted that the presidents of Egypt and Turkey would meet in May.",
        "Turkey is near. Egypt's president will not visit Turkey this year, Cairo analyst Hoda Fahmy predicted.",
    ],
)
def test_what_is_predicted_is_a_forecast_whatever_it_is_of(text: str) -> None:
    """'Predicted that they will meet' is a forecast, though no word of it says whether that is good; it is open."""
    (found,) = [f for f in fields(text) if f.type == "forecast"]
    assert found.direction == "uncertain"
