"""Words by which two accounts of one event speak of the same thing, from ``data/comparing.toml``.

Views read it, extraction does not: a changed group shows at once, with nothing to rebuild.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from detente.lexicon.data import read_data
from detente.lexicon.issues import Issues, load_issues
from detente.lexicon.states import States, load_states

STEM = 5
"""Letters by which a word is known: agree, agreed and agreement are one."""

PLAIN = 0.4
"""What a word counts that is no name, no number and in no group; those count 1."""

_OWN = frozenset(["name", "abbreviation", "demonym"])
_WORD = re.compile(r"[^\W_]{3,}")
_NAME = re.compile(r"(?<=[\w,;:(“\"'] )[A-Z]\w{2,}|(?<![.!?] )\b[A-Z]{2,}\b|(?<=-)[A-Z]\w{2,}|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """Groups of words for one thing, words that say nothing of the matter, words of denial; issues and states."""

    groups: Mapping[str, str]
    empty: frozenset[str]
    issues: Issues = field(repr=False)
    states: States = field(repr=False)
    grouped: re.Pattern[str] = field(repr=False)
    denials: re.Pattern[str] = field(repr=False)

    def concepts(self, text: str) -> Mapping[str, float]:
        """What the words are about, and what each counts: groups by name, other words by their first five letters."""
        folded = _folded(text)
        found = {f"={self.groups[match[1]]}": 1.0 for match in self.grouped.finditer(folded)}
        names = {stem(word) for word in _NAME.findall(text)}
        rest = (word[:STEM] for word in _WORD.findall(self.grouped.sub(" ", folded)))
        return found | {w: 1.0 if w in names or w.isdecimal() else PLAIN for w in rest if w not in self.empty}

    def naming(self, sides: Iterable[str], persons: Iterable[str]) -> frozenset[str]:
        """The stems of the words that name these sides and people: who takes part says nothing of the matter."""
        named = set(sides)
        terms = (
            w for words, t in self.states.terms.items() if t.code in named and t.form in _OWN for w in words.split()
        )
        return frozenset(stem(word) for word in (*terms, *(w for person in persons for w in person.split())))

    def denies(self, text: str) -> bool:
        """Do the words deny, refuse or fail at something?"""
        return self.denials.search(text.replace("’", "'")) is not None


def stem(word: str) -> str:
    """A word as it counts."""
    return _folded(word)[:STEM]


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'").replace("-", " ")


@cache
def load_comparing(extra: Path | None = None) -> Comparing:
    """The bundled groups with those of a user's comparing.toml in the folder `extra`."""
    data = read_data("comparing", extra)
    groups = {cue.replace("-", " "): name for name, cues in data["alike"].items() for cue in cues}
    words = data["words"]
    return Comparing(
        groups=groups,
        empty=frozenset(word[:STEM] for phrase in words["empty"] for word in phrase.split()),
        issues=load_issues(extra),
        states=load_states(extra),
        grouped=re.compile(rf"\b({_any(groups)})\w*"),
        denials=re.compile(rf"(?:\b|(?=n't))(?:{_any(words['denials'])})\b", re.IGNORECASE),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
