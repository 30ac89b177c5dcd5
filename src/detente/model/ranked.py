"""A question for the first of many: which records of two sides a screen would show, best first, and how many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from detente.model.record import Record

Order = Literal["latest", "soonest", "weightiest", "shut"]
"""`latest`: by the day that it is about, else that from which it is known, the last first. `soonest`: by the last day
on which it may be. `weightiest`: governments' own words, then legislators and state media, then all who look on; the
latest of each. `shut`: channels that are shut, then refused or ended, then the others, then those only named; the one
that turned last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Records of some kinds in which two sides have part, or one of them alone where a document tells of both.

    Empty and None ask for all. `statuses` are those that were told, before it is looked up what came of a pledge; None
    among them is a record without one. `whose` asks for what one of the two holds or says, or a third; of an
    assessment, for what it is of. `past`: it was to be decided before that day, or nothing came of it. `ahead`: it has
    a day, and may be on that one or later. `undated`: it has no day, and was heard of since that one. `ended`: its last
    day is between the two. `words`: all words of one of these were told, or a person decided on it. `within`: it is
    one of these engagements, or a part of one. `saying`: its own words (`ledger.ranks.own_words`) match. `together`:
    both have part in it. `limit` counts records; with `each` those of each issue and side.
    """

    kinds: tuple[str, ...]
    statuses: tuple[str | None, ...] = ()
    topic: str | None = None
    whose: Literal["own", "third"] | None = None
    past: date | None = None
    ahead: date | None = None
    undated: date | None = None
    ended: tuple[date, date] | None = None
    dated: bool = False
    rivals: bool = False
    words: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    saying: re.Pattern[str] | None = None
    together: bool = False
    each: bool = False
    order: Order = "latest"
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The first records that answer, in order. `more` candidates were not looked at: 0 where all were."""

    records: tuple[Record, ...]
    more: int = 0


class Ranking(Protocol):
    """Answers questions about two sides, all as of one moment: what is written meanwhile is not seen."""

    def found(self, asked: Sequence[Ranked]) -> list[Found]:
        """An answer to each question."""
        ...

    def held(self, kind: str) -> Mapping[tuple[str, str], int]:
        """How many records of a kind each of the two holds on each issue in which both have part: (issue, side)."""
        ...
