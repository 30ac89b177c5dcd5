"""One screen: the same words once, and of each part its most telling lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from detente.model.span import Evidence
from detente.views.line import Line
from detente.views.status.answer import Part

SCREEN = 26
"""Lines in all: with titles and sources they fill some fifty to sixty rows of a terminal of 110 columns."""

MOST = 4
"""Lines of one part."""

_AT_ONCE: Mapping[str, int] = MappingProxyType({"channels": 2})
"""Lines that a part gets each time that room is handed out, where it is not one."""

_TALK = frozenset({"statement", "position", "assessment", "commitment"})
"""Kinds that may be read out of the same words; an engagement or a channel told of beside them is another matter."""

_SUMMARY = "stands_out"
"""The part that points to records of the others."""


def once(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Each record, and each stretch of words, in the first part that shows it."""
    shown = _Shown()
    return tuple(part if part.name == _SUMMARY else _new(part, shown) for part in parts)


class _Shown:
    """The lines so far: their records, and for each document those that rest on it."""

    def __init__(self) -> None:
        self._records: set[str] = set()
        self._in: dict[str, list[Line]] = defaultdict(list)

    def repeats(self, line: Line) -> bool:
        """Does one of them show the same?"""
        near = (other for name in {e.document for e in line.evidence} for other in self._in[name])
        return line.record in self._records or any(_repeats(line, other) for other in near)

    def add(self, line: Line) -> None:
        """One more."""
        self._records.add(line.record)
        for name in {e.document for e in line.evidence}:
            self._in[name].append(line)


def _new(part: Part, shown: _Shown) -> Part:
    """The part without what is shown already; its own lines are then shown too."""
    kept = []
    for line in part.lines:
        if not shown.repeats(line):
            kept.append(line)
            shown.add(line)
    return replace(part, lines=tuple(kept))


def _repeats(line: Line, other: Line) -> bool:
    """Is it another reading of the same words?"""
    if line.kind == other.kind or not {line.kind, other.kind} <= _TALK:
        return False
    return any(_same_words(a, b) for a in line.evidence for b in other.evidence)


def _same_words(a: Evidence, b: Evidence) -> bool:
    """Have the two at least half of the shorter one in common?"""
    common = min(a.end, b.end) - max(a.start, b.start)
    return a.document == b.document and common * 2 >= min(a.end - a.start, b.end - b.start)


def short(parts: Iterable[Part], lines: int) -> list[str]:
    """The parts that have fewer lines than that, though more was not looked at."""
    return [part.name for part in parts if part.more and len(part.lines) < lines]


def cut(parts: Iterable[Part], lines: int) -> tuple[Part, ...]:
    """The first so many lines of each part."""
    return tuple(_first(part, min(lines, len(part.lines))) for part in parts)


def folded(parts: Iterable[Part], *, screen: int = SCREEN) -> tuple[Part, ...]:
    """The first lines of each part: room goes round, to the parts in their order, until the screen is full."""
    given = tuple(parts)
    room = dict.fromkeys((part.name for part in given), 0)
    left = screen
    for _ in range(MOST):
        for part in given:
            more = min(_AT_ONCE.get(part.name, 1), MOST - room[part.name], len(part.lines) - room[part.name], left)
            room[part.name] += more
            left -= more
    return tuple(_first(part, room[part.name]) for part in given)


def _first(part: Part, count: int) -> Part:
    return replace(part, lines=part.lines[:count], more=part.more + len(part.lines) - count)
