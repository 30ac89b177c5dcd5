"""What a page is, whatever it shows: words for people, and the same as JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from detente.export import as_csv
from detente.model.record import Json
from detente.web.asking import Here, Look
from detente.web.desk import Desk
from detente.web.rendering import render

SEEN = "detente_seen"
"""The cookie that keeps a reader's last look."""

Rows = Iterable[dict[str, Json]]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One answer. `shown` is what the template gets; `data` makes the JSON; `table` the columns and rows of the CSV."""

    template: str
    title: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    data: Callable[[], Json]
    table: Callable[[], tuple[Sequence[str], Rows]]
    status: int = 200


Asked = Callable[[Desk, Here], Page]
"""Makes a page for an address."""


def respond(request: Request, page: Page, form: str) -> Response:
    """The page in the form asked for: ``html``, ``json`` or ``csv``."""
    if form == "json":
        words = json.dumps(page.data(), ensure_ascii=False, indent=1)
        return Response(words + "\n", media_type="application/json", status_code=page.status)
    if form == "csv":
        columns, rows = page.table()
        words = "".join(as_csv.table(columns, rows))
        return Response(words, media_type="text/csv; charset=utf-8", status_code=page.status)
    return render(request, page.template, title=page.title, status=page.status, **page.shown)


def here_of(request: Request) -> Here:
    """The address of a request, without its ending."""
    path = request.url.path
    for ending in (".json", ".csv"):
        path = path.removesuffix(ending)
    return Here(path, tuple(request.query_params.multi_items()), _seen(request))


def _seen(request: Request) -> Look | None:
    """The cookie's look: ``2023-06-18.57``, the day and the place of the last document; of old ones the day alone."""
    day, _, added = request.cookies.get(SEEN, "").partition(".")
    try:
        return Look(date.fromisoformat(day), int(added) if added.isascii() and added.isdigit() else None)
    except ValueError:
        return None
