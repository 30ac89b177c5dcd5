"""Formulas of diplomacy and runs of words that are none, from ``data/phrases.toml``. Views read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from detente.lexicon.comparing import Comparing, load_comparing
from detente.lexicon.data import read_data
from detente.lexicon.phrases import Phrases, phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulas:
    """`finder` finds the listed ones by their small letters; `ordinary` are runs of words that are no formulas."""

    names: tuple[str, ...]
    finder: Phrases[str] = field(repr=False)
    ordinary: frozenset[str] = field(repr=False)
    words: Comparing = field(repr=False)


@cache
def load_formulas(extra: Path | None = None) -> Formulas:
    """The bundled formulas with those of a user's phrases.toml in the folder `extra`."""
    data = read_data("phrases", extra)
    table: Mapping[str, list[str]] = data["formulas"]
    wordings = {wording.casefold(): name for name, wordings in table.items() for wording in wordings}
    return Formulas(
        names=tuple(table),
        finder=phrases(wordings),
        ordinary=frozenset(run.casefold() for run in data["ordinary"]["runs"]),
        words=load_comparing(extra),
    )
