"""The records of one kind that pass the filters in the address, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from detente.export.actualities import ALL, actualities_in, bounded
from detente.export.contract import COMMON, FIELDS, record_json
from detente.model.filter import Filter
from detente.model.record import Json, Record
from detente.web.asking import MOST_ROWS, ROWS, BadQuestionError, Here, filter_in, kinds_in, number_in
from detente.web.desk import Desk
from detente.web.offices import held
from detente.web.page import Page
from detente.web.wording import KIND_NAMES


def page(desk: Desk, here: Here) -> Page:
    """The listing of the kind that the path names."""
    word = here.path.rsplit("/", 1)[-1]
    (kind,) = kinds_in(Here(here.path, (("kind", word),)), ())
    asked = filter_in(here, desk)
    if kind == "event":
        asked = bounded(asked, _actualities(here))
    return of_kind(desk, here, asked, kind, template="listing.html")


def of_kind(desk: Desk, here: Here, asked: Filter, kind: str, *, template: str, most_told: bool = False) -> Page:
    """A page of the records of one kind that pass the filter, by day, or those first that are `most_told`."""
    found, more, offset = _some(desk, here, asked, kind, most_told=most_told)
    columns = ("id", "kind", *dict.fromkeys([*FIELDS.get(kind, ()), *COMMON]))
    return Page(
        template=template,
        title=KIND_NAMES[kind],
        shown={"kind": kind, "records": found, "more": more, "offset": offset, "rows": len(found)},
        data=lambda: list(rows_of(desk, asked, found)),
        table=lambda: (columns, rows_of(desk, asked, found)),
    )


def people(desk: Desk, here: Here) -> Page:
    """Everybody with their offices, those of whom most documents tell first; `text` searches names and offices."""
    found = of_kind(desk, here, filter_in(here, desk), "person", template="people.html", most_told=True)
    offices = {person.id: held(person, desk.lexicon.offices) for person in found.shown["records"]}
    return replace(found, shown={**found.shown, "offices": offices})


def statements(desk: Desk, here: Here) -> Page:
    """The statements that hold all the words of `text`, by day."""
    return of_kind(desk, here, filter_in(here, desk), "statement", template="statements.html")


def _actualities(here: Here) -> tuple[str, ...]:
    """Which events: those told as done, unless the address asks for another actuality or for all."""
    try:
        wanted = actualities_in(here.get("actuality") or "actual")
    except ValueError as error:
        raise BadQuestionError(f"actuality {error}") from error
    return wanted if len(wanted) == 1 else ALL


def _some(desk: Desk, here: Here, asked: Filter, kind: str, *, most_told: bool) -> tuple[list[Record], bool, int]:
    """The records of this page of a listing, whether there are more, and how many come before."""
    limit = number_in(here, "limit", ROWS, MOST_ROWS) or ROWS
    offset = number_in(here, "offset", 0, 10**6)

    def ask() -> list[Record]:
        if most_told:
            return desk.store.most_told((kind,), replace(asked, limit=limit + 1), offset=offset)
        return list(islice(desk.store.records((kind,), replace(asked, limit=offset + limit + 1)), offset, None))

    found = desk.once(("records", kind, asked, limit, offset), ask)
    return found[:limit], len(found) > limit, offset


def rows_of(desk: Desk, asked: Filter, found: list[Record]) -> Iterator[dict[str, Json]]:
    """The records as the contract prints them."""
    now = asked.as_of or desk.store.last_day()
    return (record_json(record, now=now) for record in found)
