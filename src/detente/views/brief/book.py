"""What every part of the book works on: the engagement, the two sides, the day, the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from types import MappingProxyType

from detente.lexicon.comparing import Comparing
from detente.lexicon.standing_out import StandingOut
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.ranked import Ranked
from detente.model.record import Record
from detente.views.brief.answer import Sentence
from detente.views.brief.telling import Teller
from detente.views.line import Line
from detente.views.parts import parts_of
from detente.views.status import NAMES, Part, Status, best_covered, more_of, status
from detente.views.trend import Trend, trend

_MANY = 6  # sides of which pairs are looked at
_EVERY = 10**6  # sides of an engagement that counts: however many take part
_UNTOLD = frozenset({"last_engagements", "next_engagements", "undated_engagements", "positions", "third_parties"})
"""Parts of a status that a book tells otherwise, or not at all."""
_FIRST = 16  # records that are read at first of a part: some three times as many as a book has room for
_MORE = 4  # times as many are read where they don't fill their section
_FIRSTS: Mapping[str, int] = MappingProxyType(dict.fromkeys(NAMES, _FIRST) | {"last_engagements": 1})


@dataclass(frozen=True, kw_only=True)
class Book:
    """The question that a book answers. `eve` is the day before the engagement, where it has begun.

    What came before is told as of the eve, so that it stands apart from what was said of the engagement.
    """

    ledger: Ledger
    engagement: Record
    as_of: date | None
    now: date | None
    eve: date | None
    teller: Teller
    words: Comparing
    watch: StandingOut | None = None

    @property
    def known(self) -> date | None:
        """The day as of which the background is told."""
        return self.eve or self.as_of

    @cached_property
    def between(self) -> tuple[str, str] | None:
        """The two sides of the engagement; of several those who engaged most; of one or none the best-covered pair."""
        sides = sorted(self.engagement.facets.sides)
        if len(sides) == 2:
            return sides[0], sides[1]
        pairs = list(combinations(sides[:_MANY], 2))
        if not pairs:
            return best_covered(self.ledger, as_of=self.as_of)
        told = self.ledger.pairs(("engagement",), most=_EVERY, as_of=self.as_of)
        return max(pairs, key=lambda pair: (told.get(pair, 0), pair))

    @cached_property
    def status(self) -> Status | None:
        """Where the relationship stands on the eve: what a book tells of it, of each part the first ones."""
        if self.between is None:
            return None
        asked = Filter(as_of=self.known)
        return status(self.ledger, self.between, asked, watch=self.watch, whole=True, firsts=_FIRSTS, without=_UNTOLD)

    def every(self, *parts: str) -> Iterator[Line]:
        """The lines of these parts of the status, without the engagement itself, read as they are asked for."""
        shown = {self.engagement.id}
        for part in self.status.parts if self.status else ():
            for now in self._read(part) if part.name in parts else ():
                yield from (line for line in now.lines if line.record not in shown)
                shown |= {line.record for line in now.lines}

    def _read(self, part: Part) -> Iterator[Part]:
        """A part of the status with its first lines, then with more of them."""
        most = _FIRST
        yield part
        while part.more and self.status:
            most *= _MORE
            firsts = {**_FIRSTS, part.name: most}
            asked = Filter(as_of=self.known)
            yield (part := more_of(self.ledger, self.status, part.name, asked, firsts=firsts, watch=self.watch))

    def first(self, *asked: Ranked) -> Iterator[Record]:
        """The first records of the two sides, as they were known on the eve, that answer each question."""
        if self.between is not None:
            with self.ledger.ranking(self.between, Filter(as_of=self.known)) as ranking:
                found = ranking.found(asked)
            yield from (record for answer in found for record in answer.records)

    def held(self, kind: str) -> Mapping[tuple[str, str], int]:
        """How many records of a kind each of the two holds on each issue: (issue, side)."""
        if self.between is None:
            return {}
        with self.ledger.ranking(self.between, Filter(as_of=self.known)) as ranking:
            return ranking.held(kind)

    def record(self, id: str) -> Record | None:
        """A record as it was known on the eve."""
        return self.ledger.record(id, as_of=self.known)

    def whole(self, some: Sequence[Record]) -> list[Record]:
        """Records that were known on the eve, with all that is told of them."""
        return self.ledger.whole(some, as_of=self.known)

    def told(self, lines: Iterable[Line], *, note: bool = False) -> Iterator[Sentence]:
        """A sentence for each line's record, with its note where asked; a record is read when its turn comes."""
        for line in lines:
            record = self.record(line.record)
            sentence = self.teller.tell(record) if record else None
            if record and sentence:
                noted = (
                    f"{sentence.text.rstrip('.')} ({line.note.split(', according to')[0]})"
                    if note and line.note
                    else sentence.text
                )
                yield self.teller.sentence(noted, sentence.evidence, record)

    @cached_property
    def parts(self) -> list[Record]:
        """The engagements that are parts of this one, by day."""
        return parts_of(self.ledger, self.engagement, as_of=self.as_of)

    @cached_property
    def trend(self) -> Trend | None:
        """Conflict and cooperation between the two, up to the eve."""
        return trend(self.ledger, Filter(between=self.between, as_of=self.known)) if self.between else None

    @cached_property
    def last(self) -> Record | None:
        """The last engagement between the two that took place before this one; a visit rather than its meetings."""
        if self.between is None:
            return None
        latest = self._newest_before(self.between)
        whole = next((link.record for link in latest.links if link.type == "part_of"), None) if latest else None
        return (self.record(whole) if whole else None) or latest

    def _newest_before(self, between: tuple[str, str]) -> Record | None:
        """The latest that is over before this one begins; ever more of them are read where others only allege them."""
        mine, most = self.engagement.facets.when, _FIRST
        if mine is not None and mine.first is None:
            return None
        asked = replace(_HELD, past=mine.first if mine else None)
        with self.ledger.ranking(between, Filter(as_of=self.known)) as ranking:
            while True:
                (found,) = ranking.found([replace(asked, limit=most)])
                before = (r for r in found.records if r.according_to is None and r.id != self.engagement.id)
                if (newest := next(before, None)) or not found.more:
                    return newest
                most *= _MORE

    def pledges_of(self, last: Record) -> list[Record]:
        """What may have been undertaken at an engagement of the two: told in its documents, or made in its days."""
        asked = Filter(between=self.between, as_of=self.known)
        some = list(self.ledger.folded(("commitment",), asked))
        beside = self.ledger.told_in([record.id for record in some], as_of=self.known)
        told = set(last.documents)
        return self.whole([r for r in some if is_of_its_days(r, last) or not told.isdisjoint(beside[r.id])])


_HELD = Ranked(kinds=("engagement",), statuses=("held",), dated=True, together=True)


def is_of_its_days(record: Record, engagement: Record) -> bool:
    """Is the record of a day on which the engagement took place?"""
    when, day = engagement.facets.when, record.facets.when
    return bool(when and day and day.is_day and when.contains(day))


def eve_of(engagement: Record, now: date | None) -> date | None:
    """The day before it began, where it has begun by the day `now`."""
    when = engagement.facets.when
    if when is None or when.first is None or now is None:
        return None
    over = when.last is not None and when.last <= now
    begun = engagement.facets.status in ("held", "under_way") and when.first <= now
    return when.first - timedelta(days=1) if over or begun else None
