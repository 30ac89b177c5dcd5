"""What `status` answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.views.line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the screen. `more` counts what did not fit; `listing` is the command that lists them all."""

    name: str
    title: str
    lines: tuple[Line, ...]
    listing: str
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The parts of the state of a relationship. `now` is the day asked about, or the ledger's last day."""

    between: tuple[str, str]
    now: date | None
    as_of: date | None
    parts: tuple[Part, ...]


def part(name: str, title: str, lines: Iterable[Line], *, listing: str, more: int = 0) -> Part:
    """A part with its lines, the most telling first; `listing` is a command without the program and the sides.

    `more` counts the records that were not looked at.
    """
    return Part(name=name, title=title, lines=tuple(lines), listing=listing, more=more)
