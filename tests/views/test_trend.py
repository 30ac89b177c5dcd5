"""What the trend promises."""

from __future__ import annotations

import math
import subprocess
import sys
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_ledger import Plain

from detente.model.filter import Filter
from detente.model.when import When
from detente.views.trend import svg, trend
from detente.views.trend.turns import LEAST_WEEKS, PENALTY, change_points

SIDES = ("JPN", "NOR")
MONDAY = date(2024, 1, 1)


def _incidents(plain: Plain, counts: list[int]) -> None:
    """So many incidents in each week, from the first Monday of 2024."""
    for week, count in enumerate(counts):
        day = MONDAY + timedelta(weeks=week, days=2)
        paper = plain.paper(f"In week {week} trawlers were rammed.", day.isoformat())
        for n in range(count):
            fields = {"what": f"trawler {n} was rammed", "when": day.isoformat()}
            when = When.day(day)
            words = [(paper, "trawlers were rammed")]
            plain.add("incident", f"inc-{week}-{n}", fields, sides=SIDES, when=when, words=words)


def test_each_record_counts_once_in_its_week(plain: Plain) -> None:
    """Weeks run from Monday; a record is in one of them, and named there."""
    _incidents(plain, [2, 0, 1])
    answer = trend(plain, Filter(between=SIDES))
    assert [(str(w.week), w.conflict.n if w.conflict else None) for w in answer.weeks] == [
        ("2024-01-01", 2),
        ("2024-01-08", 0),
        ("2024-01-15", 1),
    ]
    named = [name for week in answer.weeks if week.conflict for name in week.conflict.records]
    assert len(named) == len(set(named)) == answer.n == 3


def test_what_falls_in_no_one_week_is_left_out_and_counted(plain: Plain) -> None:
    """A month is no week; that it is left out is said."""
    _incidents(plain, [1])
    paper = plain.paper("In March a net was cut.", "2024-04-01")
    fields = {"what": "a net was cut", "when": "2024-03"}
    plain.add("incident", "inc-m", fields, sides=SIDES, when=When("2024-03"), words=[(paper, "a net was cut")])
    answer = trend(plain)
    assert (answer.n, answer.left_out) == (1, 1)


def test_a_pledge_counts_where_it_was_made(plain: Plain) -> None:
    """That it was made is cooperation of its week, whatever is told to have come of it later."""
    paper = plain.paper("On Wednesday the two undertook to share their catch.", "2024-01-03")
    fields = {"text": "share their catch", "made_on": "2024-01-03", "by": [], "toward": []}
    when, words = When.day(date(2024, 1, 3)), [(paper, "share their catch")]
    plain.add("commitment", "com-1", fields, sides=SIDES, when=when, status="made", words=words)
    (week,) = trend(plain, Filter(between=SIDES)).weeks
    assert (str(week.week), week.cooperation and week.cooperation.n) == ("2024-01-01", 1)


def test_of_a_week_without_documents_nothing_is_known(plain: Plain) -> None:
    """No news is not peace: such a week has no number, not nought."""
    _incidents(plain, [1])
    day = MONDAY + timedelta(weeks=5, days=1)
    paper = plain.paper("A net was cut on Tuesday.", day.isoformat())
    fields = {"what": "a net was cut", "when": day.isoformat()}
    plain.add("incident", "inc-x", fields, sides=SIDES, when=When.day(day), words=[(paper, "A net was cut")])
    levels = [week.conflict for week in trend(plain).weeks]
    assert levels[2] is None
    assert levels[0] is not None


def test_an_event_told_over_does_not_count_again(plain: Plain) -> None:
    """An event on the words of an incident is the incident in codes."""
    _incidents(plain, [1])
    paper = next(iter(plain.papers.values()))
    fields = {"plover": "ASSAULT", "actuality": "actual", "source": "JPN MIL", "target": "NOR CIV"}
    plain.add("event", "eve-1", fields, sides=SIDES, when=When("2024-01-03"), words=[(paper, "were rammed")])
    assert trend(plain).n == 1


def test_with_little_nothing_is_said_of_change(plain: Plain) -> None:
    """Under twenty records no change of level is looked for, and why is said."""
    _incidents(plain, [3, 0, 3])
    answer = trend(plain)
    assert answer.changes == ()
    assert answer.too_little


def test_a_change_of_level_has_its_reason_and_its_records(plain: Plain) -> None:
    """Where incidents become many, the week is found, and the change names records of the weeks from then on."""
    pytest.importorskip("ruptures")
    _incidents(plain, [0, 1, 0, 1, 0, 1, 0, 1, 6, 7, 6, 8, 7, 6])
    (change,) = trend(plain).changes
    assert (change.week, change.series) == (MONDAY + timedelta(weeks=8), "conflict")
    assert change.before < change.after
    assert change.records
    assert change.evidence
    assert "incident" in change.reason


def test_without_the_library_the_weeks_are_there_all_the_same(plain: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change points need an optional library; without it the answer says how to get it."""
    monkeypatch.setitem(sys.modules, "ruptures", None)
    _incidents(plain, [3] * 10)
    answer = trend(plain)
    assert answer.n == 30
    assert answer.too_little is not None
    assert "pip install" in answer.too_little


def test_the_picture_is_well_formed_and_says_what_it_shows(plain: Plain) -> None:
    """The SVG has a title, and a bar's own title for each week of which something is known."""
    _incidents(plain, [2, 0, 1])
    picture = ElementTree.fromstring(svg(trend(plain, Filter(between=SIDES))))
    words = "".join(picture.itertext())
    assert "JPN–NOR" in words
    assert "week of 2024-01-15: cooperation 0, conflict 1" in words


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 3) | st.integers(0, 40), max_size=120))
def test_changes_are_those_of_the_library(counts: list[int]) -> None:
    """Where the library as a whole sees a change, and nowhere else."""
    ruptures, numpy = pytest.importorskip("ruptures"), pytest.importorskip("numpy")
    expected: list[int] = []
    if len(counts) >= 2 * LEAST_WEEKS:
        signal = numpy.array([[2 * math.sqrt(n + 3 / 8)] for n in counts])
        found = ruptures.KernelCPD(kernel="linear", min_size=LEAST_WEEKS, jump=1).fit(signal)
        expected = found.predict(pen=PENALTY * math.log(len(counts)))[:-1]
    assert change_points(counts) == expected


def test_the_library_is_not_loaded_as_a_whole() -> None:
    """Who asks for change points doesn't wait for what they have no use for."""
    pytest.importorskip("ruptures")
    told = "import sys; from detente.views.trend.turns import change_points; change_points([0] * 9 + [9] * 9)"
    command = [sys.executable, "-c", f"{told}; print('scipy' in sys.modules)"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.split() == [b"False"]


@given(st.integers(0, 9), st.integers(0, 40))
def test_a_level_that_stays_has_no_change(level: int, weeks: int) -> None:
    """A series that never changes has no change points, however long."""
    pytest.importorskip("ruptures")
    assert change_points([level] * weeks) == []
