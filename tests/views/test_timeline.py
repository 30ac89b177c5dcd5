"""What the timeline promises."""

from __future__ import annotations

from datetime import date

from plain_ledger import Plain

from detente.model.filter import Filter
from detente.model.when import When
from detente.views.timeline import timeline


def test_entries_come_in_order_of_their_days(visit: Plain) -> None:
    """Entries are ordered by the first day on which they may have been; each has a day and its evidence."""
    entries = timeline(visit)
    days = [When(entry.when).sort_key() for entry in entries]
    assert days == sorted(days)
    assert all(entry.evidence for entry in entries)


def test_a_channel_has_an_entry_for_each_turn(visit: Plain) -> None:
    """A turn stands at its own day, with who brought it about and why."""
    (entry,) = timeline(visit, kinds=("channel",))
    assert (entry.when, entry.state) == ("2024-03-04", "suspended")
    assert entry.text == "fisheries hotline – by Japan (JPN), the ramming"


def test_since_and_until_bound_the_entries(visit: Plain) -> None:
    """Only what may have been within the bounds is listed."""
    found = timeline(visit, Filter(since=When("2024-05"), until=When("2024-05")))
    assert {entry.id for entry in found} == {"eng-1", "inc-1"}


def test_the_limit_counts_entries(visit: Plain) -> None:
    """A limit of one gives the first entry."""
    assert timeline(visit, Filter(limit=1)) == timeline(visit)[:1]


def test_as_of_leaks_nothing(visit: Plain) -> None:
    """As of a day, only what was published by then is on the timeline."""
    found = timeline(visit, Filter(as_of=date(2024, 3, 2)))
    assert {(entry.id, entry.state) for entry in found} == {("eng-1", "planned"), ("com-1", "made")}
