"""Offices: the words that head them, the words around these, and what holding one means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from detente.lexicon.data import read_data
from detente.model.actor import Standing

Level = Literal["leaders", "ministers", "officials"]


@dataclass(frozen=True, slots=True)
class Office:
    """What an office's head word tells of its holder; each part is None where it tells nothing."""

    head: str
    standing: Standing | None = None
    sector: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offices:
    """What is known of offices.

    `heads` and `plurals` map head words of one to three words (lower case) to what they tell, `longer` are the first
    words of those of several; `before` are the words that may stand before a head and belong to its title; `past` and
    `future` those of them that say that it is held no more, or not yet; `untitled` those left out of the title;
    `complements` maps prepositions to the heads that they may follow (none: any); `serving` are heads of those who act
    for whom they serve, `posted` of those whose seat is another state's, `relations` what people are to each other;
    `sole` maps offices that one state alone has to it, `shared` those of few to them, the best known first; `lacking`
    maps heads to the states that have no such office.
    """

    heads: Mapping[str, Office]
    plurals: Mapping[str, Office]
    longer: frozenset[str]
    abbreviations: Mapping[str, str]
    before: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    untitled: frozenset[str]
    complements: Mapping[str, frozenset[str]]
    serving: frozenset[str]
    posted: frozenset[str]
    sole: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]
    lacking: Mapping[str, frozenset[str]]
    relations: frozenset[str]
    groups: Mapping[str, str]
    longer_groups: frozenset[str]
    pair_sides: frozenset[str]
    pair_people: frozenset[str]

    def level(self, title: str) -> Level | None:
        """At what level the holder of an office as printed meets others ("deputy foreign minister": officials)."""
        words = title.lower().split(" of ")[0].split(" for ")[0].split()
        office = self.head_of(title)
        if office is None or office.level != "ministers":
            return office.level if office else None
        low = any(w.strip("-,") in _DEPUTY for w in words) or "vice-minister" in title.lower()
        return "officials" if low else "ministers"

    def head_of(self, title: str) -> Office | None:
        """The office that a title as printed is, by its last head word before a complement; None for none."""
        words = title.lower().replace("’", "'").split()
        for start in range(len(words)):
            for width in (3, 2, 1):
                found = self.heads.get(" ".join(words[start : start + width]).strip(","))
                following = " ".join(words[start + width : start + width + 1])
                if found and following not in self.heads:
                    return found
        return None

    def is_plain(self, title: str) -> bool:
        """Is it an office of some rank, with only words of offices before its head (unlike "incredible President")?"""
        words = title.lower().replace("’", "'").split()
        for start, word in enumerate(words):
            heads = (self.heads.get(" ".join(words[start : start + width]).strip(",")) for width in (3, 2, 1))
            if office := next(filter(None, heads), None):
                return office.level is not None
            if word not in self.before | self.past | self.future | _DEPUTY:
                return False
        return False

    def sole_side(self, title: str) -> str | None:
        """The state or body whose alone this office is, or None ("Secretary of State": USA)."""
        return next((self.sole[part] for part in self._parts(title) if part in self.sole), None)

    def shared_by(self, title: str) -> tuple[str, ...]:
        """The few states that have such an office, the best known first; empty for one that many have."""
        whole = " ".join(w for w in self._words(title) if w not in _DEPUTY | self.past | self.untitled)
        return next((self.shared[p] for p in self._parts(title) if p in self.shared and (" " in p or p == whole)), ())

    def may_have(self, side: str, office: Office) -> bool:
        """May this state have such an office (the United States have no ministers)?"""
        return side not in self.lacking.get(office.head, ())

    def _parts(self, title: str) -> Iterator[str]:
        """The title's endings and runs of three words, the longest first."""
        words = self._words(title)
        for start in range(len(words)):
            yield " ".join(words[start:])
            yield " ".join(words[start : start + 3])

    def _words(self, title: str) -> list[str]:
        return [self.abbreviations.get(w, w.lower()) for w in title.replace("’", "'").split()]


_DEPUTY = frozenset({"deputy", "vice", "assistant", "under", "undersecretary", "associate", "parliamentary", "junior"})


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of those phrases that have several, parts of hyphened words being words."""
    words = (phrase.replace("-", " ").split() for phrase in phrases)
    return frozenset(split[0] for split in words if len(split) > 1)


def load_offices(extra: Path | None = None) -> Offices:
    """The bundled table, with a user's rows on top."""
    data = read_data("offices", extra)
    callings = [word for words in data["callings"].values() for word in words]
    heads = {word: Office(word) for word in callings} | {w: Office(w, **row) for w, row in data["heads"].items()}
    irregular = data["plurals"]
    groups = {word: kind for kind, words in data["groups"].items() for word in words}
    plurals = {irregular.get(word, word + "s"): office for word, office in heads.items()}
    complements = {p: frozenset(words) for p, words in data["complements"].items() if p != "any"}
    return Offices(
        heads=heads,
        plurals=plurals,
        longer=first_words([*heads, *plurals]),
        abbreviations=data["abbreviations"],
        before=frozenset(word for words in data["modifiers"].values() for word in words),
        past=frozenset(data["modifiers"]["past"]),
        future=frozenset(data["modifiers"]["future"]),
        untitled=frozenset(data["modifiers"]["present"] + ["then", "then-"]),
        complements=complements | {p: frozenset() for p in data["complements"]["any"]},
        serving=frozenset(data["serving"]),
        posted=frozenset(data["posted"]),
        sole=data["sole"],
        shared={title: tuple(sides) for title, sides in data["shared"].items()},
        lacking={head: frozenset(sides) for head, sides in data["lacking"].items()},
        relations=frozenset(data["callings"]["relations"]),
        groups=groups,
        longer_groups=first_words([*groups, *read_data("bodies", extra)["generic"]]),
        pair_sides=frozenset(data["pairs"]["sides"]),
        pair_people=frozenset(data["pairs"]["people"]),
    )
