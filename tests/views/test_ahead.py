"""What is ahead, and its feeds."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from icalendar import Calendar
from plain_ledger import Plain

from detente.model.filter import Filter
from detente.model.when import When
from detente.views.ahead import ahead
from detente.views.feeds import ahead_entries, atom, calendar

NOW = date(2024, 3, 2)


def test_a_plan_is_ahead_until_its_day(visit: Plain) -> None:
    """Before its day a planned visit is ahead; as of a later day it no longer is."""
    before = ahead(visit, Filter(as_of=NOW))
    after = ahead(visit, Filter(as_of=date(2024, 5, 9)))
    assert "eng-1" in [one.record for one in before]
    assert "eng-1" not in [one.record for one in after]


def test_everything_ahead_has_its_words(visit: Plain) -> None:
    """Each entry rests on words of a document."""
    found = ahead(visit, Filter(as_of=NOW))
    assert found
    assert all(one.evidence and one.sources for one in found)


def test_a_due_promise_and_a_horizon_are_ahead(plain: Plain) -> None:
    """What falls due, and the day that a forecast looks to, stand among what is ahead, soonest first."""
    paper = plain.paper("Norway will report by June. Quotas will fall by May, Berg says.", "2024-03-01")
    due = {"by": [], "text": "report", "due": "../2024-06"}
    plain.add("commitment", "com-1", due | {"due": "2024-06"}, status="made", words=[(paper, "report by June")])
    horizon = {"claim": "Quotas will fall", "horizon": "2024-05", "verdict": "open"}
    plain.add("assessment", "ass-1", horizon, words=[(paper, "Quotas will fall by May")])
    assert [(one.sort, str(one.when)) for one in ahead(plain)] == [("horizon", "2024-05"), ("due", "2024-06")]


def test_an_occasion_is_a_day_to_come_beside_its_word(plain: Plain) -> None:
    """The sentence that names a summit and its day gives an occasion; a day with no such word gives none."""
    paper = plain.paper("The summit is in July 2024. Rain is expected in August 2024.", "2024-03-01")
    for name, day, words in (("dat-1", "2024-07", "July 2024"), ("dat-2", "2024-08", "August 2024")):
        plain.add("date", name, {"value": day, "text": words}, when=When(day), words=[(paper, words)])
    (found,) = ahead(plain)
    assert (found.sort, found.text) == ("occasion", "The summit is in July 2024.")


def test_the_calendar_reads_back(visit: Plain) -> None:
    """Each entry with a day is one event of whole days, with a stable id; the others are counted."""
    found = ahead(visit, Filter(as_of=NOW))
    text, left = calendar(ahead_entries(found, now=NOW), title="Ahead")
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) + left == len(found)
    assert str(events[0]["SUMMARY"])
    assert events[0].decoded("DTSTART") == date(2024, 3, 5)
    assert calendar(ahead_entries(found, now=NOW), title="Ahead")[0] == text


def test_the_atom_feed_reads_back(visit: Plain) -> None:
    """The feed is well-formed, whatever characters its words hold, and has an entry with its own id for each."""
    found = ahead(visit, Filter(as_of=NOW))
    feed = ElementTree.fromstring(atom(ahead_entries(found, now=NOW), title="A & B \x00", id="urn:x", now=NOW))
    ids = [entry.findtext("{*}id") for entry in feed.findall("{*}entry")]
    assert len(ids) == len(set(ids)) == len(found)
