"""What the timeline promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plain_ledger import Plain

from detente.model.actor import Actor
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


def test_a_state_told_twice_of_a_day_is_one_entry(plain: Plain) -> None:
    """Two turns that tell the same state are one entry, at the narrower of their dates."""
    paper = plain.paper("The hotline was cut on March 4.", "2024-03-05")
    turns = [{"state": "suspended", "when": day, "evidence": []} for day in ("2024-03", "2024-03-04")]
    plain.add("channel", "cha-1", {"subject": "hotline", "transitions": turns}, words=[(paper, "was cut")])
    assert [entry.when for entry in timeline(plain)] == ["2024-03-04"]


def test_what_is_alleged_says_by_whom(plain: Plain) -> None:
    """An act that no document tells in its own voice names whose account it is."""
    paper = plain.paper("Norway said that Japan rammed a trawler.", "2024-03-05")
    record = plain.add("incident", "inc-9", {"what": "a trawler rammed"}, when=When("2024-03"), words=[(paper, "ram")])
    plain.versions = [replace(record, according_to=Actor(name="Norway", side="NOR"))]
    assert timeline(plain)[0].text == "a trawler rammed – according to Norway"
