"""Bonds between records: a claim's own, lifted to records, and those that follow from what the records say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from detente.model.claim import ClaimLink, LinkType
from detente.model.record import Link, Record
from detente.model.span import Evidence

Infer: TypeAlias = Callable[[Record, Sequence[Record]], Iterable[Link]]
"""The links of one record that follow from its neighbours: records that share a side with it and
whose days hold its own. They come as they were folded, without evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """How links of one record follow from its neighbours, and when there is nothing to look for.

    `asks` says whether a record may get any at all; they come from records of these `forms` that last no more than
    `longest` days less one.
    """

    links: Infer
    asks: Callable[[Record], bool]
    forms: frozenset[str]
    longest: int


def lift(record: Record, links: Iterable[ClaimLink], record_of: Mapping[str, str]) -> tuple[Link, ...]:
    """The claims' links as links of their record. `record_of` says where each target claim belongs on the day.

    A target that is in no record (rejected, or not known yet) or in the same one makes no link.
    """
    found: dict[tuple[LinkType, str], dict[Evidence, None]] = {}
    for link in links:
        other = record_of.get(link.target)
        if other is not None and other != record.id:
            found.setdefault((link.type, other), {}).update(dict.fromkeys(link.evidence))
    return tuple(Link(type=t, record=r, evidence=tuple(sorted(found[t, r], key=_place))) for t, r in sorted(found))


def with_inferred(links: tuple[Link, ...], inferred: Iterable[Link]) -> tuple[Link, ...]:
    """The stated links, and inferred ones of such types as no text states, in order of type and record."""
    stated = {link.type for link in links}
    new = [link for link in inferred if link.type not in stated]
    return tuple(sorted([*links, *new], key=lambda link: (link.type, link.record)))


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return evidence.document, evidence.start, evidence.end, evidence.field or ""
