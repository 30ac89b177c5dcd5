"""Hostile and dangerous acts, and the words that tell them, from ``data/incidents.toml``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """One nature of act. The file's head says what the fields mean."""

    name: str
    verbs: frozenset[str]
    by: frozenset[str]
    nouns: frozenset[str]
    near: frozenset[str]
    without: frozenset[str]
    sided: bool = False

    def told_by_verb(self, lemma: str, words: Collection[str]) -> bool:
        """Does this verb, with these lemmas among its subjects and objects, tell such an act?"""
        return lemma in self.verbs and not self.by.isdisjoint(words) and self.without.isdisjoint(words)

    def told_by_noun(self, lemma: str, words: Collection[str]) -> bool:
        """Does this noun, with these lemmas in its own phrase, tell such an act?"""
        fits = not self.near or not self.near.isdisjoint(words)
        return lemma in self.nouns and fits and self.without.isdisjoint(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentWords:
    """The natures in the file's order; the first that fits is taken. `verbs` and `nouns` are all their triggers.

    `doing` and `suffering` are verbs that add to a noun who does it, or to whom it is done.
    """

    natures: tuple[Nature, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]
    doing: frozenset[str]
    suffering: frozenset[str]


def load_incidents(extra: Path | None = None) -> IncidentWords:
    """The bundled natures with those of the user's folder."""
    data = read_data("incidents", extra)
    natures = tuple(_nature(name, table) for name, table in data["nature"].items())
    return IncidentWords(
        natures=natures,
        verbs=frozenset().union(*(n.verbs for n in natures)),
        nouns=frozenset().union(*(n.nouns for n in natures)),
        doing=frozenset(data["light"]["doing"]),
        suffering=frozenset(data["light"]["suffering"]),
    )


def _nature(name: str, table: dict[str, Any]) -> Nature:
    return Nature(
        name=name.replace("_", " "),
        verbs=frozenset(table.get("verbs", ())),
        by=frozenset(table.get("by", ())),
        nouns=frozenset(table.get("nouns", ())),
        near=frozenset(table.get("near", ())),
        without=frozenset(table.get("without", ())),
        sided=bool(table.get("sided", False)),
    )
