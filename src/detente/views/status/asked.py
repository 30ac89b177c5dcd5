"""What every part of the screen works on: the records between the two sides, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.views.line import Line, Sources, first_day, line

KINDS = ("engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement")

ALONE = ("measure", "incident", "position", "assessment", "statement")
"""Kinds that one side may be alone in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The records of each kind, by day, and the day that counts as now."""

    between: tuple[str, str]
    now: date | None
    records: Mapping[str, tuple[Record, ...]]
    sources: Sources

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


def ask(ledger: Ledger, filter: Filter) -> Asked:
    """Reads the records between the two sides that the filter names, and what one of them alone does or holds.

    Of the latter those count that are told in a document which also tells of the two together, and that no third side
    has a part in.
    """
    assert filter.between is not None
    both = list(ledger.records(KINDS, filter))
    theirs = {document for record in both for document in record.documents}
    alone = [r for r in _of_either(ledger, filter) if theirs.intersection(r.documents)]
    found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for record in (*both, *alone):
        found[record.kind][record.id] = record
    return Asked(
        between=filter.between,
        now=filter.as_of or ledger.last_day(),
        records={kind: tuple(sorted(rs.values(), key=_order)) for kind, rs in found.items()},
        sources=Sources(ledger),
    )


def _of_either(ledger: Ledger, filter: Filter) -> Iterator[Record]:
    pair = filter.between or ("", "")
    for side in pair:
        for record in ledger.records(ALONE, replace(filter, between=None, side=side)):
            if set(record.facets.sides) <= set(pair):
                yield record


def _order(record: Record) -> tuple[date, str]:
    """By the day that it is about; where none is told, by the day from which it is known."""
    return first_day(record) if record.facets.when else record.known_from or date.min, record.id
