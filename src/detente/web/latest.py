"""The latest records of each kind that pass a filter, for pages that lead to whole listings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from detente.kinds import kind_named
from detente.model.filter import Filter
from detente.model.record import Record
from detente.web.asking import Here
from detente.web.desk import Desk
from detente.web.wording import KIND_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest records of a kind, how many there are in all, and where the whole listing is."""

    title: str
    records: tuple[Record, ...]
    count: int
    listing: str


def latest(desk: Desk, here: Here, kinds: Sequence[str], asked: Filter, shown: int) -> list[Latest]:
    """A part for each kind of which there is anything; its listing asks the same of all."""
    counts = desk.once(("how many", kinds, asked), lambda: desk.store.how_many(kinds, asked))
    return [_of(desk, here, kind, asked, shown, counts[kind]) for kind in kinds if counts[kind]]


def _of(desk: Desk, here: Here, kind: str, asked: Filter, shown: int, count: int) -> Latest:
    some = replace(asked, limit=shown)
    records = desk.once(("newest", kind, some), lambda: desk.store.newest((kind,), some))
    return Latest(title=KIND_NAMES[kind], records=tuple(records), count=count, listing=listing(here, kind, asked))


def listing(here: Here, kind: str, asked: Filter) -> str:
    """The page that lists all records of a kind of this person, side or issue."""
    more = {name: getattr(asked, name) for name in ("person", "side", "issue")}
    return here.to(f"/records/{quote(kind_named(kind).listing)}", **more)
