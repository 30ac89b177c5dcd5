"""Summits whose days are known: a text that names one by body and place was written not long before it, or after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One summit: the names of the body that met, those of the place, its first and last day."""

    names: tuple[str, ...]
    places: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Occasions:
    """All summits, in the order of the file."""

    summits: tuple[Occasion, ...]


def load_occasions(extra: Path | None = None) -> Occasions:
    """The bundled table, with a user's bodies on top."""
    bodies = read_data("occasions", extra)["bodies"]
    return Occasions(summits=tuple(_occasion(body, row) for body in bodies for row in body["summits"]))


def _occasion(body: dict[str, Any], row: dict[str, Any]) -> Occasion:
    return Occasion(names=tuple(body["names"]), places=tuple(row["places"]), first=row["from"], last=row["to"])
