"""How PLOVER 2.0 events are worded: patterns over dependency trees, contexts and scores, from ``data/plover.toml``.

Source of types, modes, contexts and scores: PLOVER manual 2.0 (Open Event Data Alliance), chapters "Event, Mode, and
Context" and "Event Categories"; the score of ACCUSE is set right (its table's +3 contradicts its modes).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
"""The event categories of PLOVER 2.0."""

_KEYS = frozenset(
    ["plover", "mode", "verbs", "nouns", "with", "also", "without", "clause", "bare", "negated", "strict", "reversed",
     "anywhere", "alone", "mutual", "transitive", "target", "example"]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way of wording one type of event. The file's head says what the fields mean.

    `with_` is the file's ``with``; `says` what its clause must tell ("fact", "must", "order"); `rank` its place in the
    file.
    """

    plover: str
    rank: int
    mode: str | None = None
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    clause: bool = False
    says: str | None = None
    bare: bool = False
    strict: bool = False
    negated: bool = False
    reversed: bool = False
    anywhere: bool = False
    alone: bool = False
    mutual: bool = False
    transitive: bool = False
    target: tuple[str, ...] = ()
    example: str = ""

    @property
    def specificity(self) -> tuple[int, int]:
        """Orders patterns that fit the same words: what asks for more outranks what asks for less."""
        asked = (
            4 * self.negated
            + 2 * bool(self.with_)
            + bool(self.also)
            + self.clause
            + bool(self.says)
            + bool(self.without)
        )
        return asked, self.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The coding knowledge. `by_verb` and `by_noun` lead from a lemma to the patterns that it may trigger.

    `verbs` are those of `by_verb` without their particles; `irregulars` are lemmas of armed people who act for no
    state; `legislatures` names of bodies whose members make laws; `struck` what is hit where its land stands beside it
    ("the Nairobi embassy bombing"); `between` nouns for what two sides have together.
    """

    patterns: tuple[Pattern, ...]
    by_verb: Mapping[str, tuple[Pattern, ...]]
    verbs: frozenset[str]
    by_noun: Mapping[str, tuple[Pattern, ...]]
    modes: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    contexts: tuple[tuple[str, tuple[str, ...]], ...]
    scores: Mapping[str, float]
    speech: Mapping[str, frozenset[str]]
    irregulars: frozenset[str] = frozenset()
    legislatures: tuple[str, ...] = ()
    struck: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()

    def mode_of(self, plover: str, lemmas: Collection[str]) -> str | None:
        """The mode that these lemmas speak for, the first of the file's order; None where none does."""
        return next((mode for mode, cues in self.modes.get(plover, ()) if not cues.isdisjoint(lemmas)), None)

    def intensity(self, plover: str, mode: str | None) -> float | None:
        """The conflict-cooperation score, -10 to 10, of a type and mode; the type's own where the mode has none."""
        return self.scores.get(f"{plover}:{mode}", self.scores.get(plover))

    def contexts_in(self, text: str) -> tuple[str, ...]:
        """The general contexts whose words a sentence holds, in the file's order."""
        low = f" {text.lower()}"
        return tuple(name for name, cues in self.contexts if any(f" {cue}" in low for cue in cues))


def load_plover(extra: Path | None = None) -> Plover:
    """The bundled patterns, then those of the user's folder. Raises ValueError naming a pattern that is none."""
    data = read_data("plover", extra, optional=("target", "example"))
    patterns = tuple(_pattern(rank, table) for rank, table in enumerate(data["pattern"]))
    by_verb = _index(patterns, lambda p: p.verbs)
    return Plover(
        patterns=patterns,
        by_verb=by_verb,
        verbs=frozenset(verb.split("_")[0] for verb in by_verb),
        by_noun=_index(patterns, lambda p: p.nouns),
        modes={t: tuple((m, frozenset(words)) for m, words in cues.items()) for t, cues in data["modes"].items()},
        contexts=tuple((name, tuple(cues)) for name, cues in data["contexts"].items()),
        scores={key: float(score) for key, score in data["intensity"].items()},
        speech={code: frozenset(cues) for code, cues in data["speech"].items()},
        irregulars=frozenset(data["fighters"]["irregular"]),
        legislatures=tuple(data["legislatures"]["names"]),
        struck=frozenset(data["struck"]["nouns"]),
        between=frozenset(data["between"]["nouns"]),
    )


def _pattern(rank: int, table: dict[str, Any]) -> Pattern:
    unknown = sorted(set(table) - _KEYS)
    if unknown or table.get("plover") not in TYPES:
        raise ValueError(
            f"plover.toml, pattern {rank + 1} ({table.get('example')!r}): {unknown or table.get('plover')}"
        )
    return Pattern(
        plover=table["plover"],
        rank=rank,
        mode=table.get("mode"),
        verbs=frozenset(table.get("verbs", ())),
        nouns=frozenset(table.get("nouns", ())),
        with_=frozenset(table.get("with", ())),
        also=frozenset(table.get("also", ())),
        without=frozenset(table.get("without", ())),
        says=clause if isinstance(clause := table.get("clause"), str) else None,
        bare=bool(table.get("bare")),
        strict=bool(table.get("strict")),
        clause=bool(table.get("clause")),
        negated=bool(table.get("negated")),
        reversed=bool(table.get("reversed")),
        anywhere=bool(table.get("anywhere")),
        alone=bool(table.get("alone")),
        mutual=bool(table.get("mutual")),
        transitive=bool(table.get("transitive")),
        target=tuple(table.get("target", ("object",))),
        example=table.get("example", ""),
    )


def _index(patterns: Iterable[Pattern], lemmas_of: Any) -> dict[str, tuple[Pattern, ...]]:
    out: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for lemma in lemmas_of(pattern):
            out.setdefault(lemma, []).append(pattern)
    return {k: tuple(sorted(v, key=lambda p: p.specificity, reverse=True)) for k, v in out.items()}
