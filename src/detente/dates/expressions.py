"""What temporal expressions say, before anybody knows what day it is: the grammar makes it, `resolve` places it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Base = Literal["speech", "story"]
"""Counted from the day of speech ("last year"), or from the date last spoken of ("the previous year")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date as calendars print it, with holes: "June 18" has no year. `fiscal` years need not be calendar years."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    before_christ: bool = False
    fiscal: bool = False
    ancient: bool = False
    """A bare number that is a year where the text counts before Christ ("in 480")."""
    modern: bool = False
    """Two figures of a year ("'98"): the century is the anchor's, or the one before."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season by TIMEX3's code (SP, SU, FA, WI); a winter's year is the one it begins in; before Christ negative."""

    code: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter (`parts` 4) or half (`parts` 2) of a year; `number` 0 is the quarter last spoken of."""

    number: int
    year: int | None = None
    parts: int = 4


@dataclass(frozen=True, slots=True)
class Era:
    """A decade (`years` 10) or century (100), by its first year; "the nineties", a `shorthand`, by its tens."""

    first: int
    years: int
    shorthand: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name, of this year or the one that the text gives."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """Days from the day of speech: 0 today, -1 yesterday."""

    days: int


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit counted from the one that holds the base: `step` -1 "last week", 0 "this week", 1 "next week".

    `step` None leaves it to the context ("the quarter"); `over`: it has ended ("the latest quarter").
    """

    unit: str
    step: int | None
    base: Base = "speech"
    over: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A weekday, month, season, quarter or holiday with "last", "this", "next": `step` as in `Period`."""

    inner: Calendar | Season | Quarter | Holiday
    step: int
    base: Base = "speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A length of time: `number` of `unit`, None for "several" or none at all; `upper` ends "two to three weeks"."""

    unit: str
    number: float | None
    mod: str = ""
    upper: float | None = None
    adjective: bool = False
    """Printed with a hyphen before a noun ("a two-day visit")."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A point so far from its base, before (`sign` -1) or after it (1)."""

    amount: Amount
    sign: int
    base: Base | Expression = "speech"
    exact: bool = False
    """To the day ("a year ago today")."""


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of that length which ends (`sign` -1) or begins (1) at its base: "the past three months"."""

    amount: Amount
    sign: int
    base: Base = "speech"


@dataclass(frozen=True, slots=True)
class Edge:
    """The START, MID or END of something. `comparative`: "earlier this month"; `noun`: "the end of the month"."""

    mod: str
    inner: Expression
    noun: bool = False
    comparative: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day (TIMEX3's MO, MI, AF, EV, NI), of the day last spoken of where none is given."""

    code: str
    day: Expression | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of a day (0 to 24), as printed, whatever the zone; of the day last spoken of where none is given."""

    hour: int
    minute: int | None
    day: Expression | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """The one in the other: "March of this year", "the first three months of 2016" (an `Amount`, from an end)."""

    inner: Calendar | Season | Quarter | Holiday
    outer: Expression


@dataclass(frozen=True, slots=True)
class Slice:
    """The first (`sign` 1) or last (-1) so many units of a period, or of the one that the context gives.

    `skip` units lie before it: "the third week of July".
    """

    amount: Amount
    sign: int
    outer: Expression | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """The calendar unit that holds a day: "the week of March 6"."""

    unit: str
    day: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From the one to the other. `parts` are where each is printed, as indices of words."""

    first: Expression
    last: Expression
    parts: tuple[tuple[int, int], tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times, as TIMEX3 writes it."""

    timex: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    timex: str


Expression = (
    Calendar
    | Season
    | Quarter
    | Era
    | Holiday
    | Today
    | Period
    | Named
    | Amount
    | Offset
    | Window
    | Edge
    | Part
    | Clock
    | Within
    | Slice
    | Holding
    | Range
    | Recurring
    | Vague
)
