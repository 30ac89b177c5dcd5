"""What `status` answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.views.line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the screen. `more` counts what did not fit."""

    name: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The parts of the state of a relationship. `now` is the day asked about, or the ledger's last day."""

    between: tuple[str, str]
    now: date | None
    as_of: date | None
    parts: tuple[Part, ...]


def part(name: str, title: str, lines: Iterable[Line], *, most: int = 6) -> Part:
    """A part with at most `most` lines, and how many more there are."""
    given = tuple(lines)
    return Part(name=name, title=title, lines=given[:most], more=max(0, len(given) - most))
