"""The words of a pledge that say which later reports keep or break it, from ``data/commitments.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Deeds of one sort: how a pledge of one names it, and how a report tells that it, or its undoing, was done.

    `asked` are the words of a pledge, `done` and `undone` past forms; `do`, `told` and `undo` lemmas as the tables have
    them ("hand_over"); `nouns` name the same deed.
    """

    asked: frozenset[str]
    done: frozenset[str]
    undone: frozenset[str]
    do: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    undo: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    passes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FollowWords:
    """The table ``follow_through``; its comments say how each list is used.

    `by_word` has the sorts of deed that a word, or a verb with its particle ("hand_over"), names in a pledge. `verbs`
    and `nouns` are those of all deeds, `gerunds` the verbs by their gerunds, `telling` verbs that only tell what then
    happens; `state_words` the words of states' names and adjectives, lower case. `cuts`, `before` and `purposes` find
    any of their words.
    """

    meeting: frozenset[str]
    holding: frozenset[str]
    leads: frozenset[str]
    satisfied: frozenset[str]
    prepositions: frozenset[str]
    first: frozenset[str]
    cuts: re.Pattern[str]
    before: re.Pattern[str]
    purposes: re.Pattern[str]
    ranks: Mapping[str, frozenset[str]]
    standing: frozenset[str]
    opening: frozenset[str]
    lasting: frozenset[str]
    against: frozenset[str]
    negations: frozenset[str]
    deeds: tuple[Deed, ...]
    by_word: Mapping[str, tuple[Deed, ...]]
    verbs: frozenset[str]
    nouns: frozenset[str]
    telling: frozenset[str]
    gerunds: Mapping[str, str]
    phase: Mapping[str, frozenset[str]]
    loose: frozenset[str]
    fixed: frozenset[str]
    states: Mapping[str, str]
    contrary: Mapping[str, str]
    staying: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    types: Mapping[str, frozenset[str]]
    state_words: frozenset[str]

    @property
    def rank_words(self) -> frozenset[str]:
        """All words of rank."""
        return frozenset().union(*self.ranks.values())

    def stays(self, verb: str, adverbs: Iterable[str]) -> bool:
        """Do a verb of being and its adverbs say that nothing has changed ("remains", "is still")?"""
        return not self.staying.isdisjoint((verb, *adverbs))


_LISTS = (
    "meeting", "holding", "leads", "satisfied", "prepositions", "standing", "opening", "lasting", "against",
    "negations", "loose", "fixed", "staying", "first",
)  # fmt: skip
"""The plain lists of words of the table."""


@cache
def load_follow_words(extra: Path | None = None) -> FollowWords:
    """The bundled words with those of the user's folder."""
    data = read_data("commitments", extra)["follow_through"]
    deeds = tuple(_deed(row, data["past"]) for row in data["deed"])
    return FollowWords(
        **{name: frozenset(data[name]) for name in _LISTS},
        cuts=_any_of(data["cuts"], "to (?=[a-z]+ (?:the|its|their|a|an|any|all)\\b)"),
        before=_any_of(data["before"]),
        purposes=_any_of(data["purposes"]),
        ranks={level: frozenset(names) for level, names in data["ranks"].items()},
        deeds=deeds,
        by_word=_by_word(deeds),
        verbs=frozenset().union(*(deed.do | deed.told | deed.undo for deed in deeds)),
        nouns=frozenset().union(*(deed.nouns for deed in deeds)),
        telling=frozenset().union(*(deed.told for deed in deeds)).difference(*(d.do | d.undo for d in deeds)),
        gerunds={_gerund(verb): verb for deed in deeds for verb in sorted(deed.do | deed.undo) if "_" not in verb},
        phase={name: frozenset(verbs) for name, verbs in data["phase"].items()},
        states=data["states"],
        contrary=data["contrary"],
        forms={word: frozenset(forms) for word, forms in data["forms"].items()},
        types={kind: frozenset(words) for kind, words in data["types"].items()},
        state_words=frozenset(_state_words(read_data("states", extra)["states"].values())),
    )


def _any_of(words: Iterable[str], *patterns: str) -> re.Pattern[str]:
    """Finds one of the words, or patterns, behind another word."""
    return re.compile(rf"(?<=\w) (?:{'|'.join([*map(re.escape, words), *patterns])})\b")


def _by_word(deeds: Iterable[Deed]) -> Mapping[str, tuple[Deed, ...]]:
    found: dict[str, tuple[Deed, ...]] = {}
    for deed in deeds:
        for word in sorted(deed.asked | {verb for verb in deed.do if "_" in verb}):
            found[word] = (*found.get(word, ()), deed)
    return found


def _state_words(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Every capitalised word of the names, adjectives and capitals of states, in lower case."""
    for row in rows:
        for forms in row.values():
            for form in [forms] if isinstance(forms, str) else forms:
                yield from (word.lower() for word in re.findall(r"\b[A-Z]\w+", str(form)))


def _deed(row: Mapping[str, Any], irregular: Mapping[str, Sequence[str]]) -> Deed:
    done, undone = (
        frozenset(form for verb in _heads(row[key]) for form in irregular.get(verb, (_past(verb),)))
        for key in ("do", "undo")
    )
    nouns = frozenset(row.get("nouns", ()))
    return Deed(
        asked=frozenset(form for verb in row["do"] if "_" not in verb for form in (verb, _gerund(verb))) | nouns,
        done=done,
        undone=undone,
        do=frozenset(row["do"]),
        told=frozenset(row.get("told", ())),
        undo=frozenset(row["undo"]),
        nouns=nouns,
        passes=bool(row.get("passes")),
    )


def _heads(verbs: Iterable[str]) -> list[str]:
    """The verbs without their particles."""
    return [verb.partition("_")[0] for verb in verbs]


def _past(verb: str) -> str:
    """The past of a regular verb.

    >>> [_past(verb) for verb in ("release", "ratify", "open", "deploy")]
    ['released', 'ratified', 'opened', 'deployed']
    """
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _gerund(verb: str) -> str:
    """The gerund of a verb.

    >>> [_gerund(verb) for verb in ("free", "release", "cut", "withdraw")]
    ['freeing', 'releasing', 'cutting', 'withdrawing']
    """
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
