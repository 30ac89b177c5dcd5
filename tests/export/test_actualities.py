"""Which events are listed: by default those that were done."""

from __future__ import annotations

import pytest

from detente.export.actualities import ALL, actualities_in, bounded, those_told
from detente.model.filter import Filter

ROWS = [{"actuality": a} for a in ("actual", "planned", "denied", "planned")]


def told(filter: Filter, words: str) -> list[str]:
    """What is listed of `ROWS` by a ledger that keeps to the filter it is given."""
    wanted = actualities_in(words)
    asked = bounded(filter, wanted)
    kept = [row for row in ROWS if asked.status in (None, row["actuality"])][: asked.limit]
    return [row["actuality"] for row in those_told(kept, filter, wanted)]


def test_one_several_or_all() -> None:
    """Only what is asked for is listed, in the ledger's order."""
    assert told(Filter(), "actual") == ["actual"]
    assert told(Filter(), "planned, denied") == ["planned", "denied", "planned"]
    assert told(Filter(), "all") == [row["actuality"] for row in ROWS]


def test_the_limit_counts_what_is_listed() -> None:
    """A limit is not used up by events that are left out."""
    assert told(Filter(limit=2), "denied,planned") == ["planned", "denied"]
    assert told(Filter(limit=1), "planned") == ["planned"]


def test_a_status_asked_for_stands() -> None:
    """`--status planned` asks for the same as `--actuality planned`, and wins over the default."""
    assert told(Filter(status="planned"), "actual") == ["planned", "planned"]


def test_an_unknown_word_is_refused() -> None:
    """A misspelt actuality is an error that names the right ones, not an empty answer."""
    with pytest.raises(ValueError, match="give some of actual, planned, possible, denied"):
        actualities_in("actual,likely")
    assert actualities_in("all") == ALL
