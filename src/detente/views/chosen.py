"""Whole records of the few among many that an answer may need: what was folded tells which they are."""

from __future__ import annotations

from collections.abc import Callable, Collection

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record


def chosen(ledger: Ledger, kinds: Collection[str], filter: Filter, may: Callable[[Record], bool]) -> list[Record]:
    """The records of these kinds that pass the filter and that, as they were folded, `may` be wanted.

    By day, then by id. What is only known of whole records (evidence, links, what came of them) `may` can't ask for.
    """
    some = [record for record in ledger.folded(kinds, filter) if may(record)]
    whole = ledger.whole(some, as_of=filter.as_of) if some else []
    return [record for record in whole if filter.status in (None, record.facets.status)]
