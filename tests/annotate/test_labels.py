"""Speakers' labels within one line: a release whose line ends are lost still gives each turn to its speaker."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated import annotated
from detente.annotate.labels import find_lines
from detente.lexicon import load_lexicon

TURNS = [
    ("President of Finland Sauli Niinisto", "Thank you, colleagues. We have come a long way."),
    ("Prime Minister of Norway Erna Solberg", "I welcome you. Our border is quiet."),
    ("Sauli Niinisto", "Is the road open? I hope so."),
    ("Erna Solberg", "It is, and we shall keep it so."),
]


def turns(text: str) -> list[tuple[str, str]]:
    """(label, words) of what is said under labels."""
    a = annotated(text)
    return [
        (at.source_span.of(text) if at.source_span else "", " ".join(s.of(text) for s in at.content))
        for at in a.attributions
        if at.cue is None and at.manner == "said"
    ]


@pytest.mark.parametrize(
    "preamble",
    [
        "",
        "The leaders met in Oslo on Monday. ",
        "The leaders met in Oslo on Monday. * * * ",
        "Opening remarks at the meeting with Prime Minister of Norway Erna Solberg ",
    ],
)
def test_labels_within_one_line_cut_it_into_turns(preamble: str) -> None:
    """After a sentence, after a break of stars, after a heading that lost its line end: each has their own words."""
    text = preamble + " ".join(f"{label}: {words}" for label, words in TURNS)
    assert turns(text) == TURNS


def test_a_note_between_the_label_and_its_colon_is_no_part_of_it() -> None:
    """“(retranslated)” says how it was spoken, not by whom."""
    text = "They met. Foreign Minister Anna Berg (retranslated): We agree. Foreign Minister Jon Dahl: So do we."
    assert turns(text) == [("Foreign Minister Anna Berg", "We agree."), ("Foreign Minister Jon Dahl", "So do we.")]


def test_one_label_is_enough_where_a_person_speaks_in_the_first() -> None:
    """An address to an audience has one speaker."""
    text = "A forum opened in Oslo. Foreign Minister Anna Berg: Friends, I am glad that you came. The fjords are open."
    assert turns(text) == [("Foreign Minister Anna Berg", "Friends, I am glad that you came. The fjords are open.")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks have three aims. Trade: Lower tariffs by May. Security: No new bases. Climate: Cuts by 2030.",
        "They named an envoy. Foreign Minister Anna Berg: The first woman in the post. She left on Tuesday.",
        "The ministers signed two papers. Note: The texts follow. Note: Annexes are apart.",
        "The visit was short. It had one aim: Peace.",
    ],
)
def test_headings_of_lists_are_no_speakers(text: str) -> None:
    """What nobody says in the first person, and no person's label opens, is nobody's turn."""
    assert turns(text) == []


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="AB.: \n*()“”Mr Lee Q:", max_size=80))
def test_lines_never_overlap(text: str) -> None:
    """Whatever the text, its lines stand in order, each label before its words."""
    lines = find_lines(annotated(text), load_lexicon().speech)
    places = [
        p for line in lines for p in (*((line.label.start, line.label.end) if line.label else ()), line.words.start)
    ]
    assert places == sorted(places)


def test_a_note_behind_the_name_is_no_part_of_the_label() -> None:
    """A label at the start of a line may tell that the words were translated."""
    text = (
        "President of Norway Ole Lund: Welcome, friends. We are glad that you came.\n\n"
        "President of Finland Sauli Niinisto (retranslated): Thank you. We want the border to stay open.\n\n"
        "Ole Lund: So do we.\n"
    )
    assert [label for label, _ in turns(text)][1] == "President of Finland Sauli Niinisto"
