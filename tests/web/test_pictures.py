"""Pictures of time: lanes of channels, and the timeline."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.model.record import Facets, Record
from detente.model.when import When
from detente.views.timeline import Entry
from detente.web.axis import Axis
from detente.web.lanes import lanes
from detente.web.picture import picture

DAYS = st.dates(date(2001, 1, 1), date(2026, 1, 1))
STATES = st.sampled_from(["proposed", "agreed", "open", "suspended", "resumed", "refused", "terminated"])
WIDTHS = st.sampled_from([340, 900, 1440])


def channel(turns: list[tuple[date, str]]) -> Record:
    """A channel with these transitions, in order."""
    told = [{"state": state, "when": str(day), "known_from": str(day)} for day, state in sorted(turns)]
    return Record(
        id="cha-1", kind="channel", fields={"subject": "hotline", "transitions": told}, facets=Facets(), evidence=(),
        documents=(), claims=(), origins=1, confidence=1.0,
    )  # fmt: skip


@given(st.lists(st.tuples(DAYS, STATES), min_size=1, max_size=8), WIDTHS)
def test_a_lane_has_no_gap_from_its_first_turn_to_its_end(turns: list[tuple[date, str]], width: int) -> None:
    """Stays follow each other within the picture; a ring stands on every turn."""
    drawn = lanes([channel(turns)], date(2026, 1, 1), width)
    assert drawn is not None
    (lane,) = drawn.lanes
    assert len(lane.turns) == len(turns)
    for stay in lane.stays:
        assert 0 <= stay.x <= width
        assert stay.x + stay.width <= width + 3
    starts = [stay.x for stay in lane.stays]
    assert starts == sorted(starts)


def test_channels_of_unknown_days_make_no_picture() -> None:
    """Nothing is drawn where nothing is known."""
    assert lanes([channel([])], date(2026, 1, 1), 900) is None


@given(DAYS, st.integers(0, 9000), WIDTHS)
def test_named_days_are_in_order_apart_and_within(first: date, days: int, width: int) -> None:
    """Names along the axis never run into each other or out of the picture."""
    axis = Axis.over([first], first + timedelta(days=days), width)
    places = [tick.x for tick in axis.ticks()]
    assert places == sorted(places)
    assert all(b - a >= 20 for a, b in pairwise(places))
    assert all(0 <= x <= width - 40 for x in places)
    assert all(When(tick.span) for tick in axis.ticks())


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=20), WIDTHS)
def test_every_entry_is_in_the_picture(spans: list[tuple[date, int]], width: int) -> None:
    """One dot or bar an entry, within the picture, numbered as the list is."""
    entries = [
        Entry(
            when=str(When.days(day, day + timedelta(days=long))), id=f"e{n}", kind="engagement", state="held", text="x",
            sides=(), documents=(), sources=(), evidence=(),
        )
        for n, (day, long) in enumerate(spans)
    ]  # fmt: skip
    drawn = picture(entries, ["engagement"], width, (None, None))
    if drawn is None:
        assert not entries
        return
    dots = [dot for row in drawn.rows for dot in row.dots]
    assert {dot.number for dot in dots} == set(range(len(entries)))
    assert all(0 <= dot.x <= width and 0 <= dot.y <= drawn.height for dot in dots)
