"""All that one person said and did."""

from __future__ import annotations

from detente.export.contract import COMMON, record_json
from detente.model.filter import Filter
from detente.web.asking import Here, as_of_in
from detente.web.desk import Desk
from detente.web.latest import latest
from detente.web.listing import rows_of
from detente.web.offices import held
from detente.web.page import Page
from detente.web.record import found_record

DID = ("engagement", "commitment", "measure", "incident", "channel")
SAID = ("statement", "position", "assessment")
SHOWN = 12
"""Records of a kind that stand on the page; a listing has the others."""


def one(desk: Desk, here: Here) -> Page:
    """A person: dated offices, and the latest that they have a part in, by kind."""
    as_of = as_of_in(here)
    person = found_record(desk, here.path.rsplit("/", 1)[-1], as_of)
    name = str(person.fields.get("name") or person.id)
    asked, now = Filter(person=name, as_of=as_of), as_of or desk.store.last_day()

    def every() -> list[dict[str, object]]:
        return list(rows_of(desk, asked, list(desk.store.records((*DID, *SAID), asked))))

    return Page(
        template="person.html",
        title=name,
        shown={
            "person": person,
            "offices": held(person, desk.lexicon.offices),
            "aliases": [a for a in person.fields.get("aliases") or () if a != name],
            "did": latest(desk, here, DID, asked, SHOWN),
            "said": latest(desk, here, SAID, asked, SHOWN),
        },
        data=lambda: record_json(person, now=now) | {"records": every()},
        table=lambda: (("id", "kind", *COMMON), every()),
    )
