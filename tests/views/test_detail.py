"""What `show` promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from plain_ledger import Plain

from detente.model.span import Span
from detente.views.detail import detail
from detente.views.sentence import sentence_around


def test_evidence_stands_within_its_sentence(visit: Plain) -> None:
    """Each piece of evidence is shown with the sentence that holds it."""
    found = detail(visit, "pos-NOR")
    assert found is not None
    assert found.quoted[0].sentence == "Norway did not agree on whaling."


@given(st.text(max_size=300), st.data())
def test_a_sentence_holds_its_stretch(text: str, data: st.DataObject) -> None:
    """Whatever the text, the sentence around a stretch without outer white space contains the stretch."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip() == text[start:end] and start < end:
        assert sentence_around(text, Span(start, end)).covers(Span(start, end))


def test_a_stretch_that_begins_a_sentence_begins_it() -> None:
    """The sentence before is not taken in where the stretch is the start of its own."""
    text = "They met in Oslo. She left."
    assert sentence_around(text, Span(18, 21)).of(text) == "She left."


def test_an_abbreviation_ends_no_sentence() -> None:
    """Neither "Gen." nor "U.S." is taken for the end of a sentence."""
    text = "They met. Gen. Ito said the U.S. Navy would stay. He left."
    start = text.index("stay")
    assert sentence_around(text, Span(start, start + 4)).of(text) == "Gen. Ito said the U.S. Navy would stay."
