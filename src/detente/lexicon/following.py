"""The words of a pledge that say which later reports keep or break it, from ``data/commitments.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Deeds of one sort: how a pledge of one names it, and how a report tells that it, or its undoing, was done."""

    asked: frozenset[str]
    done: frozenset[str]
    undone: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowWords:
    """The table ``follow_through``; its comments say how each list is used."""

    meeting: frozenset[str]
    standing: frozenset[str]
    opening: frozenset[str]
    lasting: frozenset[str]
    against: frozenset[str]
    negations: frozenset[str]
    deeds: tuple[Deed, ...]
    forms: Mapping[str, frozenset[str]]
    types: Mapping[str, frozenset[str]]


@cache
def load_follow_words(extra: Path | None = None) -> FollowWords:
    """The bundled words with those of the user's folder."""
    data = read_data("commitments", extra)["follow_through"]
    return FollowWords(
        meeting=frozenset(data["meeting"]),
        standing=frozenset(data["standing"]),
        opening=frozenset(data["opening"]),
        lasting=frozenset(data["lasting"]),
        against=frozenset(data["against"]),
        negations=frozenset(data["negations"]),
        deeds=tuple(_deed(row, data["past"]) for row in data["deed"]),
        forms={word: frozenset(forms) for word, forms in data["forms"].items()},
        types={kind: frozenset(words) for kind, words in data["types"].items()},
    )


def _deed(row: Mapping[str, Sequence[str]], irregular: Mapping[str, Sequence[str]]) -> Deed:
    done, undone = (
        frozenset(form for verb in row[key] for form in irregular.get(verb, (_past(verb),))) for key in ("do", "undo")
    )
    asked = frozenset(form for verb in row["do"] for form in (verb, _gerund(verb)))
    return Deed(asked=asked, done=done, undone=undone)


def _past(verb: str) -> str:
    """The past of a regular verb.

    >>> [_past(verb) for verb in ("release", "ratify", "open", "deploy")]
    ['released', 'ratified', 'opened', 'deployed']
    """
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _gerund(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
