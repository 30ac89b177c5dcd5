"""What somebody wants, holds, expects or judges, and in which direction it points, from ``data/stance.toml``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from detente.lexicon.alternatives import any_of
from detente.lexicon.data import read_data


@dataclass(frozen=True, kw_only=True)
class PositionWords:
    """Lemmas after whose subject a stance follows, by the sort of stance.

    Verbs of `join` take a stance with others; those of `voice` do with one of `nouns` after them. `claims` are
    nouns that tell a stance with their owner, `opinions` do with a clause; what others do is charged to them but by
    a `mild` verb; verbs that are `clausal` need a clause, `bodily` ones a matter; `norms` words say what must be.
    The clause after a verb of `plainly` is the stance itself. Verbs of `moves` have the holder as object, those of
    `arouses` after "from"; `phrasal` are verbs with a particle or preposition; nouns of `stances` are told to be
    `unmoved` or not. `aims` that are `joint` are both sides'; `joys` at a meeting are courtesies; a verb of
    `thanking` with a `courteous` noun tells none. A verb of `making` tells one with one of `claims`, a verb of
    `having` only with one of `felt`, one of `debating` with what is to be brought about; what is claimed of
    `ground` is a stance without a clause; words of `matters` show a matter of policy. Agreeing to `contacts`, or to
    `carrying` them on, is none; nor is `pledging` a deed, nor declining one of the `answers` that the press asks
    for; nor is a remark on one of the `occasions`. What was `minuted` by nobody named is both sides'.
    """

    want: frozenset[str]
    oppose: frozenset[str]
    hold: frozenset[str]
    join: frozenset[str]
    voice: frozenset[str]
    claims: frozenset[str]
    opinions: frozenset[str]
    mild: frozenset[str]
    bodily: frozenset[str]
    clausal: frozenset[str]
    plainly: frozenset[str]
    moves: frozenset[str]
    arouses: frozenset[str]
    phrasal: frozenset[str]
    answering: frozenset[str]
    alleging: frozenset[str]
    talk: frozenset[str]
    stances: frozenset[str]
    unmoved: frozenset[str]
    aims: frozenset[str]
    joint: frozenset[str]
    courteous: frozenset[str]
    thanking: frozenset[str]
    making: frozenset[str]
    having: frozenset[str]
    felt: frozenset[str]
    debating: frozenset[str]
    joys: frozenset[str]
    ground: frozenset[str]
    matters: frozenset[str]
    contacts: frozenset[str]
    carrying: frozenset[str]
    pledging: frozenset[str]
    answers: frozenset[str]
    occasions: frozenset[str]
    minuted: frozenset[str]
    norms: frozenset[str]
    state: frozenset[str]
    adjectives: frozenset[str]
    nouns: frozenset[str]

    @cached_property
    def verbs(self) -> frozenset[str]:
        """All verbs that tell a stance by themselves."""
        return self.want | self.oppose | self.hold | self.join


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentWords:
    """Lemmas that show an assessment, by its type; `subjects` are what relations are made of.

    A word of `constraint` needs one of `binding` beside it. What a verb of `thought`, an adjective of `minded` or a
    noun of `thoughts` governs is somebody's; so is what a verb of `appraise` says of its object, or one of `voiced`
    with a noun of `feelings`. What is `supposed` of others is no stance. `courtesies` assess nothing. What a verb of
    `warnings` says may come is for the worse; what one of `foretelling` says will come is a forecast.
    Naming one of `chances` judges. Verbs of `crediting` take "for"; those of `praising` think well of whom it is about.
    What is done to one of `setting`, as to one of `shaken`, comes of an act; `strains` that are `mounting` are a state
    of their own; `requesting`, `readiness` and `proceedings` assess nothing; `heartening` feelings point to the better;
    after a noun that is `light` comes what is meant; "there is" with one of `existing` judges.
    """

    subjects: frozenset[str]
    forecast: frozenset[str]
    open: frozenset[str]
    hope: frozenset[str]
    perception: frozenset[str]
    constraint: frozenset[str]
    binding: frozenset[str]
    urged: frozenset[str]
    lasting: frozenset[str]
    thought: frozenset[str]
    supposed: frozenset[str]
    minded: frozenset[str]
    thoughts: frozenset[str]
    appraise: frozenset[str]
    warnings: frozenset[str]
    foretelling: frozenset[str]
    crediting: frozenset[str]
    praising: frozenset[str]
    strains: frozenset[str]
    setting: frozenset[str]
    mounting: frozenset[str]
    requesting: frozenset[str]
    readiness: frozenset[str]
    proceedings: frozenset[str]
    heartening: frozenset[str]
    chances: frozenset[str]
    shaken: frozenset[str]
    light: frozenset[str]
    existing: frozenset[str]
    voiced: frozenset[str]
    feelings: frozenset[str]
    courtesies: frozenset[str]
    judgement: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bent:
    """Finders of words that point somewhere, and the words that deny them or ease them ("ease tensions")."""

    uncertain: re.Pattern[str]
    no_change: re.Pattern[str]
    better: re.Pattern[str]
    worse: re.Pattern[str]
    negate: frozenset[str]
    soothe: frozenset[str]
    fade: frozenset[str]

    def fades(self, word: str) -> bool:
        """Does this word say that what it stands over goes away ("hope is fading")?"""
        return word in self.fade

    def denies(self, word: str) -> bool:
        """Does this word deny what it stands over ("little", "lack", "fail")?"""
        return word in self.negate

    def eases(self, word: str) -> bool:
        """Does this word ease what it stands over ("reduce", "avoid")?"""
        return word in self.soothe


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """All of the file."""

    position: PositionWords
    assessment: AssessmentWords
    bent: Bent


def load_stance(extra: Path | None = None) -> Stance:
    """The bundled words with those of the user's folder."""
    data = read_data("stance", extra)
    words = data["direction"]
    return Stance(
        position=PositionWords(**_sets(data["position"])),
        assessment=AssessmentWords(**_sets(data["assessment"])),
        bent=Bent(
            uncertain=_finder(_any_of(words["uncertain"])),
            no_change=_finder(_any_of(words["no_change"])),
            better=_finder(_any_of(words["better"])),
            worse=_finder(_any_of(words["worse"])),
            negate=frozenset(words["negate"]),
            soothe=frozenset(words["soothe"]),
            fade=frozenset(words["fade"]),
        ),
    )


def _sets(table: dict[str, Collection[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table.items()}


def _any_of(words: Collection[str]) -> str:
    """Any of the words, longest first; a final e may go before "ing", a final y become "ies"."""
    return any_of([_bending(word) for word in sorted(words, key=lambda w: (-len(w), w))])


def _bending(word: str) -> str:
    if word.endswith("e"):
        return re.escape(word[:-1]) + "(?:e|(?=ing))"
    return re.escape(word[:-1]) + "(?:y|ie(?=s|d))" if word.endswith("y") else re.escape(word)


def _finder(pattern: str) -> re.Pattern[str]:
    """Whole words; endings of verbs and plurals are allowed."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?:s|d|ed|ing)?(?!\w)")
