"""Words that don't tell one thing from another when two documents speak of it, from ``data/retelling.toml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class RetellingWords:
    """The lists of the file; its comments say how each is used."""

    plain: frozenset[str]
    against: frozenset[str]
    whole: frozenset[str]
    acts: frozenset[str]
    forces: frozenset[str]
    several: frozenset[str]
    measures: frozenset[str]


@cache
def load_retelling(extra: Path | None = None) -> RetellingWords:
    """The bundled words with those of the user's folder."""
    data = read_data("retelling", extra)
    return RetellingWords(**{field.name: frozenset(data[field.name]) for field in fields(RetellingWords)})
