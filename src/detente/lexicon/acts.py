"""Acts of one side towards another and the words that tell them: ``data/incidents.toml``, ``data/measures.toml``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One sort of act. The heads of the files say what the fields mean."""

    name: str
    verbs: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    nouns: frozenset[str]
    near: frozenset[str]
    without: frozenset[str]
    sided: bool = False
    rare: bool = False

    def told_by_verb(
        self, lemma: str, done: Collection[str], *, doers: Collection[str] = (), direct: Collection[str] | None = None
    ) -> bool:
        """Does this verb tell it, with these lemmas among its subjects (`doers`) and what follows it (`done`)?

        `direct` are those of its direct objects, among which those of `of` must be; where not given, all that follow.
        """
        if lemma not in self.verbs or not self.without.isdisjoint((*done, *doers)):
            return False
        if self.near and not self.nouns and self.near.isdisjoint((*done, *doers)):
            return False
        bare = not self.by and not self.of
        return (
            bare
            or not self.by.isdisjoint((*done, *doers))
            or not self.of.isdisjoint(done if direct is None else direct)
        )

    def told_by_noun(self, lemma: str, words: Collection[str]) -> bool:
        """Does this noun, with these lemmas in its own phrase, tell it?"""
        fits = not self.near or not self.near.isdisjoint(words)
        return lemma in self.nouns and fits and self.without.isdisjoint(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The acts of one file in its order, of which the first that fits is taken.

    `verbs` and `nouns` are all their words. `ways` are verbs that a noun of an act goes with, by what they do with it
    ("doing", "suffering", "announce"); `classes` are nouns of one sort ("people", "ships"), by the name of the sort.
    """

    all: tuple[Act, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]
    ways: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]

    def is_rare(self, name: str) -> bool:
        """Is the act of this name so rare that two within a month are likely one?"""
        return any(act.rare and act.name == name for act in self.all)


def load_acts(name: str, extra: Path | None = None) -> Acts:
    """The bundled acts of ``{name}.toml`` with those of the user's folder."""
    data = read_data(name, extra)
    classes = {f"@{name}": words for name, words in data.get("classes", {}).items()}
    acts = tuple(_act(key, table, classes) for key, table in data["act"].items())
    return Acts(
        all=acts,
        verbs=frozenset().union(*(act.verbs for act in acts)),
        nouns=frozenset().union(*(act.nouns for act in acts)),
        ways={way: frozenset(verbs) for way, verbs in data["ways"].items()},
        classes={name: frozenset(nouns) for name, nouns in data.get("classes", {}).items()},
    )


def _act(key: str, table: dict[str, Any], classes: Mapping[str, Sequence[str]]) -> Act:
    fields = ("verbs", "by", "of", "nouns", "near", "without")
    words = {field: frozenset(_spelt_out(table.get(field, ()), classes)) for field in fields}
    return Act(name=table.get("type", key), sided=bool(table.get("sided")), rare=bool(table.get("rare")), **words)


def _spelt_out(words: Sequence[str], classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The words, each class ("@people") by its members."""
    for word in words:
        yield from classes.get(word, (word,))
