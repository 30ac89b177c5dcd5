"""The words of a pledge that say which later reports keep or break it, from ``data/commitments.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowWords:
    """The table ``follow_through``; its comments say how each list is used."""

    meeting: frozenset[str]
    standing: frozenset[str]
    opening: frozenset[str]
    lasting: frozenset[str]
    against: frozenset[str]
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
        forms={word: frozenset(forms) for word, forms in data["forms"].items()},
        types={kind: frozenset(words) for kind, words in data["types"].items()},
    )
