"""Text -> temporal expressions with their values: the whole of `detente.dates` in one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from detente.dates.anchored import anchor_lengths
from detente.dates.assemble import parse
from detente.dates.bounds import opened
from detente.dates.cues import cue
from detente.dates.expressions import Calendar, Edge, Expression, Holiday, Named, Offset, Range, Today, Within
from detente.dates.found import Found
from detente.dates.narration import is_ancient, telling
from detente.dates.resolve import Cue, Direction, Reading, Scene, Telling, resolve
from detente.dates.tokens import Word, split
from detente.dates.words import load_vocabulary
from detente.model.annotated import Timex
from detente.model.span import Span

QUARTER_LASTS = 3
"""After so many other dates "the quarter" and "a year ago" no longer mean one spoken of before."""

Hint = Callable[[Span], Direction | None]
Anchor = Callable[[Span], date | None]
States = Callable[[Span], tuple[str, ...]]


def find(
    text: str,
    reference: date | None = None,
    *,
    hint: Hint | None = None,
    anchor: Anchor | None = None,
    states: States | None = None,
    narrative: bool | None = None,
    ranges: bool = True,
) -> tuple[Timex, ...]:
    """Every temporal expression of `text`, in order, none overlapping another.

    `reference` is the day on which the text was written; without it "yesterday" has no place on the calendar and
    `when` is None. `hint` says of a span whether the past or the future is spoken of, better than the words around it
    do; `anchor` gives the day of speech of a span where that is not `reference` (inside a quotation). `states` gives
    the states (alpha-3) one of whose national days a span may name ("Independence Day"); where it is not told which
    one's, the day is unknown. `narrative` says that dates without a year follow the date last spoken of, as in a
    history; None lets the text decide. With `ranges` False "July 6 to 9" is two expressions, as TimeML has it.

    Spans are those of TimeML 1.2.1: without prepositions. Never raises, whatever the text.
    """
    words = split(text, load_vocabulary())
    found = parse(words)
    if not is_ancient([f.expression for f in found]):
        found = [f for f in found if not _is_bare_number(f.expression)]
    if not ranges:
        found = [part for one in found for part in _parts(one)]
    told = telling([f.expression for f in found], reference)
    if narrative is not None:
        told = "history" if narrative else "news"
    reader = _Reader(text, words, reference, hint, anchor, states, told)
    return tuple(anchor_lengths(words, list(reader.read(found)), reference))


def _parts(one: Found) -> Iterator[Found]:
    x = one.expression
    if not isinstance(x, Range) or x.parts is None:
        yield one
        return
    for (first, last), expression in zip(x.parts, (x.first, x.last), strict=True):
        yield Found(first, last, expression)


class _Reader:
    """Reads expressions in order, and knows which date was spoken of last."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        reference: date | None,
        hint: Hint | None,
        anchor: Anchor | None,
        states: States | None,
        told: Telling,
    ) -> None:
        self._text, self._words, self._reference = text, words, reference
        self._hint, self._anchor, self._states, self._telling = hint, anchor, states, told
        self._story: Reading | None = None
        self._day: Reading | None = None
        self._quarter: Reading | None = None
        self._since_quarter = 0
        self._months: dict[int, int] = {}

    def read(self, found: Sequence[Found]) -> Iterator[tuple[Found, Timex]]:
        """Each expression with its value; those that can be no date are left out."""
        for one in found:
            span = Span(self._words[one.first].start, self._words[one.last - 1].end)
            reading = self._resolved(one, self._scene(one, span))
            if reading is None:
                continue
            if reading.first is not None and reading.type in ("DATE", "TIME") and not self._aside(one.expression):
                self._story = reading
                self._day = reading if reading.grain in ("D", "TIME") else self._day
                if reading.grain in ("D", "M"):
                    self._months[reading.first.month] = reading.first.year
                self._remember_quarter(one.expression, reading)
            elif reading.type == "DURATION" and reading.timex is not None and reading.timex.endswith("M"):
                self._quarter = None  # "the nine months": what follows is compared with them
            yield one, self._timex(one, span, reading)

    def _remember_quarter(self, x: Expression, reading: Reading) -> None:
        """Keeps a quarter in mind until some other dates have been spoken of; not one that it is compared with."""
        if reading.grain == "Q" and not isinstance(x, Named | Within):
            self._quarter, self._since_quarter = reading, 0
        elif self._since_quarter >= QUARTER_LASTS:
            self._quarter = None
        self._since_quarter += 1

    def _aside(self, x: Expression) -> bool:
        """“A year earlier” is compared with, and “today” in a history is the reader's: the story stays where it was."""
        if self._telling == "history" and isinstance(x, Today):
            return True
        return isinstance(x, Offset) and x.sign < 0 and x.amount.unit == "Y"

    def _scene(self, one: Found, span: Span) -> Scene:
        told = self._hint(span) if self._hint is not None else None
        spoken = self._anchor(span) if self._anchor is not None else None
        return Scene(
            anchor=spoken or self._reference,
            story=self._story,
            day=self._day,
            quarter=self._quarter,
            months=self._months,
            cue=_agreed(told, cue(self._words, one.first, one.last)),
            telling=self._telling,
            states=self._states(span) if self._states is not None and _is_holiday(one.expression) else (),
        )

    @staticmethod
    def _resolved(one: Found, scene: Scene) -> Reading | None:
        try:
            return resolve(one.expression, scene)
        except (OverflowError, ValueError):  # beyond the years 1 to 9999
            return None

    def _timex(self, one: Found, span: Span, reading: Reading) -> Timex:
        when = opened(self._words, one, reading).when
        return Timex(
            span=span,
            text=span.of(self._text),
            type=reading.type,
            value=reading.timex,
            when=when,
            alternatives=reading.alternatives,
        )


def _agreed(told: Direction | None, heard: Cue) -> Cue:
    """What the caller tells, unless it is the past and the words themselves say “will” or “until”."""
    rather = told == "past" and heard.direction == "future" and heard.by in ("own", "clause")
    if told is None or heard.by == "since" or rather:
        return heard
    return Cue(told, "own")


def _is_holiday(x: Expression) -> bool:
    inner = x.inner if isinstance(x, Named | Edge | Within) else x
    return isinstance(inner, Holiday)


def _is_bare_number(x: Expression) -> bool:
    """Is it a year only where years before Christ are counted: "480", "499-493"?"""
    if isinstance(x, Range):
        return _is_bare_number(x.first) or _is_bare_number(x.last)
    return isinstance(x, Calendar) and x.ancient
