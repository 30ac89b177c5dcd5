"""What stands around every page: whose relationship, as of which day, and where else one can go."""

from __future__ import annotations

from datetime import date
from typing import Any

from starlette.requests import Request

from detente.web.asking import Here, as_of_in, pair_in
from detente.web.desk import Desk

NAVIGATION = (
    ("/", "Relationship"),
    ("/timeline", "Timeline"),
    ("/people", "People"),
    ("/statements", "Statements"),
    ("/issues", "Issues"),
    ("/documents", "Documents"),
    ("/review", "Review"),
    ("/add", "Add"),
)


def frame(request: Request, desk: Desk, here: Here, *, bare: bool = False) -> dict[str, Any]:
    """What every template gets. `bare` asks nothing of an address that is not understood."""
    here = Here(here.path) if bare else here
    as_of = as_of_in(here)
    last, first = desk.once("days", lambda: _days(desk))
    return {
        "here": here,
        "desk": desk,
        "navigation": NAVIGATION,
        "pair": pair_in(here, desk) or desk.pair(as_of),
        "as_of": as_of,
        "first_day": first,
        "last_day": last,
    }


def _days(desk: Desk) -> tuple[date | None, date | None]:
    """The last and the first day on which anything was published, as far as is known."""
    first = next((d.known_from for d in desk.store.documents() if d.known_from), None)
    return desk.store.last_day(), first
