"""The first page: where two sides stand, part by part, with their lines of communication as lanes over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.export.contract import to_json
from detente.kinds import KINDS
from detente.model.record import Json
from detente.views.status import Status, covered, status
from detente.web.asking import Here, filter_in
from detente.web.changing import SHOWN_FIRST, News, news
from detente.web.desk import Desk
from detente.web.lanes import lanes
from detente.web.page import Page

SHOWN, LINES = 5, 12
"""Lines of a part that stand open, and lines that unfold with them; a listing has the others."""

BROAD, WIDE, NARROW = 1440, 900, 340
"""Widths of the picture of channels in its own units: on a wide screen, a desk, a telephone."""

LINE = ("part", "record", "kind", "when", "state", "text", "sides", "note", "sources", "evidence")


def page(desk: Desk, here: Here) -> Page:
    """The state of a relationship: the two sides that the address names, else the best-covered two."""
    asked = filter_in(here, desk)
    pair = asked.between or desk.pair(asked.as_of)
    if pair is None:
        return _empty(desk)
    asked = replace(asked, between=pair)
    state = desk.once(("status", asked), lambda: status(desk.store, pair, asked, watch=desk.watch, lines=LINES))

    def whole() -> Status:
        return desk.once(("whole", asked), lambda: status(desk.store, pair, asked, watch=desk.watch, whole=True))

    channels = desk.once(("channels", asked), lambda: list(desk.store.records(("channel",), asked)))
    told = News() if asked.as_of else news(desk, here, SHOWN_FIRST)
    return Page(
        template="relationship.html",
        title=f"{desk.side_name(pair[0])} – {desk.side_name(pair[1])}",
        shown={
            "news": told,
            "last_added": desk.once(("last added",), desk.store.last_added),
            "sides": _sides(desk),
            "state": state,
            "shown": SHOWN,
            "listings": {part.name: _listing(here, part.listing, pair) for part in state.parts},
            "broad": lanes(channels, state.now, BROAD),
            "wide": lanes(channels, state.now, WIDE),
            "narrow": lanes(channels, state.now, NARROW),
        },
        data=lambda: to_json(whole()),
        table=lambda: (LINE, _rows(whole())),
    )


def _listing(here: Here, command: str, pair: tuple[str, str]) -> str | None:
    """The page that lists what a command of the screen lists ("engagements --status held"); None if there is none."""
    kind, *options = command.split()
    if kind not in {known.listing for known in KINDS} or len(options) % 2:
        return None
    asked = {
        option.removeprefix("--").replace("-", "_"): value
        for option, value in zip(options[::2], options[1::2], strict=True)
    }
    return here.to(f"/records/{kind}", **{"between": ",".join(pair), **asked})


def _sides(desk: Desk) -> list[tuple[str, str]]:
    """The pairs of sides that the ledger tells most of, for choosing."""
    return desk.lately(("pairs",), lambda: covered(desk.store)[:PAIRS])


PAIRS = 30


def _rows(state: Status) -> Iterator[dict[str, Json]]:
    for part in state.parts:
        for line in part.lines:
            yield {"part": part.name, **to_json(line)}


def _empty(desk: Desk) -> Page:
    counts = desk.store.counts()
    return Page(
        template="empty.html",
        title="An empty ledger" if not counts["documents"] else "No relationship yet",
        shown={"counts": counts},
        data=lambda: {"between": None, "parts": []},
        table=lambda: (LINE, ()),
    )
