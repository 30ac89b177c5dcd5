"""What became known since a day, or since the reader's last look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from detente.export.contract import to_json
from detente.model.record import Json
from detente.views.changes import KINDS, Change, changes
from detente.web.asking import Here, day_in, filter_in, kinds_in
from detente.web.desk import Desk
from detente.web.page import Page

CHANGE = ("sort", "id", "kind", "when", "state", "text", "sides", "known_from", "turns", "sources", "evidence")
SHOWN_FIRST = ("engagement", "channel", "commitment", "measure", "incident")
"""Kinds whose changes stand on the first page: what turned, not all that was said."""

MONTH = 30
"""Days back that are shown to who never looked before."""


def since_when(desk: Desk, here: Here) -> date | None:
    """The day asked for, else that after the last look, else a month before the ledger's last day."""
    given = day_in(here, "learned_since") or (here.seen + timedelta(days=1) if here.seen else None)
    last = desk.once(("last",), desk.store.last_day)
    return given or (last - timedelta(days=MONTH) if last else None)


def changed(desk: Desk, here: Here, kinds: tuple[str, ...]) -> tuple[date | None, list[Change]]:
    """Since when, and what."""
    since = since_when(desk, here)
    asked = replace(filter_in(here, desk), learned_since=None, since=None, limit=None)
    pair = asked.between or desk.pair(asked.as_of)
    asked = replace(asked, between=pair)
    if since is None:
        return None, []
    return since, desk.once(("changes", since, asked, kinds), lambda: changes(desk.store, since, asked, kinds=kinds))


def page(desk: Desk, here: Here) -> Page:
    """Settled, changed, new; by kind, then by day."""
    since, found = changed(desk, here, kinds_in(here, KINDS))
    groups = [(sort, kind, list(some)) for (sort, kind), some in groupby(found, key=lambda c: (c.sort, c.line.kind))]
    return Page(
        template="changes.html",
        title="What became known",
        shown={"since": since, "groups": groups, "count": len(found)},
        data=lambda: list(_rows(found)),
        table=lambda: (CHANGE, _rows(found)),
    )


def _rows(found: list[Change]) -> Iterator[dict[str, Json]]:
    for change in found:
        row: dict[str, Json] = to_json(change)
        line = row.pop("line")
        yield {**row, **line, "id": line["record"]}
