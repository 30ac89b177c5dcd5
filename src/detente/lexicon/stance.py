"""What somebody wants, holds, expects or judges, and in which direction it points, from ``data/stance.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionWords:
    """Lemmas after whose subject a stance follows, by the sort of stance.

    Verbs of `join` take a stance with others; those of `voice` do with one of `nouns` after them. `claims` are nouns
    that tell a stance with their owner; those `clausal` need a clause; `norms` words say what must be.
    """

    want: frozenset[str]
    oppose: frozenset[str]
    hold: frozenset[str]
    join: frozenset[str]
    voice: frozenset[str]
    claims: frozenset[str]
    clausal: frozenset[str]
    norms: frozenset[str]
    state: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs that tell a stance by themselves."""
        return self.want | self.oppose | self.hold | self.join


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentWords:
    """Lemmas that show an assessment, by its type; `subjects` are what relations are made of."""

    subjects: frozenset[str]
    forecast: frozenset[str]
    open: frozenset[str]
    hope: frozenset[str]
    perception: frozenset[str]
    constraint: frozenset[str]
    judgement: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bent:
    """Finders of words that point somewhere; `stale` finds the better denied, `soothed` the worse eased."""

    uncertain: re.Pattern[str]
    no_change: re.Pattern[str]
    stale: re.Pattern[str]
    soothed: re.Pattern[str]
    better: re.Pattern[str]
    worse: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """All of the file."""

    position: PositionWords
    assessment: AssessmentWords
    bent: Bent

    def direction(self, text: str) -> str | None:
        """Where a clause points: ``uncertain``, ``no_change``, ``worse`` or ``better``; None where no word says.

        An open question is uncertain whatever it is about; better and worse go by the greater number of words.
        """
        low, bent = text.lower(), self.bent
        if bent.uncertain.search(low):
            return "uncertain"
        if bent.no_change.search(low):
            return "no_change"
        low, stale = bent.stale.subn(" ", low)
        low, soothed = bent.soothed.subn(" ", low)
        better = len(bent.better.findall(low)) + soothed
        worse = len(bent.worse.findall(low))
        if worse or better:
            return "worse" if worse >= better else "better"
        return "no_change" if stale else None


def load_stance(extra: Path | None = None) -> Stance:
    """The bundled words with those of the user's folder."""
    data = read_data("stance", extra)
    words = {name: _any_of(cues) for name, cues in data["direction"].items()}
    between = r"(?:\W+\w+){0,3}?\W+"
    return Stance(
        position=PositionWords(**_sets(data["position"])),
        assessment=AssessmentWords(**_sets(data["assessment"])),
        bent=Bent(
            uncertain=_finder(words["uncertain"]),
            no_change=_finder(words["no_change"]),
            stale=_finder(rf"(?:{words['negate']}){between}(?:{words['better']})"),
            soothed=_finder(rf"(?:{words['soothe']}){between}(?:{words['worse']})"),
            better=_finder(words["better"]),
            worse=_finder(words["worse"]),
        ),
    )


def _sets(table: dict[str, Collection[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


def _any_of(words: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


def _finder(pattern: str) -> re.Pattern[str]:
    """Whole words; endings of verbs and plurals are allowed."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?:s|d|ed|ing)?(?!\w)")
