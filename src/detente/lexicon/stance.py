"""What somebody wants, holds, expects or judges, and in which direction it points, from ``data/stance.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.data import read_data

DIRECTIONS = ("uncertain", "no_change", "worse", "better")
"""In order of precedence: an open question is uncertain whatever it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionWords:
    """Lemmas after whose subject a stance follows, by the sort of stance."""

    want: frozenset[str]
    oppose: frozenset[str]
    hold: frozenset[str]
    state: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentWords:
    """Lemmas that show an assessment, by its type; `subjects` are what relations are made of."""

    subjects: frozenset[str]
    forecast: frozenset[str]
    hope: frozenset[str]
    perception: frozenset[str]
    constraint: frozenset[str]
    judgement: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """All of the file; `directions` finds the words that point somewhere."""

    position: PositionWords
    assessment: AssessmentWords
    directions: tuple[tuple[str, re.Pattern[str]], ...]

    def direction(self, text: str) -> str | None:
        """Where a clause points: by the first of `DIRECTIONS` that is certain, else by the more frequent; or None."""
        counts = {name: len(pattern.findall(text.lower())) for name, pattern in self.directions}
        for name in ("uncertain", "no_change"):
            if counts[name]:
                return name
        if not counts["worse"] and not counts["better"]:
            return None
        return "worse" if counts["worse"] >= counts["better"] else "better"


def load_stance(extra: Path | None = None) -> Stance:
    """The bundled words with those of the user's folder."""
    data = read_data("stance", extra)
    position, assessment = _sets(data["position"]), _sets(data["assessment"])
    return Stance(
        position=PositionWords(**position),
        assessment=AssessmentWords(**assessment),
        directions=tuple((name, _finder(data["direction"][name])) for name in DIRECTIONS),
    )


def _sets(table: dict[str, Collection[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


def _finder(words: Collection[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?:s|d|ed|ing)?(?!\w)")
