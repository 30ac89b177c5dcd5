"""The vocabulary of dates: what class a word belongs to and what it is worth, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Value = int | float | str | None

OTHER = "timeless"
"""The class of a word that says nothing about time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """`classes` gives a lower-case word's class and value.

    `literals` are classes of one word without a value; `dotted` may end in a full stop; `capital` need a capital.
    """

    classes: Mapping[str, tuple[str, Value]]
    literals: frozenset[str]
    dotted: frozenset[str]
    capital: frozenset[str]

    def look_up(self, word: str) -> tuple[str, Value]:
        """(class, value) of a word as printed; (`OTHER`, None) where it is no word of time."""
        lower = word.lower()
        known = self.classes.get(lower)
        if known is None or (lower in self.capital and not word[0].isupper()):
            return OTHER, None
        return known

    def kinds(self) -> frozenset[str]:
        """The names of all classes."""
        return frozenset(kind for kind, _ in self.classes.values())


@cache
def load_vocabulary() -> Vocabulary:
    """The bundled vocabulary. Raises ValueError where a word stands in two classes."""
    tables = tomllib.loads((files("detente.dates") / "words.toml").read_text("utf-8"))
    classes: dict[str, tuple[str, Value]] = {}
    for name, words in tables.items():
        if not isinstance(words, dict):
            continue
        for word, value in words.items():
            if word in classes:
                raise ValueError(f"words.toml: {word!r} is {classes[word][0]} and {name}")
            classes[word] = name, value
    return Vocabulary(
        classes=classes,
        literals=frozenset(tables["literals"]),
        dotted=frozenset(tables["dotted"]),
        capital=frozenset(tables["capital"]),
    )
