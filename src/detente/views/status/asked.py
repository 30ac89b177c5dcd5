"""What every part of the screen asks of the ledger: the first records that answer, all parts' questions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from detente.lexicon.standing_out import StandingOut
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.ranked import Found, Ranked, Ranking
from detente.model.record import Record
from detente.views.line import Line, Sources, line
from detente.views.status.answer import Part

KINDS = ("engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement")

Write: TypeAlias = Callable[["Asked"], Part]
"""Makes a part of what it asks."""

_WIDER = 4
"""Times as many records are asked for where the first ones don't fill a part."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A part as it was made, and how many records were asked for then under each part's name."""

    part: Part
    under: Mapping[str, int | None]


@dataclass(kw_only=True)
class Asked:
    """Who answers, the day that counts as now, what to look out for, and the answers so far.

    `limit` is the number of records that a part asks for at first; None asks for all.
    """

    now: date | None
    sources: Sources
    watch: StandingOut
    limit: int | None
    ranking: Ranking
    _lines: dict[tuple[str, str | None], Line] = field(default_factory=dict)
    _limits: dict[str, int] = field(default_factory=dict)
    _answers: dict[Ranked, Found] = field(default_factory=dict)
    _made: dict[Write, _Made] = field(default_factory=dict)
    _under: dict[str, int | None] = field(default_factory=dict)
    _noted: list[Ranked] | None = None

    def first(self, part: str, question: Ranked) -> Found:
        """The first records that answer the question, as many as the part needs."""
        asked = question
        if question.limit is None:
            most = self._under[part] = self._limit(part)
            asked = replace(question, limit=most)
        if asked in self._answers:
            return self._answers[asked]
        if self._noted is not None:
            self._noted.append(asked)
            return Found(records=())
        return self._ask([asked])[asked]

    def every(self, question: Ranked) -> tuple[Record, ...]:
        """All records that answer it."""
        if question not in self._answers and self._noted is None:
            self._ask([question])
        found = self._answers.get(question)
        return found.records if found else ()

    def written(self, writers: Sequence[Write]) -> list[Part]:
        """Their parts; made anew are those for which more is to be read than when they were made."""
        old = [write for write in writers if not self._stands(write)]
        self._ahead(old)
        for write in old:
            self._under = {}
            self._made[write] = _Made(write(self), self._under)
        return [self._made[write].part for write in writers]

    def _stands(self, write: Write) -> bool:
        made = self._made.get(write)
        return made is not None and all(self._limit(name) == most for name, most in made.under.items())

    def _ahead(self, writers: Iterable[Write]) -> None:
        """Asks at once what these parts will ask for: each of them is told that there is nothing, and notes it."""
        noted = self._noted = []
        for write in writers:
            write(self)
        self._noted = None
        self._ask(list(dict.fromkeys(noted)))

    def widen(self, part: str) -> None:
        """From now on more is read for the part."""
        limit = self._limit(part)
        if limit is not None:
            self._limits[part] = limit * _WIDER

    def _limit(self, part: str) -> int | None:
        return self._limits.get(part, self.limit)

    def _ask(self, questions: list[Ranked]) -> Mapping[Ranked, Found]:
        found = self.ranking.found(questions)
        self._answers |= dict(zip(questions, found, strict=True))
        return self._answers

    def line(self, record: Record, note: str | None = None) -> Line:
        """The record's line; its sources are looked up when it is shown."""
        key = (record.id, note)
        if key not in self._lines:
            self._lines[key] = line(record, None, note=note)
        return self._lines[key]


@contextmanager
def asking(
    ledger: Ledger, filter: Filter, watch: StandingOut, *, limit: int | None, limits: Mapping[str, int]
) -> Iterator[Asked]:
    """What to ask with: of the two sides that the filter names, as of its day, and all of one moment.

    `limits` are those of parts that have one of their own.
    """
    assert filter.between is not None
    now = filter.as_of or ledger.last_day()
    with ledger.ranking(filter.between, filter) as ranking:
        yield Asked(
            ranking=ranking, now=now, sources=Sources(ledger), watch=watch, limit=limit, _limits=dict(limits)
        )  # fmt: skip
