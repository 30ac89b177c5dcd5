"""Acts of policy by type, and the verbs by which a side takes them, from ``data/measures.toml``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """One type of measure. The file's head says what the fields mean."""

    type: str
    nouns: frozenset[str]
    near: frozenset[str]
    verbs: frozenset[str]
    of: frozenset[str]

    def named_by(self, noun: str, words: Collection[str]) -> bool:
        """Does this noun, with these lemmas in its own phrase, name such a measure?"""
        return noun in self.nouns and (not self.near or not self.near.isdisjoint(words))

    def taken_by(self, verb: str, words: Collection[str]) -> bool:
        """Does this verb, with these lemmas among its objects, tell such a measure?"""
        return verb in self.verbs and (not self.of or not self.of.isdisjoint(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """The types in the file's order, the first that fits is taken; verbs that take, and that only announce."""

    types: tuple[Means, ...]
    take: frozenset[str]
    announce: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]


def load_measures(extra: Path | None = None) -> MeasureWords:
    """The bundled types and verbs with those of the user's folder."""
    data = read_data("measures", extra)
    types = tuple(_means(name, table) for name, table in data["type"].items())
    return MeasureWords(
        types=types,
        take=frozenset(data["verbs"]["take"]),
        announce=frozenset(data["verbs"]["announce"]),
        nouns=frozenset().union(*(m.nouns for m in types)),
        verbs=frozenset().union(*(m.verbs for m in types)),
    )


def _means(name: str, table: dict[str, Any]) -> Means:
    return Means(
        type=table.get("type", name),
        nouns=frozenset(table.get("nouns", ())),
        near=frozenset(table.get("near", ())),
        verbs=frozenset(table.get("verbs", ())),
        of=frozenset(table.get("of", ())),
    )
