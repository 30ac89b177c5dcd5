"""What `trend` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.lexicon.trend import Series
from detente.model.span import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How many records of one series fall in a week, and which. Each record counts once, however many tell of it."""

    n: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week from its Monday. `documents` were published in it or the week after; without any, nothing is known of it.

    `conflict` and `cooperation` are None where nothing is known.
    """

    week: date
    documents: int
    conflict: Level | None
    cooperation: Level | None

    def level(self, series: Series) -> Level | None:
        """That of one series."""
        return self.conflict if series == "conflict" else self.cooperation


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The level of a series changed in this week: records a week before and after, why in a line, and on what words.

    `records` are those of the weeks from it on that the level rests on.
    """

    week: date
    series: Series
    before: float
    after: float
    reason: str
    records: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The weeks from the first to the last of which something is known, in order.

    `left_out` counts records that fall in no one week; `too_little` says why no change is looked for, None where it is.
    """

    between: tuple[str, str] | None
    weeks: tuple[Week, ...]
    changes: tuple[Change, ...]
    n: int
    left_out: int
    too_little: str | None
