"""All that one person said and did."""

from __future__ import annotations

from detente.export.contract import COMMON, record_json
from detente.model.filter import Filter
from detente.model.record import Record
from detente.web.asking import Here, as_of_in
from detente.web.desk import Desk
from detente.web.listing import rows_of
from detente.web.page import Page
from detente.web.record import found_record

DID = ("engagement", "commitment", "measure", "incident", "channel")
SAID = ("statement", "position", "assessment")


def one(desk: Desk, here: Here) -> Page:
    """A person: dated offices, and every record that they have a part in, by kind."""
    as_of = as_of_in(here)
    person = found_record(desk, here.path.rsplit("/", 1)[-1], as_of)
    name = str(person.fields.get("name") or person.id)
    asked = Filter(person=name, as_of=as_of)
    records = desk.once(("person", asked), lambda: list(desk.store.records((*DID, *SAID), asked)))
    now = as_of or desk.store.last_day()
    return Page(
        template="person.html",
        title=name,
        shown={"person": person, "did": _of(records, DID), "said": _of(records, SAID)},
        data=lambda: record_json(person, now=now) | {"records": list(rows_of(desk, asked, records))},
        table=lambda: (("id", "kind", *COMMON), rows_of(desk, asked, records)),
    )


def _of(records: list[Record], kinds: tuple[str, ...]) -> list[Record]:
    """Those of these kinds, the latest first."""
    return [record for record in reversed(records) if record.kind in kinds]
