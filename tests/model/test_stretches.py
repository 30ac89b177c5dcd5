"""Which of many stretches hold a character."""

from hypothesis import given
from hypothesis import strategies as st

from detente.model.span import Span
from detente.model.stretches import stretches_of

_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p))), max_size=12)


@given(_SPANS, st.integers(0, 32))
def test_the_stretches_at_a_character_are_those_that_hold_it(spans: list[Span], position: int) -> None:
    """Looking through all of them finds the same."""
    held = stretches_of(enumerate(spans)).at(position)
    assert held == tuple(i for i, s in enumerate(spans) if s.start <= position < s.end)
