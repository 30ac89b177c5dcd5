"""What stands around every page: whose relationship, as of which day, and where else one can go."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from detente.store.reviewing import Reviewed
from detente.web.asking import Here, as_of_in, pair_in
from detente.web.desk import Desk
from detente.web.visitors import visitor_of

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
    visitor = visitor_of(request, desk)
    return {
        "visitor": visitor,
        "csrf": visitor.csrf,
        "address": _address(request),
        "done": _done(desk, here),
        "here": here,
        "desk": desk,
        "navigation": NAVIGATION,
        "pair": pair_in(here, desk) or desk.pair(as_of),
        "as_of": as_of,
        "first_day": first,
        "last_day": last,
    }


def _address(request: Request) -> str:
    """The page's own address, without what the last write left in it: where a form leads back to."""
    given = [(key, value) for key, value in request.query_params.multi_items() if key != "done"]
    return request.url.path + (f"?{urlencode(given)}" if given else "")


def _done(desk: Desk, here: Here) -> Reviewed | None:
    """The decision that was just kept, where the address names one that there is."""
    name = here.get("done")
    found = desk.once(("decisions",), desk.store.reviews) if name else []
    return next((reviewed for reviewed in found if reviewed.review.id == name), None)


def _days(desk: Desk) -> tuple[date | None, date | None]:
    """The last and the first day on which anything was published, as far as is known."""
    return desk.store.last_day(), desk.store.first_day()
