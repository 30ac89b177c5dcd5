"""What every part of the screen works on: the records between the two sides, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.views.line import Line, Sources, first_day, line

KINDS = ("engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The records of each kind, by day, and the day that counts as now."""

    between: tuple[str, str]
    now: date | None
    records: Mapping[str, tuple[Record, ...]]
    sources: Sources

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, oldest first; those of unknown day before all."""
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
    """Reads the records between the two sides that the filter names."""
    assert filter.between is not None
    found: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in ledger.records(KINDS, filter):
        found[record.kind].append(record)
    return Asked(
        between=filter.between,
        now=filter.as_of or ledger.last_day(),
        records={kind: tuple(sorted(rs, key=lambda r: (first_day(r), r.id))) for kind, rs in found.items()},
        sources=Sources(ledger),
    )
