"""Positions: what each side wants, holds or objects to."""

from __future__ import annotations

from typing import Any

import pytest

from annotated import annotated
from detente.extract.positions import extract_positions
from detente.lexicon import load_lexicon

LEXICON = load_lexicon()


def fields(text: str) -> list[Any]:
    """The fields of what is found in a text."""
    return [claim.fields for claim in extract_positions(annotated(text), LEXICON)]


def test_a_position_is_held_by_each_side_that_takes_it() -> None:
    """Two sides that want the same hold a position each."""
    found = fields("Spain and Portugal oppose the new fishing quotas.")
    assert sorted(f.side for f in found) == ["ESP", "PRT"]
    assert {f.stance for f in found} == {"oppose the new fishing quotas"}


def test_a_negated_stance_keeps_its_negation() -> None:
    """What a side is not seeking is told with its "not"."""
    (found,) = fields("Vietnam is not seeking a military alliance with Japan.")
    assert "not seeking" in found.stance


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda agreed to reopen the border crossing.",
        "Both Kenya and Uganda committed to lower duties on tea.",
        "Kenya and Uganda expressed concern about the fishing dispute.",
    ],
)
def test_what_two_sides_agree_on_is_a_position_of_each(text: str) -> None:
    """A joint act gives one position to each side, in the same words, and each is about the other."""
    found = list(extract_positions(annotated(text), LEXICON))
    assert sorted(c.fields.side for c in found) == ["KEN", "UGA"]
    assert len({c.fields.stance for c in found}) == 1


def test_an_officials_we_is_his_sides() -> None:
    """What "we" support in an official's quoted words is a position of the side that the official speaks for."""
    text = "Kenya and Uganda met on Monday. “We support a ceasefire,” Kenyan Foreign Minister Amina Odera said."
    assert [f.side for f in fields(text)] == ["KEN"]


def test_a_filler_in_a_quotation_is_no_position() -> None:
    """Words that take no stand on a public matter are none."""
    text = "Kenya and Uganda met. “I can tell you that right now,” Kenyan Foreign Minister Amina Odera said."
    assert fields(text) == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The naval drills alarmed Norway and delighted Belarus.", "NOR"),
        ("The minister's remarks on Cyprus drew criticism from Greece.", "GRC"),
        ("Kenya stood by its ruling on Ugandan milk.", "KEN"),
        ("There was no sign of Armenia shifting its position on Azerbaijan.", "ARM"),
    ],
)
def test_a_stance_may_be_told_in_a_roundabout_way(text: str, side: str) -> None:
    """What alarms a side, criticism drawn from it, what it stands by and does not budge on is its position."""
    assert side in [f.side for f in fields(text)]


def test_the_clause_after_a_verb_of_insisting_is_the_stance() -> None:
    """What a side insists on is told without the verb of insisting."""
    (found,) = fields("Ecuador insisted that the river belongs to both Ecuador and Peru.")
    assert found.stance == "the river belongs to both Ecuador and Peru"


def test_a_journey_to_come_is_no_position() -> None:
    """That an official will travel is an engagement, not a stand."""
    text = "Kenya and Uganda met. “I will travel to Kampala in May,” Kenyan Foreign Minister Amina Odera said."
    assert fields(text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Our shared goal of a nuclear-free peninsula binds Korea and Japan.", {"KOR", "JPN"}),
        ("Fiji and Tonga spoke of their common vision for a peaceful Pacific.", {"FJI", "TON"}),
    ],
)
def test_a_joint_aim_is_both_sides(text: str, sides: set[str]) -> None:
    """What is called a shared, common or joint aim is wanted by both."""
    found = [c.fields for c in extract_positions(annotated(text), LEXICON) if c.rule == "position:joint aim"]
    assert {f.side for f in found} == sides


@pytest.mark.parametrize(
    "text",
    [
        "The Vietnamese president thanked the Chinese premier for the warm welcome.",
        "The Indian prime minister congratulated Kenya's president on his election.",
    ],
)
def test_a_courtesy_is_no_position(text: str) -> None:
    """Thanks for a welcome and congratulations take no stand."""
    assert list(extract_positions(annotated(text), LEXICON)) == []


@pytest.mark.parametrize(
    "text",
    [
        'Chad and Niger met. "I fully share your concerns," Niger\'s president said.',
        "Chad and Niger met. \"I would like to mention Chad's cattle trade,\" Niger's president said.",
        "Chad responded by sending aid to Niger.",
        "Peru doubted Libya's claim to have tested a missile.",
        "Norway chides Chad over fish and praises Niger.\n\nThe ministers of Norway, Chad and Niger met on Monday in a "
        "hall by the lake. Their talks lasted for three hours.",
    ],
)
def test_turns_of_talk_deeds_claims_and_titles_take_no_stance(text: str) -> None:
    """Courtesies to the one addressed, deeds, claims of what was done, and a title with a stop are no positions."""
    assert fields(text) == []


def test_neither_side_is_part_of_the_stance() -> None:
    """A stance that neither side takes is told with its denial."""
    found = fields("Norway and Peru held talks. Neither side wants conflict over fish.")
    assert {f.side for f in found} == {"NOR", "PER"}
    assert all(f.stance.startswith("Neither side wants") for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "Neither Chad nor Niger is ready to give up the oil field.",
        "Kenya has never been ready to discuss the island with Uganda.",
        "Kenya “can by no means accept” the tariff, Kenyan Foreign Minister Amina Odera told Uganda's envoy.",
    ],
)
def test_a_denial_stays_with_its_stance_wherever_it_stands(text: str) -> None:
    """In the subject, before "been", or as a phrase: without it the stance would say the opposite."""
    found = fields(text)
    assert found
    assert all(any(word in f.stance for word in ("Neither", "never", "by no means")) for f in found)


def test_no_position_stands_within_another_of_the_same_side() -> None:
    """What a side wants is told once, not again by the verbs in it."""
    (found,) = fields("Kenya agreed to support the truce with Uganda on the lake.")
    assert found.stance.startswith("agreed")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda agreed to continue contacts at all levels.",
        "Kenya noted with satisfaction the progress in talks with Uganda.",
        "Kenya accepted the invitation of Uganda.",
        "Kenya and Uganda said naval patrols will continue on the lake.",
        "Kenya and Uganda held talks on the pact they endorsed last year.",
        "Kenya called off a meeting with Uganda.",
        "Kenya and Uganda met. “Thank you for the initiative to meet here,” Kenyan President John Oto said.",
        "Kenya asked Uganda whether the lake was open.",
    ],
)
def test_courtesies_arrangements_and_facts_are_no_positions(text: str) -> None:
    """Politeness, meetings to come, questions and what was done before take no stand."""
    assert fields(text) == []


def test_a_condition_is_no_position_of_whom_it_names() -> None:
    """Of "ready if the other is" only the first is a stance."""
    text = (
        "Rwanda is prepared for talks if Uganda is also ready, Rwandan Foreign Minister Paul Kera was quoted as saying."
    )
    assert [f.side for f in fields(text)] == ["RWA"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Both Kenya and Uganda claim the island.", ["KEN", "UGA"]),
        ("Kenya made a fresh demand that Uganda return the boats.", ["KEN"]),
        ("Kenya has no interest in a war with Uganda.", ["KEN"]),
        ("Kenya and Uganda discussed steps to reopen the crossing at Busia.", ["KEN", "UGA"]),
    ],
)
def test_claims_demands_and_aims_are_positions(text: str, sides: list[str]) -> None:
    """Land that is claimed, a demand made, an interest denied, steps to an end."""
    assert sorted(f.side for f in fields(text)) == sides


def test_what_is_asked_of_a_side_is_not_its_own_position() -> None:
    """All that stands under one "should" is wanted of whom it names, the last verb too."""
    asked = "Uganda should honor its word, stop arming rebels and support Kenya's claim"
    text = f"Kenyan President John Oto said that {asked}."
    assert "UGA" not in {f.side for f in fields(text) if "claim" in f.stance and "should" not in f.stance}


def test_a_policy_named_after_a_state_is_one_towards_it() -> None:
    """Whose Sudan policy does not change is whoever has it, not Sudan."""
    assert "SDN" not in {f.side for f in fields("Kenyan President John Oto said the Sudan policy has not changed.")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda pledged to consult each other.",
        "Kenya and Uganda agreed on a timetable for the talks.",
        "Kenyan President John Oto declined to comment on the quarrel with Uganda.",
        "“I think it was cold in Uganda,” Kenyan President John Oto said.",
        "“This visit marks thirty years of ties with Uganda,” Kenyan President John Oto said.",
        "Kenyan President John Oto was confident that ties with Uganda would mend.",
    ],
)
def test_pledges_answers_withheld_and_remarks_on_the_day_are_no_positions(text: str) -> None:
    """What is undertaken is a commitment, what is thought an assessment; the press gets no stance by a refusal."""
    assert fields(text) == []


def test_what_a_readout_says_was_stressed_both_hold() -> None:
    """A passive of nobody named tells what both sides hold."""
    text = (
        "Kenyan President John Oto met Ugandan President Sarah Opio on Monday. "
        "The importance of an open border was stressed."
    )
    assert sorted(f.side for f in fields(text)) == ["KEN", "UGA"]


def test_we_in_a_signed_statement_is_the_signers_side() -> None:
    """A statement that its title gives to a president takes his side's stand."""
    text = (
        "Statement by President Sarah Opio of Uganda on the dispute with Kenya\n\n"
        "We oppose the new fence. I want the border with Kenya to stay open."
    )
    assert {f.side for f in fields(text)} == {"UGA"}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Kenyan President John Oto said the island was Kenyan soil and could not be given to Uganda.", True),
        ("Kenyan President John Oto said there was nothing wrong with the treaty with Uganda.", True),
        ("Kenyan President John Oto said the delegation of Uganda was on its way to the border.", False),
    ],
)
def test_what_somebody_said_was_so_is_a_stance_where_it_denies(text: str, taken: bool) -> None:
    """After "said", what was so is told; what was not, or may not be, is held."""
    assert bool(fields(text)) is taken


def test_what_somebody_is_accused_of_is_no_stance_of_his() -> None:
    """The charge is the accuser's view, told by the accusing; an embrace of a person is none."""
    text = "Saudi Arabia accused Qatar of supporting terrorism. The Peruvian president embraced him on the tarmac."
    assert [f.side for f in fields(text)] == ["SAU"]


def test_what_is_done_without_is_no_stance() -> None:
    """Who speaks "without raising" a matter has not raised it."""
    text = "The Norwegian president spoke to the Peruvian president by phone without raising the poisoning."
    assert fields(text) == []
