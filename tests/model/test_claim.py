"""A claim is where it was said."""

from hypothesis import given
from hypothesis import strategies as st

from detente.kinds import KINDS
from detente.model.claim import Place, beginning
from detente.model.span import Span

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 500)).map(lambda t: Span(t[0], t[0] + t[1]))
PLACES = st.builds(Place, st.sampled_from(["doc-a", "doc-b"]), st.sampled_from(["engagement", "event"]), SPANS, SPANS)


@given(PLACES, PLACES)
def test_places_that_differ_have_ids_that_differ(a: Place, b: Place) -> None:
    """Two claims share an id just when they were made in the same place."""
    assert (a.id == b.id) == (a == b)


def test_an_argument_tells_siblings_apart() -> None:
    """Of "met Qin and Wang" the two meetings are two places."""
    trigger = Span(10, 13)
    places = [Place("doc-a", "engagement", trigger, Span(14, 17)), Place("doc-a", "engagement", trigger, Span(22, 26))]
    assert len({p.id for p in places}) == 2


def test_an_id_tells_its_kind() -> None:
    """The first three letters of an id say what it names."""
    assert Place("doc-a", "engagement", Span(0, 3)).id.startswith("eng-")


def test_no_two_kinds_begin_alike() -> None:
    """A kind's records are looked up by how their ids begin: no other kind's begin so."""
    assert len({beginning(kind.name) for kind in KINDS}) == len(KINDS)
