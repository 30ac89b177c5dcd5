"""What the folding of the screen promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.model.span import Evidence
from detente.views.line import Line
from detente.views.status.answer import Part
from detente.views.status.folding import MOST, folded, once

NAMES = ("stands_out", "channels", "last_engagements", "positions", "forecasts")


def line(record: str, kind: str, words: tuple[int, int]) -> Line:
    """A line that rests on these places of one document."""
    evidence = (Evidence(document="doc-1", start=words[0], end=words[1], text="x" * (words[1] - words[0])),)
    return Line(
        record=record, kind=kind, when=None, state=None, text=record, sides=(), sources=(), evidence=evidence
    )  # fmt: skip


def part(name: str, count: int) -> Part:
    """A part of so many lines, each about words of its own."""
    start = NAMES.index(name) * 1000
    lines = tuple(line(f"{name}-{n}", "engagement", (start + n, start + n + 1)) for n in range(count))
    return Part(name=name, title=name, lines=lines, listing="timeline")


counts = st.lists(st.integers(0, 9), min_size=len(NAMES), max_size=len(NAMES))


@given(counts, st.integers(0, 40))
def test_the_screen_is_never_overfull_and_nothing_is_lost(given_counts: list[int], screen: int) -> None:
    """Folding keeps the first lines of each part, at most as many as the screen holds, and counts the rest."""
    parts = [part(name, count) for name, count in zip(NAMES, given_counts, strict=True)]
    small = folded(parts, screen=screen)
    assert sum(len(p.lines) for p in small) <= screen
    assert all(len(p.lines) <= MOST for p in small)
    assert all(p.lines == q.lines[: len(p.lines)] for p, q in zip(small, parts, strict=True))
    assert [len(p.lines) + p.more for p in small] == given_counts


@given(counts, st.integers(0, 40))
def test_room_is_used(given_counts: list[int], screen: int) -> None:
    """Lines are left out only where the screen is full or their part has its most."""
    parts = [part(name, count) for name, count in zip(NAMES, given_counts, strict=True)]
    small = folded(parts, screen=screen)
    full = sum(len(p.lines) for p in small) == screen
    assert all(full or not p.more or len(p.lines) == MOST for p in small)


def test_one_record_and_one_wording_stand_once() -> None:
    """A second reading of shown words is left out; another kind of matter told in them is not."""
    first = Part(name="positions", title="p", lines=(line("pos-1", "position", (0, 20)),), listing="positions")
    again = (
        line("pos-1", "position", (0, 20)),
        line("ass-1", "assessment", (5, 20)),
        line("ass-2", "assessment", (30, 40)),
        line("eng-1", "engagement", (0, 20)),
    )
    second = Part(name="forecasts", title="f", lines=again, listing="assessments")
    _, kept = once([first, second])
    assert [x.record for x in kept.lines] == ["ass-2", "eng-1"]


def test_what_stands_out_points_to_what_stands_elsewhere() -> None:
    """A channel that stands out is among the channels too."""
    channel = (line("cha-1", "channel", (0, 5)),)
    parts = [Part(name=name, title=name, lines=channel, listing=name) for name in ("stands_out", "channels")]
    assert all(p.lines == channel for p in once(parts))
