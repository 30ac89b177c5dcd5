"""A meeting during a visit is part of it, also where no text says so: the visitor, the host and the days do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.kinds.engagement import CALLED_OFF
from detente.ledger.links import Inference
from detente.model.record import Link, Record
from detente.model.when import When

_WITHIN = frozenset({"meeting", "talks", "summit"})
_STAYS = frozenset({"visit", "transit"})
_MONTH = 31  # days: of a visit known by a season or a year, no meeting can be told to fall in it


def part_of_visit(record: Record, neighbours: Sequence[Record]) -> Iterator[Link]:
    """The visit that a meeting took place in, where there is one that fits best.

    A visit fits where it has a visitor of the meeting, its host takes part in the meeting, its days hold the
    meeting's, and both came about, or both did not. Of several the one known to fewest days is meant, by whose side
    no other stands. The link rests on words of the meeting.
    """
    if not _asks(record):
        return
    fitting = [visit for visit in neighbours if _fits(record, visit)]
    narrowest = min((_days(visit).width for visit in fitting), default=None)
    meant = [visit for visit in fitting if _days(visit).width == narrowest]
    if len(meant) == 1:
        yield Link(type="part_of", record=meant[0].id, evidence=record.evidence[:1])


def _asks(record: Record) -> bool:
    return record.fields.get("form") in _WITHIN and record.facets.when is not None


def _fits(meeting: Record, visit: Record) -> bool:
    when, stay, host = meeting.facets.when, visit.facets.when, visit.fields.get("host")
    if visit.fields.get("form") not in _STAYS or when is None or stay is None or host is None:
        return False
    same_fate = (meeting.facets.status in CALLED_OFF) == (visit.facets.status in CALLED_OFF)
    in_time = stay.width <= _MONTH and stay.contains(when)
    return (
        same_fate and in_time and host in meeting.facets.sides and bool(_visitors(visit) & set(meeting.facets.persons))
    )


def _visitors(visit: Record) -> set[str]:
    """The names of those who do not act for the host."""
    people = visit.fields.get("participants") or ()
    return {person["name"] for person in people if person.get("name") and person.get("side") != visit.fields["host"]}


def _days(record: Record) -> When:
    assert record.facets.when is not None
    return record.facets.when


PART_OF_VISIT = Inference(links=part_of_visit, asks=_asks, forms=_STAYS, longest=_MONTH)
"""A meeting asks for visits and transits of a month at most."""
