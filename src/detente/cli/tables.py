"""Tables that fit the terminal: day, sides and state first; then what it is about; a short id last."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from detente.model.record import Json
from detente.views.headline import headline

SHORT = 10
"""Characters of an id in a table: the kind and six hex digits, which any command takes for the whole."""

DAY = 13
"""Width of the column of days: ``2023-06-18/19``."""

MOST = 220
"""Characters of a row's words; longer ones are cut, for `show` has them whole."""

_ISO = len("2023-06-18")
_DAY = ("when", "said_on", "made_on", "announced", "last_reported", "published", "value")
_STATE = ("status", "state", "verdict", "direction", "actuality", "form", "type", "published_from")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def console() -> Console:
    """Standard output. With NO_COLOR set (no-color.org), or where it is no terminal, letters are plain."""
    system: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Console(highlight=False, markup=False, emoji=False, color_system=system)


def plain(value: object) -> str:
    """Words that do nothing to a terminal: no control characters, no turns of the writing direction."""
    return _CONTROL.sub("", str(value).replace("\r", " "))


def short(id: str) -> str:
    """As much of an id as tables show; `show` and the other commands take it."""
    return id[:SHORT]


def day_of(row: dict[str, Json]) -> str:
    """The day that a row is about, as EDTF; empty where none is known."""
    return next((str(row[key]) for key in _DAY if row.get(key)), "")


def short_day(edtf: str) -> str:
    """A day as tables show it: of an interval within a month the last day alone, ``2023-06-18/19``."""
    first, slash, last = edtf.partition("/")
    same_month = len(first) == len(last) == _ISO and first[:7] == last[:7]
    return f"{first}/{last[8:]}" if slash and same_month else edtf


def state_of(row: dict[str, Json]) -> str:
    """The row's status, state or, where its kind has none, form."""
    if row.get("due_passed"):
        return f"{row['status']}, no report"
    return next((str(row[key]) for key in _STATE if row.get(key)), "")


Row = dict[str, Json]


def print_table(rows: Sequence[Row], kind: str, words: Callable[[Row], str] | None = None) -> int:
    """Prints the rows within the width of the terminal; gives how many there were.

    `words` gives what a row is about; without it the row is a record of the kind.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("day", max_width=DAY, overflow="fold")
    table.add_column("sides", no_wrap=True, max_width=11, overflow="ellipsis")
    table.add_column("state", max_width=14, overflow="fold", style="cyan")
    table.add_column(kind, ratio=1, overflow="ellipsis")
    table.add_column("docs", justify="right", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for row in rows:
        table.add_row(*map(_cell, _cells(row, words(row) if words else headline(kind, row))))
    if rows:
        console().print(table)
    return len(rows)


def _cells(row: Row, words: str) -> tuple[str, ...]:
    sides = row.get("sides") or [row["side"]] if row.get("side") else row.get("sides") or []
    documents = row.get("documents")
    return (
        short_day(day_of(row)),
        "-".join(sides),
        state_of(row),
        _within(words, MOST),
        str(len(documents)) if documents else "",
        short(str(row["id"])),
    )


def _cell(words: str) -> Text:
    return Text(plain(words), overflow="fold")


def _within(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def print_grid(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Prints rows that are no records, with these columns."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(_shown(row.get(name))) for name in columns))
    console().print(table)


def _shown(value: Json) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
