"""What most deserves a person's look: records in doubt that matter, each with the questions that it puts.

Only what matters is asked after: what became of it, when, who, and whether several tellings are one thing. The
figures below are a ranking, calibrated by reading the first forty items on the bundled sample; they are no
probabilities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.outline import Outline
from detente.model.record import Record

KINDS = ("engagement", "channel", "commitment", "measure", "incident")
"""Kinds that a state of the relationship rests on."""

_WEIGHT: Mapping[str, float] = MappingProxyType(
    {"engagement": 1.0, "channel": 1.0, "incident": 0.8, "commitment": 0.7, "measure": 0.7}
)
_LEVEL: Mapping[str | None, float] = MappingProxyType({"leaders": 1.3, "ministers": 1.15})
_STATE = MappingProxyType({"engagement": "status", "channel": "state", "commitment": "status"})
_DAY = MappingProxyType({"engagement": "when", "incident": "when", "measure": "announced"})
_WHO = MappingProxyType(
    {"engagement": "participants", "commitment": "by", "measure": "by", "incident": "actors", "channel": "sides"}
)
_UNSURE = 0.6
"""Confidence below which one document's telling alone is asked after."""

_MANY = 4
"""Tellings from different documents from which on it is asked whether they are one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question about one field of a record ("claims" where it is whether they are one), and how doubtful it is."""

    field: str
    question: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for a person, its questions with the weightiest first, and its rank."""

    outline: Outline
    doubts: tuple[Doubt, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A record that waits for a person, with its questions and its rank."""

    record: Record
    doubts: tuple[Doubt, ...]
    score: float


def queue(ledger: Ledger, filter: Filter = Filter(), *, kinds: Collection[str] = KINDS) -> list[Item]:
    """What waits, first things first: as many as the filter's limit. Only what is given is read whole."""
    return items(ledger, waiting(ledger, filter, kinds=kinds)[: filter.limit], as_of=filter.as_of)


def waiting(ledger: Ledger, filter: Filter = Filter(), *, kinds: Collection[str] = KINDS) -> list[Waiting]:
    """All that waits, first things first. What a person accepted or corrected waits only where it is disputed."""
    asked = ledger.outlines(kinds, replace(filter, limit=None))
    found = [_waiting(outline) for outline in asked if outline.review is None or outline.disputed]
    return sorted((one for one in found if one.doubts), key=lambda one: (-one.score, one.outline.id))


def items(ledger: Ledger, some: Iterable[Waiting], *, as_of: date | None = None) -> list[Item]:
    """The records of some that wait; what is no longer there is left out."""
    read = ((one, ledger.record(one.outline.id, as_of=as_of)) for one in some)
    return [Item(record=record, doubts=one.doubts, score=one.score) for one, record in read if record is not None]


def _waiting(outline: Outline) -> Waiting:
    doubts = tuple(sorted(_doubts(outline), key=lambda doubt: (-doubt.weight, doubt.field)))
    score = sum(doubt.weight / 2**place for place, doubt in enumerate(doubts)) * importance(outline)
    return Waiting(outline=outline, doubts=doubts, score=score)


def importance(outline: Outline) -> float:
    """How much it matters: its kind, who meets, how many independent documents tell of it."""
    level = _LEVEL.get(outline.level, 1.0)
    return _WEIGHT.get(outline.kind, 0.5) * level * (1 + 0.15 * min(outline.origins, 6))


def _doubts(outline: Outline) -> Iterator[Doubt]:
    if outline.disputed:
        yield Doubt(field="review", question="two people decided otherwise; which holds?", weight=2.0)
    mine = (_STATE.get(outline.kind), _DAY.get(outline.kind), _WHO.get(outline.kind), "place", "due")
    for rival in outline.rivals:
        if rival in mine:
            yield Doubt(field=rival, question=f"accounts differ on {rival}; which is right?", weight=1.0)
    yield from _state_doubts(outline)
    yield from _day_doubts(outline)
    yield from _who_doubts(outline)
    yield from _one_thing(outline)
    if outline.confidence < _UNSURE and len(outline.claims) == 1:
        yield Doubt(field="evidence", question="do the words say so?", weight=1.1 * (1 - outline.confidence))


def _state_doubts(outline: Outline) -> Iterator[Doubt]:
    field = _STATE.get(outline.kind)
    if field and outline.status is None:
        yield Doubt(field=field, question=f"what is its {field}?", weight=0.5)
    elif field and outline.alleged:
        yield Doubt(field=field, question=f"is it {outline.status}? One side says so", weight=0.45)


def _day_doubts(outline: Outline) -> Iterator[Doubt]:
    field = _DAY.get(outline.kind)
    when = outline.when
    if field and when is None and outline.status in ("held", "under_way", None):
        yield Doubt(field=field, question="on what day?", weight=0.45)
    elif field and when is not None and (when.approximate or when.width > _WIDE):
        yield Doubt(field=field, question=f"is {when} known more nearly?", weight=0.25)


_WIDE = 6
"""Days less one; from a week on, a day is asked after."""


def _who_doubts(outline: Outline) -> Iterator[Doubt]:
    field = _WHO.get(outline.kind)
    if field and field not in outline.told:
        yield Doubt(field=field, question="who?", weight=0.5)
    elif outline.kind == "engagement" and len(outline.sides) < _TWO:
        yield Doubt(field="participants", question="with whom?", weight=0.45)


_TWO = 2


def _one_thing(outline: Outline) -> Iterator[Doubt]:
    """Many tellings that no words of one document tie are the likeliest to be two things taken for one."""
    if outline.documents >= _MANY and outline.origins >= _MANY:
        told = len(outline.claims)
        yield Doubt(field="claims", question=f"are its {told} tellings one thing?", weight=0.1 * outline.origins)
