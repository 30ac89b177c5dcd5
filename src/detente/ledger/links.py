"""Bonds between records: a claim's own, lifted to records, and those that follow from what the records say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from detente.model.claim import ClaimLink, LinkType
from detente.model.record import Link, Record
from detente.model.span import Evidence

Infer: TypeAlias = Callable[[Record, Sequence[Record]], Iterable[Link]]
"""The links of one record that follow from its neighbours: records that share a side with it and
overlap in time. They come as they were folded, without evidence."""


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
