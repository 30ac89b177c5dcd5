"""How telling a record is: the standing of whose words it rests on, then how lately it was so or was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from detente.model.record import Json, Record
from detente.views.line import Sources

_STANDINGS: Mapping[str | None, int] = MappingProxyType(
    {"official": 0, "legislator": 1, "state_media": 1, "business": 2, "scholar": 2, "press": 2, None: 2}
)
"""Smaller is weightier: governments, then legislators and state media, then all who look on."""


def most_telling(records: Iterable[Record], sources: Sources) -> list[Record]:
    """Governments' own words before those of others, and among equals the latest first."""
    return sorted(latest(records), key=lambda record: standing(record, sources))


def latest(records: Iterable[Record]) -> list[Record]:
    """The latest first: by the day that each is about, and where none is told by the day from which it is known."""
    return sorted(records, key=day_and_id, reverse=True)


def day_and_id(record: Record) -> tuple[date, str]:
    """For sorting by day."""
    when = record.facets.when
    return (when.sort_key()[0] if when else record.known_from or date.min), record.id


def standing(record: Record, sources: Sources) -> int:
    """That of whoever speaks or holds; where nobody is named, that of the publisher: a government's own, or another."""
    given = record.fields.get("standing") or _standing(record.fields.get("speaker"))
    if given is None and any(d.side is not None for d in filter(None, map(sources.document, record.documents))):
        given = "official"
    return _STANDINGS.get(given, len(_STANDINGS))


def _standing(speaker: Json) -> str | None:
    return speaker.get("standing") if isinstance(speaker, Mapping) else None
