"""Settling in steps: how much is done at once does not show."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings

from detente.store import settle as settling
from ledgers import dump_all, filled
from strategies import DAYS, Corpus, corpora

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
