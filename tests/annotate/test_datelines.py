"""Datelines are found whatever the agency's manner, and parsed apart from the sentence that they stand before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated import annotated
from detente.annotate.datelines import dateline_end
from detente.model.span import Span


@pytest.mark.parametrize(
    "head",
    [
        "ROME, May 3 (Reuters) - ",
        "OSLO, Oct. 4 (NTB) -- ",
        "YEREVAN, March 14. /TASS/. ",
        "SAN JUAN, Puerto Rico — ",
        "LIMA — ",
        "April 30 2013 (NAIROBI) – ",
        "BRUSSELS, Nov 24 - ",
        "MANILA (Own Desk) — ",
        "Rome, 3 May – ",
        "(Reuters) - ",
    ],
)
def test_a_dateline_ends_where_the_text_begins(head: str) -> None:
    """Place, day and agency, in any order that agencies use, are no part of the first sentence."""
    line = head + "The talks failed, the minister said."
    assert dateline_end(line, Span(0, len(line))) == len(head)
    (at,) = annotated(line).attributions
    assert [s.of(line) for s in at.content] == ["The talks failed"]


@pytest.mark.parametrize(
    "line", ["MINISTER LEE: Thank you.", "US - Peru talks fail", "Q: Why?", "The talks (Oslo) - said"]
)
def test_labels_and_dashes_are_no_datelines(line: str) -> None:
    """A speaker's label and a word with a dash stay in their sentence."""
    assert dateline_end(line, Span(0, len(line))) == 0


@given(st.text(max_size=80))
def test_a_dateline_never_takes_the_whole_line(text: str) -> None:
    """Something is left behind it, whatever the text."""
    assert dateline_end(text, Span(0, len(text))) < max(1, len(text))
