"""Settling in steps: how much is done at once does not show."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings

from detente.model.filter import Filter
from detente.store import settle as settling
from ledgers import dump_all, filled, memory_store
from strategies import DAYS, Corpus, corpora
from synthetic import make_claim, make_document

pytestmark = pytest.mark.usefixtures("database")


@given(corpora())
@settings(
    max_examples=int(os.environ.get("DETENTE_LAW_EXAMPLES", "20")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_step_a_claim(monkeypatch: pytest.MonkeyPatch, corpus: Corpus) -> None:
    """A ledger settled claim by claim says on every day what one settled at once says."""
    with filled(corpus) as whole:
        expected = dump_all(whole, DAYS)
    with monkeypatch.context() as patched:
        patched.setattr(settling, "_STEP", 1)
        with filled(corpus) as stepwise:
            assert dump_all(stepwise, DAYS) == expected


def test_a_later_day_does_not_strike_off_an_earlier_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the later of two documents is settled first, what was known of the earlier one's day is made too."""
    early = [make_document(f"Delegation {i} met in the morning and parted at noon.", DAYS[0]) for i in range(8)]
    late = [make_document(f"It was confirmed that delegation {i} had met that day.", DAYS[1]) for i in range(8)]
    monkeypatch.setattr(settling, "_STEP", 1)
    with memory_store() as store:
        for documents in (late, early):
            store.add([(d, [make_claim(d, 0, names=[f"ada{i}"])]) for i, d in enumerate(documents)])
        store.settle()
        told = {record.documents for record in store.records(["thing"], Filter(as_of=DAYS[0]))}
        assert told == {(document.id,) for document in early}
