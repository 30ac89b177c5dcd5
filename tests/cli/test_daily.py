"""Options of events: what `--one-a-day` leaves out is said, what was not done is listed where asked for."""

from __future__ import annotations

import pytest
from running import Run

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


def test_events_are_what_was_done_unless_more_is_asked_for(sample: Run) -> None:
    """No announcement is listed as an act; `--actuality all` lists the same events and the others."""
    done, every = sample("events").rows, sample("events", "--actuality", "all").rows
    assert {row["actuality"] for row in done} == {"actual"}
    assert {row["id"] for row in done} == {row["id"] for row in every if row["actuality"] == "actual"}
    assert sample("events", "--actuality", "planned").rows == sample("events", "--status", "planned").rows


def test_a_misspelt_actuality_is_wrong_usage(sample: Run) -> None:
    """It is not answered with an empty list."""
    assert sample("events", "--actuality", "plannd").code == 2
