"""A document's text in stretches."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.model.document import Noise
from detente.model.span import Span
from detente.web.marking import Mark, stretches
from synthetic import make_document

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.text(max_size=40), st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=2), st.lists(SPANS, max_size=2))
def test_nothing_is_left_out_and_nothing_twice(
    text: str, marked: list[Span], here: list[Span], noisy: list[Span]
) -> None:
    """The stretches put together are the text; each mark covers just the characters of its span."""
    noise = tuple(Noise(span.start, span.end, "caption") for span in noisy)
    document = make_document(text, date(2024, 1, 1), noise=noise)
    marks = [Mark(span, f"rec-{n}", "engagement") for n, span in enumerate(marked)]
    found = stretches(document, marks, here)
    assert "".join(stretch.text for stretch in found) == text
    for mark in marks:
        covered = "".join(stretch.text for stretch in found if mark in stretch.marks)
        assert covered == mark.span.of(text)
    for stretch in found:
        widths = [len(mark.span) for mark in stretch.marks]
        assert widths == sorted(widths)
