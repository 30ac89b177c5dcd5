"""Feeds beside the usual formats: Atom for readers of news, iCalendar for calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.failures import remark
from detente.cli.options import Format
from detente.cli.output import write_text
from detente.views.feeds import Entry, atom, calendar


class FeedFormat(StrEnum):
    """How a view that makes a feed is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    atom = "atom"
    ics = "ics"

    @property
    def plain(self) -> Format | None:
        """The format of a listing; None for a feed."""
        return None if self in (FeedFormat.atom, FeedFormat.ics) else Format(self.value)


FeedOption = Annotated[
    FeedFormat | None,
    typer.Option("--format", help="table on a terminal, jsonl when piped; atom and ics are feeds.", show_default=False),
]
OutFile = Annotated[Path | None, typer.Option("--out", help="Write to this file.", metavar="FILE", show_default=False)]


def is_feed(format: FeedFormat | None) -> bool:
    """Is a feed asked for?"""
    return format is not None and format.plain is None


def write_feed(
    entries: Iterable[Entry], format: FeedFormat, *, name: str, between: tuple[str, str] | None, now: date,
    out: Path | None = None,
) -> None:  # fmt: skip
    """Writes the feed; says on standard error what a calendar has no place for."""
    sides = "–".join(between) if between else "all"
    title = f"Détente: {name}, {sides}"
    if format is FeedFormat.atom:
        write_text(atom(entries, title=title, id=f"urn:detente:{name}:{sides}", now=now), out)
        return
    text, left = calendar(entries, title=title)
    write_text(text, out)
    if left:
        remark(f"left out of the calendar: {left} of which no day is told")
