"""The timeline as a picture: a row a kind, a dot an entry, a bar where only a span of days is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.model.when import When, parse_when
from detente.views.timeline import Entry
from detente.web.axis import Axis, Tick

HEAD, STEP, R = 24, 9, 4
_WIDE = 12
"""Units from which on a span of days is drawn as a bar."""

_STACK = 9
"""Entries of one kind that may stand over each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An entry: where it stands, and which one of the list it is. `width` is that of a bar, else None."""

    x: float
    y: float
    width: float | None
    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The entries of one kind; `base` is the line that they stand on."""

    kind: str
    top: float
    base: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture in units of its own. `first` and `last` are the days at its ends."""

    width: int
    height: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    left: float
    right: float
    first: date
    last: date


def picture(
    entries: Sequence[Entry], kinds: Sequence[str], width: int, bounds: tuple[When | None, When | None]
) -> Picture | None:
    """The entries in their rows, or None where there are none; `bounds` are those that the reader asked for."""
    days = [(number, entry, when) for number, entry in enumerate(entries) if (when := parse_when(entry.when))]
    if not days:
        return None
    axis = _axis([when for _, _, when in days], width, bounds)
    rows, top = [], float(HEAD)
    for kind in kinds:
        mine = [(number, entry, when) for number, entry, when in days if entry.kind == kind]
        if mine:
            row = _row(kind, mine, axis, top)
            rows.append(row)
            top = row.base + 12
    return Picture(
        width=width,
        height=top,
        rows=tuple(rows),
        ticks=tuple(axis.ticks()),
        left=axis.left,
        right=axis.right,
        first=axis.first,
        last=axis.last,
    )


def _axis(days: Sequence[When], width: int, bounds: tuple[When | None, When | None]) -> Axis:
    since, until = bounds
    ends = [day for when in days for day in (when.first, when.last) if day]
    first = since.first if since and since.first else min(ends, default=date.min)
    last = until.last if until and until.last else max(ends, default=date.max)
    if since or until:
        return Axis(min(first, last), max(first, last), 8, width - 8)
    return Axis.over([first], last, width)


def _row(kind: str, mine: Sequence[tuple[int, Entry, When]], axis: Axis, top: float) -> Row:
    """Dots that would cover each other stand one over the other."""
    heights: dict[int, int] = defaultdict(int)
    placed = []
    for number, entry, when in mine:
        x, end = axis.at(when.first or axis.first), axis.at(when.last or axis.last)
        column = round(x / (2 * R))
        level = min(heights[column], _STACK)
        heights[column] += 1
        placed.append((number, entry, x, end, level))
    base = top + 16 + STEP * max(level for *_, level in placed)
    dots = tuple(
        Dot(
            x=x,
            y=base - STEP * level,
            width=round(end - x, 1) if end - x > _WIDE else None,
            number=number,
            title=f"{entry.when}: {entry.text}"[:160],
        )
        for number, entry, x, end, level in placed
    )
    return Row(kind=kind, top=top, base=base, dots=dots)
