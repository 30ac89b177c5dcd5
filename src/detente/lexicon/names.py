"""Personal names: given names with their gender, family names that come first, particles and honorifics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """What is known of names. `male` and `female` are given names; a name may be in both.

    `thing_surnames` are family names that are also things (Hall, Park), `office_surnames` also offices (King); `short`
    maps short forms and other spellings of given names to the full ones, all in lower case; `common` are the most
    frequent family names that come first, `events` what stands behind a name in a heading ("Berg Call with Dahl").
    """

    male: frozenset[str]
    female: frozenset[str]
    chinese: frozenset[str]
    korean: frozenset[str]
    vietnamese: frozenset[str]
    khmer: frozenset[str]
    common: frozenset[str]
    short: Mapping[str, frozenset[str]]
    particles: frozenset[str]
    suffixes: frozenset[str]
    thing_surnames: frozenset[str]
    office_surnames: frozenset[str]
    events: frozenset[str]
    honorifics: frozenset[str]
    male_honorifics: frozenset[str]
    female_honorifics: frozenset[str]

    def is_given(self, word: str) -> bool:
        """Is this a known given name?"""
        return word in self.male or word in self.female

    def gender(self, given: str) -> Literal["m", "f"] | None:
        """``m`` or ``f``; None where the name is unknown or either."""
        man, woman = given in self.male, given in self.female
        return None if man == woman else "m" if man else "f"

    def same_given(self, a: str, b: str) -> bool:
        """May two given names be one person's: equal, an initial, a short form or another spelling (Joe, Joseph)?"""
        x, y = a.lower().strip("."), b.lower().strip(".")
        if x == y or (1 in (len(x), len(y)) and x[:1] == y[:1]):
            return True
        full = self.short.get(x, frozenset({x})), self.short.get(y, frozenset({y}))
        return bool((full[0] | {x}) & (full[1] | {y})) or _spelt_alike(x, y)

    def is_eastern(self, word: str) -> bool:
        """Is this a family name of a culture that puts it first?"""
        return word in self.chinese or word in self.korean or word in self.vietnamese or word in self.khmer

    def same_middle(self, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """May the names between given and family name be one person's: left out, or with initials that agree?"""
        x, y = (_initials(words[1:-1]) for words in (a, b))
        return x.startswith(y) or y.startswith(x)

    def family_first(self, words: tuple[str, ...]) -> bool:
        """Does the family name come first: Chinese, Korean, Vietnamese, Khmer names of two or three words?"""
        if not 2 <= len(words) <= 4 or "-" in words[0]:
            return False
        korean = words[0] in self.korean and ("-" in words[1] or len(words) == 3) and not self.is_given(words[1])
        if korean or self.is_given(words[0]):
            return korean
        return self.is_eastern(words[0]) and not (words[-1] in self.chinese and words[0] not in self.common)


def _spelt_alike(x: str, y: str) -> bool:
    """Are two given names of five letters or more one in two spellings (Aleksander, Aleksandar; Mikhail, Mihail)?"""
    if min(len(x), len(y)) < _LONG or x[0] != y[0] or (x[-1] != y[-1] and {x[-1], y[-1]} & _VOWELS):
        return False
    return _skeleton(x) == _skeleton(y)


def _skeleton(name: str) -> str:
    """The consonants of a name, spelling apart."""
    plain = name.replace("kh", "h").replace("ks", "x").replace("ph", "f").translate(_SAME_SOUND)
    kept = [c for c in plain if c not in _VOWELS]
    return "".join(c for i, c in enumerate(kept) if i == 0 or kept[i - 1] != c)


_LONG = 5
_VOWELS = frozenset("aeiouy")
_SAME_SOUND = str.maketrans({"c": "k", "q": "k", "w": "v", "j": "i"})


def _initials(words: tuple[str, ...]) -> str:
    """The initials in small letters: "hw" of "H.W." and of "Herbert Walker"."""
    parts = [part for word in words for part in word.replace(".", " ").split()]
    return "".join(part if part.isupper() else part[0] for part in parts).lower()


def load_names(extra: Path | None = None) -> Names:
    """The bundled lists, with a user's on top."""
    data = read_data("names", extra)
    given, family, small = data["given"], data["surnames"], data["particles"]
    return Names(
        male=frozenset(given["male"].split()),
        female=frozenset(given["female"].split()),
        chinese=frozenset(family["chinese"].split()),
        korean=frozenset(family["korean"].split()),
        vietnamese=frozenset(family["vietnamese"].split()),
        common=frozenset(family["common"].split()),
        khmer=frozenset(family["khmer"].split()),
        short={word.lower(): frozenset(n.lower() for n in full) for word, full in data["short"].items()},
        particles=frozenset(small["words"]),
        suffixes=frozenset(small["suffixes"]),
        thing_surnames=frozenset(small["things"]),
        office_surnames=frozenset(small["offices"]),
        events=frozenset(small["events"]),
        honorifics=frozenset(small["honorifics"]),
        male_honorifics=frozenset(small["male"]),
        female_honorifics=frozenset(small["female"]),
    )
