"""What counts as conflict and what as cooperation, from ``data/trend.toml``. Views read it, extraction does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from detente.lexicon.data import read_data

Series = Literal["conflict", "cooperation"]
ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendWords:
    """For each series the statuses of each kind, and the PLOVER types, that count."""

    records: Mapping[Series, Mapping[str, frozenset[str]]]
    events: Mapping[Series, frozenset[str]]

    def series_of(self, kind: str, status: str | None) -> Series | None:
        """Where a record other than an event counts; None where it does not."""
        found = (s for s, kinds in self.records.items() if kinds.get(kind, frozenset()) & {ANY, status})
        return next(found, None)

    def series_of_event(self, plover: str) -> Series | None:
        """Where an event counts."""
        return next((series for series, types in self.events.items() if plover in types), None)


@cache
def load_trend(extra: Path | None = None) -> TrendWords:
    """The bundled lists with those of a user's trend.toml in the folder `extra`."""
    data: dict[str, Any] = read_data("trend", extra)
    names: tuple[Series, ...] = ("conflict", "cooperation")
    return TrendWords(
        records={name: {k: frozenset(v) for k, v in data[name]["records"].items()} for name in names},
        events={name: frozenset(data[name]["events"]) for name in names},
    )
