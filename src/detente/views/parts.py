"""The meetings of a visit: engagements of which a text, or their days and people, tell that they are parts of one."""

from __future__ import annotations

from datetime import date

from detente.ledger.visits import PART_OF_VISIT
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record


def parts_of(ledger: Ledger, whole: Record, *, as_of: date | None) -> list[Record]:
    """The engagements of its first side that are parts of this one, by day, then by id.

    Only those are made whole of which a text says so, and where it is a visit those on its days.
    """
    side = next(iter(whole.facets.sides), None)
    linked = sorted(ledger.linking(whole.id, "part_of", as_of=as_of))
    stated = [ledger.record(name, as_of=as_of) for name in linked]
    found = {r.id: r for r in stated if r is not None and r.kind == "engagement" and side in (None, *r.facets.sides)}
    near = [r for r in _on_its_days(ledger, whole, side, as_of) if r.id not in found]
    found |= {r.id: r for r in (ledger.whole(near, as_of=as_of) if near else ())}
    return sorted((record for record in found.values() if _is_part(record, whole)), key=_order)


def _on_its_days(ledger: Ledger, whole: Record, side: str | None, as_of: date | None) -> list[Record]:
    """Those from which it may follow that they took place in it, as they were folded."""
    when = whole.facets.when
    if when is None or whole.fields.get("form") not in PART_OF_VISIT.forms:
        return []
    asked = Filter(side=side, as_of=as_of, since=when, until=when)
    return [record for record in ledger.folded(("engagement",), asked) if PART_OF_VISIT.asks(record)]


def _is_part(record: Record, whole: Record) -> bool:
    return any(link.type == "part_of" and link.record == whole.id for link in record.links)


def _order(record: Record) -> tuple[date, date, str]:
    first, last = record.facets.when.sort_key() if record.facets.when else (date.max, date.max)
    return first, last, record.id
