"""What most deserves a person's look: records in doubt that matter, each with the questions that it puts.

Only what matters is asked after: what became of it, when, who, and whether several tellings are one thing. The
figures below are a ranking, calibrated by reading the first forty items on the bundled sample; they are no
probabilities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.model.filter import Filter
from detente.model.ledger import Ledger
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
class Item:
    """A record that waits for a person, its questions with the weightiest first, and its rank."""

    record: Record
    doubts: tuple[Doubt, ...]
    score: float


def queue(ledger: Ledger, filter: Filter = Filter(), *, kinds: Collection[str] = KINDS) -> list[Item]:
    """What waits, first things first. What a person accepted or corrected waits only where it is disputed."""
    found = [_item(record) for record in ledger.records(kinds, filter) if record.review is None or record.disputed]
    items = sorted((item for item in found if item.doubts), key=lambda item: (-item.score, item.record.id))
    return items[: filter.limit]


def _item(record: Record) -> Item:
    doubts = tuple(sorted(_doubts(record), key=lambda doubt: (-doubt.weight, doubt.field)))
    score = sum(doubt.weight / 2**place for place, doubt in enumerate(doubts)) * importance(record)
    return Item(record=record, doubts=doubts, score=score)


def importance(record: Record) -> float:
    """How much it matters: its kind, who meets, how many independent documents tell of it."""
    level = _LEVEL.get(record.fields.get("level"), 1.0)
    return _WEIGHT.get(record.kind, 0.5) * level * (1 + 0.15 * min(record.origins, 6))


def _doubts(record: Record) -> Iterator[Doubt]:
    if record.disputed:
        yield Doubt(field="review", question="two people decided otherwise; which holds?", weight=2.0)
    for conflict in record.conflicts:
        if conflict.field in (_STATE.get(record.kind), _DAY.get(record.kind), _WHO.get(record.kind), "place", "due"):
            yield Doubt(
                field=conflict.field, question=f"accounts differ on {conflict.field}; which is right?", weight=1.0
            )
    yield from _state_doubts(record)
    yield from _day_doubts(record)
    yield from _who_doubts(record)
    yield from _one_thing(record)
    if record.confidence < _UNSURE and len(record.claims) == 1:
        yield Doubt(field="evidence", question="do the words say so?", weight=1.1 * (1 - record.confidence))


def _state_doubts(record: Record) -> Iterator[Doubt]:
    field = _STATE.get(record.kind)
    if field and record.facets.status is None:
        yield Doubt(field=field, question=f"what is its {field}?", weight=0.5)
    elif field and record.according_to is not None:
        yield Doubt(field=field, question=f"is it {record.facets.status}? One side says so", weight=0.45)


def _day_doubts(record: Record) -> Iterator[Doubt]:
    field = _DAY.get(record.kind)
    when = record.facets.when
    if field and when is None and record.facets.status in ("held", "under_way", None):
        yield Doubt(field=field, question="on what day?", weight=0.45)
    elif field and when is not None and (when.approximate or when.width > _WIDE):
        yield Doubt(field=field, question=f"is {when} known more nearly?", weight=0.25)


_WIDE = 6
"""Days less one; from a week on, a day is asked after."""


def _who_doubts(record: Record) -> Iterator[Doubt]:
    field = _WHO.get(record.kind)
    if field and not record.fields.get(field):
        yield Doubt(field=field, question="who?", weight=0.5)
    elif record.kind == "engagement" and len(record.facets.sides) < _TWO:
        yield Doubt(field="participants", question="with whom?", weight=0.45)


_TWO = 2


def _one_thing(record: Record) -> Iterator[Doubt]:
    """Many tellings that no words of one document tie are the likeliest to be two things taken for one."""
    if len(record.documents) >= _MANY and record.origins >= _MANY:
        told = len(record.claims)
        yield Doubt(field="claims", question=f"are its {told} tellings one thing?", weight=0.1 * record.origins)
