"""What happened, in order: a list with headings, and beside it a picture that can be drawn nearer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from detente.export.contract import to_json
from detente.kinds import KINDS
from detente.model.filter import Filter
from detente.model.record import Json
from detente.views.timeline import TURNS, Entry, timeline, timeline_page
from detente.web.asking import MOST_ROWS, Here, filter_in, kinds_in, number_in
from detente.web.desk import Desk
from detente.web.page import Page
from detente.web.picture import picture
from detente.web.wording import day

ENTRY = ("when", "kind", "state", "text", "sides", "id", "documents", "sources", "evidence")

WIDE, NARROW = 520, 340
"""Widths of the picture in its own units: beside the list, and on a telephone."""

ROWS = 200


def page(desk: Desk, here: Here) -> Page:
    """The entries that pass the filters, at first the last of them; `kind` may be given more than once."""
    asked, kinds = filter_in(here, desk), kinds_in(here, TURNS)
    limit = number_in(here, "limit", ROWS, MOST_ROWS) or ROWS
    offset = number_in(here, "offset", _last_page(desk, asked, kinds, limit), 10**6)
    shown = desk.once(
        ("timeline page", asked, kinds, offset, limit),
        lambda: timeline_page(desk.store, asked, kinds=kinds, offset=offset, limit=limit),
    )
    entries = list(shown.entries)

    def every() -> list[Entry]:
        return desk.once(("timeline", asked, kinds), lambda: timeline(desk.store, asked, kinds=kinds))

    bounds = (asked.since, asked.until)
    names = [kind.name for kind in KINDS]
    return Page(
        template="timeline.html",
        title="Timeline",
        shown={
            "months": _months(entries),
            "chosen": kinds,
            "kinds": [name for name in names if name not in ("person", "date")],
            "wide": picture(entries, names, WIDE, bounds),
            "narrow": picture(entries, names, NARROW, bounds),
            "count": shown.count,
            "rows": len(entries),
            "offset": offset,
            "step": limit,
            "more": offset + limit < shown.count,
        },
        data=lambda: list(_rows(every())),
        table=lambda: (ENTRY, _rows(every())),
    )


def _last_page(desk: Desk, asked: Filter, kinds: tuple[str, ...], limit: int) -> int:
    """Where the last entries begin: who opens a timeline looks for what was last, then for what came before."""
    count = desk.once(
        ("timeline count", asked, kinds), lambda: timeline_page(desk.store, asked, kinds=kinds, limit=0).count
    )
    return max(0, count - limit)


def _months(entries: list[Entry]) -> list[tuple[str, list[tuple[int, Entry]]]]:
    """The entries, numbered, under the month (or year) in which each begins."""
    numbered = enumerate(entries)
    return [(month, list(some)) for month, some in groupby(numbered, key=lambda pair: _month(pair[1].when))]


def _month(edtf: str) -> str:
    first = edtf.partition("/")[0].strip("~")
    return day(first[:7]) if first != ".." else f"before {edtf.partition('/')[2][:7]}"


def _rows(entries: list[Entry]) -> Iterator[dict[str, Json]]:
    return ({key: to_json(getattr(entry, key)) for key in ENTRY} for entry in entries)
