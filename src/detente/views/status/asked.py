"""What every part of the screen works on: the records between the two sides, read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from detente.lexicon.standing_out import StandingOut
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.views.line import Line, Sources, line
from detente.views.status.telling import day_and_id

KINDS = ("engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement")

ALONE = ("measure", "incident", "position", "assessment", "statement")
"""Kinds that one side may be alone in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The records of each kind, by day, the day that counts as now, and what to look out for."""

    between: tuple[str, str]
    now: date | None
    records: Mapping[str, tuple[Record, ...]]
    sources: Sources
    watch: StandingOut

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, oldest first; one of unknown day by the day from which it is known."""
        return self.records[kind]

    def line(self, record: Record, note: str | None = None) -> Line:
        """The record's line."""
        return line(record, self.sources, note=note)

    @property
    def last_held(self) -> Record | None:
        """The last engagement that took place, or is taking place."""
        held = [r for r in self.of("engagement") if r.facets.status in ("held", "under_way") and r.facets.when]
        return held[-1] if held else None


def ask(ledger: Ledger, filter: Filter, watch: StandingOut) -> Asked:
    """Reads the records between the two sides that the filter names, and what one of them alone does or holds.

    Of the latter those count that no third side has a part in and that are told in a document which is mainly about
    the two: where it tells of one of them with others, it tells of the two together at least as often.
    """
    assert filter.between is not None
    of_one = list(_of_either(ledger, filter))
    both = [record for record in of_one if set(filter.between) <= set(record.facets.sides)]
    about_them = _documents_about(both, of_one)
    pair = set(filter.between)
    alone = (
        r for r in of_one if r.kind in ALONE and set(r.facets.sides) <= pair and about_them.intersection(r.documents)
    )
    found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for record in (*both, *alone):
        found[record.kind][record.id] = record
    return Asked(
        between=filter.between,
        now=filter.as_of or ledger.last_day(),
        records={kind: tuple(sorted(rs.values(), key=day_and_id)) for kind, rs in found.items()},
        sources=Sources(ledger),
        watch=watch,
    )


def _of_either(ledger: Ledger, filter: Filter) -> Iterator[Record]:
    """What either side has a part in, each record once."""
    seen: set[str] = set()
    for side in filter.between or ():
        for record in ledger.records(KINDS, replace(filter, between=None, side=side)):
            if record.id not in seen:
                seen.add(record.id)
                yield record


def _documents_about(both: Iterable[Record], of_one: Iterable[Record]) -> set[str]:
    """The documents that tell of the two together at least as often as of one of them with others."""
    together = Counter(document for record in both for document in record.documents)
    shared = Counter(d for record in of_one if len(record.facets.sides) > 1 for d in record.documents)
    return {document for document, count in together.items() if count * 2 >= shared[document]}
