"""What a line rests on: each stretch once, none within another."""

from hypothesis import given
from hypothesis import strategies as st

from detente.model.span import Evidence
from detente.views.line import widest

TEXT = "The two sides met in Lima."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
PIECES = st.builds(
    lambda document, span: Evidence(document=document, start=span[0], end=span[1], text=TEXT[span[0] : span[1]]),
    st.sampled_from(["doc-a", "doc-b"]),
    SPANS,
)


@given(st.lists(PIECES))
def test_every_stretch_is_within_one_that_is_kept(given: list[Evidence]) -> None:
    """Nothing that was given is lost, nothing is made up, and what is kept stands in the order given."""
    kept = widest(given)
    assert all(any(_within(e, k) for k in kept) for e in given)
    assert [e for e in dict.fromkeys(given) if e in kept] == list(kept)


@given(st.lists(PIECES))
def test_no_stretch_that_is_kept_is_within_another(given: list[Evidence]) -> None:
    """Words are shown once."""
    kept = widest(given)
    assert not [(a, b) for a in kept for b in kept if a != b and _within(a, b)]


def _within(inner: Evidence, outer: Evidence) -> bool:
    return inner.document == outer.document and outer.start <= inner.start and inner.end <= outer.end
