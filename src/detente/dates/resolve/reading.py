"""What an expression was resolved to, and what is known where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from detente.model.annotated import TimexType
from detente.model.when import When

Direction = Literal["past", "future"]
Telling = Literal["news", "chronicle", "history"]
"""In a chronicle months without a year follow the story; in a history everything does."""

Grain = Literal["TIME", "D", "W", "WE", "M", "SEASON", "Q", "H", "Y", "DE", "CE"]


@dataclass(frozen=True, slots=True)
class Cue:
    """The side of now that is spoken of, None where nothing tells.

    `by` says what tells it: the expression's `own` verb, one of its `clause`, a word that it is a `plan`, a verb
    before it in the `sentence`; one far after it is no more than a `guess`;
    what is told `since` a day lies before now.
    """

    direction: Direction | None = None
    by: Literal["own", "clause", "plan", "sentence", "guess", "since"] = "guess"

    @property
    def sure(self) -> bool:
        """Is it more than a guess?"""
        return self.direction is not None and self.by != "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A TIMEX3 value and, where it has a place on the calendar, the days from `first` to `last`.

    `grain` is the calendar unit that it is; `stated` says that the text itself gives the year.
    """

    type: TimexType
    timex: str | None
    when: When | None = None
    first: date | None = None
    last: date | None = None
    grain: Grain | None = None
    alternatives: tuple[When, ...] = ()
    stated: bool = False

    def with_when(self, when: When | None) -> Reading:
        """The same, at another place on the calendar; its other readings no longer hold."""
        return replace(self, when=when, alternatives=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known where an expression stands.

    `anchor` is the day of speech, `story` the date last spoken of, `day` the day last spoken of, `quarter` a
    quarter spoken of shortly before,
    `months` the years of the months that were spoken of. `telling`: what counts from the story. `states`: whose
    national days may be meant.
    """

    anchor: date | None = None
    story: Reading | None = None
    day: Reading | None = None
    quarter: Reading | None = None
    months: Mapping[int, int] = field(default_factory=dict)
    cue: Cue = Cue()
    telling: Telling = "news"
    states: tuple[str, ...] = ()

    @property
    def direction(self) -> Direction | None:
        """The side of now that is spoken of."""
        return self.cue.direction

    @property
    def now(self) -> date | None:
        """The day from which months and weekdays are counted: the story's in a history, else the anchor."""
        if self.telling == "history" and self.story is not None and self.story.first is not None:
            return self.story.first
        return self.anchor

    @property
    def then(self) -> date | None:
        """The day last spoken of, the anchor where there is none."""
        return self.story.first if self.story is not None and self.story.first is not None else self.anchor
