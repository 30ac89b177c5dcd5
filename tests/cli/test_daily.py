"""`--one-a-day`: what it leaves out is said."""

from __future__ import annotations

import pytest

from detente.cli.daily import thinned

EVENT = {"id": "eve-1", "source": "NOR GOV", "target": "SWE GOV", "plover": "CONSULT", "when": "2019-03-04"}


def test_what_is_left_out_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The count and the ids of the events left out go to standard error; the others stay in order."""
    kept = thinned([EVENT, EVENT | {"id": "eve-2"}, EVENT | {"id": "eve-3", "when": None}])
    assert [event["id"] for event in kept] == ["eve-1", "eve-3"]
    said = capsys.readouterr()
    assert "1 of 3 events left out: eve-2" in said.err
    assert said.out == ""


def test_many_left_out_are_counted_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A long list is cut short, and by how many is said."""
    thinned([EVENT] * 20)
    assert "19 of 20" in (said := capsys.readouterr().err)
    assert said.rstrip().endswith("and 9 more")
