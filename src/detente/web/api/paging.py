"""Long answers page by page: each page names the address of the next, in its body and in a Link header (RFC 8288)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente.model.record import Json
from detente.web.api.problems import ProblemError

Rows = Iterable[dict[str, Json]]


def page(request: Request, rows: Rows, *, limit: int, after: str | None) -> Response:
    """The items after the one with this id, or the first ones. Raises ProblemError where the answer has no such item.

    An item keeps its place while others come in before it, so that no page repeats or skips any.
    """
    left = _after(iter(rows), after) if after else iter(rows)
    items = list(islice(left, limit + 1))
    shown, more = items[:limit], len(items) > limit
    onward = str(request.url.include_query_params(after=shown[-1]["id"])) if more else None
    headers = {"Link": f'<{onward}>; rel="next"'} if onward else None
    return JSONResponse({"items": shown, "next": onward}, headers=headers)


def _after(rows: Iterator[dict[str, Json]], id: str) -> Iterator[dict[str, Json]]:
    left = dropwhile(lambda row: row["id"] != id, rows)
    if next(left, None) is None:
        raise ProblemError(400, f"after={id}: no item of this answer has that id; begin anew without it")
    return left
