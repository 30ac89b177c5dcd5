"""The words of ``cues.toml``: which side of now is spoken of, what lasts some days, what is counted by thousands."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """One field for each list of the file, in lower case."""

    will: frozenset[str]
    modals: frozenset[str]
    planned: frozenset[str]
    nouns: frozenset[str]
    committed: frozenset[str]
    past: frozenset[str]
    clauses: frozenset[str]
    ifs: frozenset[str]
    not_verbs: frozenset[str]
    determiners: frozenset[str]
    engagements: frozenset[str]
    begin: frozenset[str]
    end: frozenset[str]
    numbered: frozenset[str]
    pacts: frozenset[str]
    before_lengths: frozenset[str]
    abbreviations: frozenset[str]
    things: frozenset[str]
    after_days: frozenset[str]
    lasting: frozenset[str]


@cache
def load_cue_words() -> CueWords:
    """The bundled words."""
    tables = tomllib.loads((files("detente.dates") / "cues.toml").read_text("utf-8"))
    return CueWords(**{name: frozenset(words) for table in tables.values() for name, words in table.items()})
