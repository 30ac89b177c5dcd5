"""The arguments of a verb, whatever the voice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotated import annotated
from detente.annotate.frames import Frame, frame_of, tokens_in
from detente.model.annotated import Annotated
from detente.model.span import Span


def frame(text: str, verb: str) -> tuple[Annotated, Frame]:
    """The document and the frame of the first token with these letters."""
    a = annotated(text)
    return a, frame_of(a, next(t.i for t in a.tokens if t.text == verb))


def test_active_and_passive_have_one_frame() -> None:
    """Who does it, and to whom, do not change with the voice."""
    _, active = frame("Peru condemned Chile.", "condemned")
    _, passive = frame("Chile was condemned by Peru.", "condemned")
    assert [t.text for t in active.subjects] == [t.text for t in passive.subjects] == ["Peru"]
    assert [t.text for t in active.objects] == [t.text for t in passive.objects] == ["Chile"]


def test_a_relative_clause_fills_its_gap() -> None:
    """The noun before a relative clause is the object that the clause lacks."""
    _, told = frame("Italy kept the sanctions that Spain imposed.", "imposed")
    assert [t.text for t in told.objects] == ["sanctions"]
    assert [t.text for t in told.subjects] == ["Spain"]


def test_a_gerund_shares_the_owner_of_its_noun() -> None:
    """Who is blamed for a deed did it."""
    _, told = frame("Norway thanked Sweden for sending doctors.", "sending")
    assert [t.text for t in told.subjects] == ["Sweden"]


@given(st.integers(0, 60), st.integers(0, 60))
def test_tokens_are_those_that_begin_in_the_stretch(one: int, two: int) -> None:
    """Looking tokens up gives what going through all of them gives."""
    a = annotated("India met with Nepal on Monday, then with Bhutan in June.")
    span = Span(min(one, two), max(one, two))
    assert tokens_in(a, span) == tuple(t for t in a.tokens if span.start <= t.start < span.end)
