"""Channels: subjects with the words that name them, and verbs that open and shut them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """Houses and envoys of one state in another, and what verbs say of the relations of the two (verb -> state)."""

    subject: str
    houses: frozenset[str]
    envoys: frozenset[str]
    ties: frozenset[str]
    house_verbs: Mapping[str, str]
    envoy_verbs: Mapping[str, str]
    house_acts: Mapping[str, str]
    envoy_acts: Mapping[str, str]
    ordering: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The nouns of lines and of talks, and words that don't tell one from another."""

    lines: frozenset[str]
    talks: frozenset[str]
    plain: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelWords:
    """The file channels.toml. `subjects` are (name, words, phrases) as patterns, in the file's order."""

    subjects: tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...]
    general: tuple[str, ...]
    standing: frozenset[str]
    loose: frozenset[str]
    weak: frozenset[str]
    states: Mapping[str, str]
    above: Mapping[str, str]
    adjectives: Mapping[str, str]
    sessions: frozenset[str]
    failing: frozenset[str]
    going_on: frozenset[str]
    meeting: frozenset[str]
    attending: frozenset[str]
    joint: frozenset[str]
    idioms: Mapping[str, str]
    shared: frozenset[str]
    lasts: frozenset[str]
    lines: frozenset[str]
    engaged: frozenset[str]
    wires: frozenset[str]
    forums: frozenset[str]
    private: frozenset[str]
    brokering: frozenset[str]
    of_oneself: frozenset[str]
    holding: frozenset[str]
    kept: frozenset[str]
    bodies: frozenset[str]
    lasting: frozenset[str]
    reaching: frozenset[str]
    spoken: frozenset[str]
    doing: frozenset[str]
    denying: frozenset[str]
    weighing: frozenset[str]
    freshening: frozenset[str]
    worldwide: frozenset[str]
    ongoing: frozenset[str]
    aired: frozenset[str]
    plain_ties: frozenset[str]
    founding: frozenset[str]
    tied: frozenset[str]
    talks: frozenset[str]
    through: frozenset[str]
    working: frozenset[str]
    answering: frozenset[str]
    expiring: frozenset[str]
    dwelling: frozenset[str]
    mutual: frozenset[str]
    acts: Mapping[str, str]
    counts: Mapping[str, int]
    formats: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]
    verbs: Mapping[str, str]
    often: frozenset[str]
    habits: frozenset[str]
    arms: frozenset[str]
    dealing: frozenset[str]
    deals: frozenset[str]
    trying: frozenset[str]
    particles: Mapping[str, str]
    posts: Posts
    naming: Naming

    def subjects_in(self, words: str) -> tuple[str, ...]:
        """The subjects that the words of a phrase name, in order of their place in it; the narrower before the general.

        >>> load_channels().subjects_in("the climate dialogue and military talks")
        ('climate dialogue', 'military-to-military communications')
        """
        found = []
        for rank, (name, single, phrases) in enumerate(self.subjects):
            hits = [m.start() for p in (phrases, single) if p is not None for m in p.finditer(words)]
            if hits:
                found.append((min(hits), rank, name))
        return tuple(name for _, _, name in sorted(found))

    def format_in(self, words: str) -> tuple[str, tuple[str, ...]] | None:
        """The known format of several that a phrase names, with its sides in order of the alphabet; None where none.

        >>> load_channels().format_in("talks of the Normandy Four")
        ('Normandy format', ('DEU', 'FRA', 'RUS', 'UKR'))
        """
        return next(((name, sides) for name, names, sides in self.formats if names.search(words)), None)


def load_channels(extra: Path | None = None) -> ChannelWords:
    """The bundled subjects, with those of a user's channels.toml in the folder `extra`."""
    data = read_data("channels", extra)
    return ChannelWords(
        subjects=tuple(
            (name, _pattern(row.get("words", ())), _pattern(row.get("phrases", ())))
            for name, row in data["subject"].items()
        ),
        general=tuple(data["nouns"]["general"]),
        standing=frozenset(data["nouns"]["standing"]),
        loose=frozenset(data["nouns"]["loose"]),
        weak=frozenset(data["nouns"]["weak"]),
        states=_inverted(data["states"]),
        above=_inverted(data["above"]),
        adjectives=_inverted(data["adjectives"]),
        sessions=frozenset(data["course"]["sessions"]),
        failing=frozenset(data["course"]["failing"]),
        going_on=frozenset(data["course"]["going_on"]),
        meeting=frozenset(data["course"]["meeting"]),
        attending=frozenset(data["course"]["attending"]),
        shared=frozenset(data["course"]["shared"]),
        idioms={phrase: state for state, phrases in data["idioms"].items() for phrase in phrases},
        joint=frozenset(data["course"]["joint"]),
        lasts=frozenset(data["course"]["lasts"]),
        lines=frozenset(data["course"]["lines"]),
        engaged=frozenset(data["course"]["engaged"]),
        wires=frozenset(data["course"]["wires"]),
        forums=frozenset(data["course"]["forums"]),
        private=frozenset(data["course"]["private"]),
        brokering=frozenset(data["course"]["brokering"]),
        of_oneself=frozenset(data["course"]["of_oneself"]),
        holding=frozenset(data["course"]["holding"]),
        kept=frozenset(data["course"]["kept"]),
        bodies=frozenset(data["course"]["bodies"]),
        lasting=frozenset(data["course"]["lasting"]),
        reaching=frozenset(data["course"]["reaching"]),
        spoken=frozenset(data["course"]["spoken"]),
        doing=frozenset(data["course"]["doing"]),
        denying=frozenset(data["course"]["denying"]),
        weighing=frozenset(data["course"]["weighing"]),
        freshening=frozenset(data["course"]["freshening"]),
        worldwide=frozenset(data["course"]["worldwide"]),
        ongoing=frozenset(data["course"]["ongoing"]),
        aired=frozenset(data["course"]["aired"]),
        plain_ties=frozenset(data["course"]["plain_ties"]),
        founding=frozenset(data["course"]["founding"]),
        tied=frozenset(data["course"]["tied"]),
        talks=frozenset(data["course"]["talks"]),
        through=frozenset(data["course"]["through"]),
        working=frozenset(data["course"]["working"]),
        answering=frozenset(data["course"]["answering"]),
        expiring=frozenset(data["course"]["expiring"]),
        dwelling=frozenset(data["course"]["dwelling"]),
        mutual=frozenset(data["course"]["mutual"]),
        acts=_inverted(data["acts"]),
        counts=dict(data["counts"]),
        formats=tuple((name, _any_of(r["names"]), tuple(sorted(r["sides"]))) for name, r in data["format"].items()),
        verbs=dict(data["contact"]["acts"]),
        often=frozenset(data["contact"]["often"]),
        habits=frozenset(data["contact"]["habits"]),
        arms=frozenset(data["contact"]["arms"]),
        dealing=frozenset(data["contact"]["dealing"]),
        deals=frozenset(data["contact"]["deals"]),
        trying=frozenset(data["contact"]["trying"]),
        particles=_inverted(data["particles"]),
        posts=_posts(data["posts"]),
        naming=Naming(**{name: frozenset(words) for name, words in data["naming"].items()}),
    )


def _posts(data: Mapping[str, Any]) -> Posts:
    return Posts(
        subject=data["subject"],
        houses=frozenset(data["houses"]),
        envoys=frozenset(data["envoys"]),
        ties=frozenset(data["ties"]),
        house_verbs=_inverted(data["house_verbs"]),
        envoy_verbs=_inverted(data["envoy_verbs"]),
        house_acts=_inverted(data["house_acts"]),
        envoy_acts=_inverted(data["envoy_acts"]),
        ordering=frozenset(data["ordering"]),
    )


def _pattern(words: Any) -> re.Pattern[str] | None:
    return _any_of(words) if words else None


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words and phrases, the longest first, also with an "s" of the plural."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, ordered))})s?(?![\w])", re.IGNORECASE)


def _inverted(table: Mapping[str, list[str]]) -> Mapping[str, str]:
    out: dict[str, str] = {}
    for state, words in table.items():
        for word in words:
            out.setdefault(word, state)
    return out
