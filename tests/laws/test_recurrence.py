"""Law 11: a recurrence is not a contradiction."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.kinds.channel import KIND, Channel, ChannelState
from detente.model.claim import Claim, Place
from detente.model.filter import Filter
from detente.model.span import Span
from detente.model.when import When
from ledgers import memory_store
from synthetic import make_document

pytestmark = pytest.mark.usefixtures("database")

START = date(2021, 1, 1)
STATES: tuple[ChannelState, ...] = ("suspended", "resumed")


@given(st.lists(st.integers(40, 300), min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=int(os.environ.get("DETENTE_LAW_EXAMPLES", "20")), deadline=None)
def test_law_11_each_turn_is_a_transition(gaps: list[int], random: object) -> None:
    """Suspended, resumed, suspended again: so many transitions, in order, no conflict; as of a day those until then."""
    told, day = [], START
    for turn, gap in enumerate(gaps):
        day += timedelta(days=gap)
        document = make_document(f"Report {turn}: the talks of the two defence ministries changed again.", day)
        span = Span(0, 8)
        fields = Channel(subject="defence talks", sides=("AAA", "BBB"), state=STATES[turn % 2], when=When.day(day))
        place, evidence = Place(document.id, "channel", span), (document.evidence(span),)
        told.append((document, [Claim(place=place, fields=fields, evidence=evidence, known_from=day)]))
    states = [claims[0].fields.state for _, claims in told]
    days = [document.known_from for document, _ in told]
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with memory_store([KIND]) as store:
        store.add(shuffled)
        store.settle()
        for known, until in enumerate(days, 1):
            (record,) = store.records(["channel"], Filter(as_of=until))
            assert [t["state"] for t in record.fields["transitions"]] == states[:known]
            assert (record.facets.status, record.conflicts) == (states[known - 1], ())
