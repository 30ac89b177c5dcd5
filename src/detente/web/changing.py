"""What became known since a day, or since the reader's last look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from detente.export.contract import to_json
from detente.model.filter import Filter
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


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What became known: since which day, or by how many documents that were added since the reader's last look."""

    since: date | None = None
    added: int | None = None
    changes: Sequence[Change] = ()


def news(desk: Desk, here: Here, kinds: tuple[str, ...]) -> News:
    """What became known since the day that the address names, else since the last look, else in the last month.

    After a look it is what the documents tell that were added since, whenever they were published.
    """
    asked = replace(filter_in(here, desk), learned_since=None, since=None, limit=None)
    asked = replace(asked, between=asked.between or desk.pair(asked.as_of))
    if here.seen and here.seen.added is not None and day_in(here, "learned_since") is None:
        return _added(desk, here.seen.added, asked, kinds)
    since = _since(desk, here)
    if since is None:
        return News()
    found = desk.once(("changes", since, asked, kinds), lambda: changes(desk.store, since, asked, kinds=kinds))
    return News(since=since, changes=found)


def _since(desk: Desk, here: Here) -> date | None:
    given = day_in(here, "learned_since") or (here.seen.day + timedelta(days=1) if here.seen else None)
    last = desk.once(("last",), desk.store.last_day)
    return given or (last - timedelta(days=MONTH) if last else None)


def _added(desk: Desk, place: int, asked: Filter, kinds: tuple[str, ...]) -> News:
    """What the documents tell that were added after this place; of undated ones nobody can say since when."""
    fresh = desk.once(("added", place), lambda: desk.store.added_after(place))
    days = [day for day in fresh.values() if day is not None]
    if not days:
        return News(added=len(fresh))
    found = desk.once(
        ("added", place, asked, kinds),
        lambda: changes(desk.store, min(days), asked, kinds=kinds, unseen=frozenset(fresh)),
    )
    return News(added=len(fresh), changes=found)


def page(desk: Desk, here: Here) -> Page:
    """Settled, changed, new; by kind, then by day."""
    told = news(desk, here, kinds_in(here, KINDS))
    sorts = groupby(told.changes, key=lambda c: (c.sort, c.line.kind))
    groups = [(sort, kind, list(some)) for (sort, kind), some in sorts]
    return Page(
        template="changes.html",
        title="What became known",
        shown={"news": told, "groups": groups},
        data=lambda: list(_rows(told.changes)),
        table=lambda: (CHANGE, _rows(told.changes)),
    )


def _rows(found: Sequence[Change]) -> Iterator[dict[str, Json]]:
    for change in found:
        row: dict[str, Json] = to_json(change)
        line = row.pop("line")
        yield {**row, **line, "id": line["record"]}
