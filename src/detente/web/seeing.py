"""What a reader has seen; and the list of decisions to take away."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from detente.review import written
from detente.web.acting import RefusedError, fields_of, local
from detente.web.desk import Desk
from detente.web.page import SEEN
from detente.web.visitors import same_site

_TEN_YEARS = 10 * 365 * 24 * 3600
"""Seconds for which a browser remembers the last look."""


async def seen(request: Request) -> Response:
    """Notes in the browser, not in the ledger, up to which day the reader has seen what became known.

    With `added`, the place of the last document that there was, what is added later is news whenever it was published.
    """
    if not same_site(request):
        raise RefusedError(403, "a write from another site is refused")
    desk: Desk = request.app.state.desk
    given = await fields_of(request)
    last = await run_in_threadpool(desk.store.last_day)
    try:
        day = date.fromisoformat(str(given.get("day") or last))
    except ValueError as error:
        raise RefusedError(422, "no such day") from error
    added = str(given.get("added") or "")
    look = f"{day.isoformat()}.{added[:12]}" if added.isascii() and added.isdigit() else day.isoformat()
    response = RedirectResponse(local(str(given.get("next") or "/"), "/"), status_code=303)
    response.set_cookie(SEEN, look, max_age=_TEN_YEARS, samesite="strict", path="/")
    return response


def decision_list(request: Request) -> Response:
    """Every decision as JSON lines, as `detente review export` writes them."""
    desk: Desk = request.app.state.desk
    words = "".join(written(reviewed.review for reviewed in desk.store.reviews()))
    return PlainTextResponse(words, headers={"Content-Disposition": 'attachment; filename="decisions.jsonl"'})
