"""Headings: short lines without a stop."""

from __future__ import annotations

from annotated import annotated
from detente.annotate.headings import headings


def test_a_short_line_without_a_stop_is_a_heading() -> None:
    """A title and a crosshead are headings, sentences are none."""
    a = annotated(
        "Oslo Courts Lima\n\nNorway and Peru met on Monday. They agreed on little.\n\nWhat comes next\n\nNobody knows."
    )
    told = [a.sentences[i].span.of(a.document.text) for i in sorted(headings(a))]
    assert told == ["Oslo Courts Lima", "What comes next"]


def test_where_no_line_has_a_stop_none_is_a_heading() -> None:
    """A text without punctuation keeps all its lines."""
    assert headings(annotated("Norway met Peru\n\nThey agreed\n\nNobody knows")) == frozenset()
