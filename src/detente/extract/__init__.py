"""Annotated -> claims, one file a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from detente.extract.assessments import extract_assessments
from detente.extract.channels import extract_channels
from detente.extract.commitments import extract_commitments
from detente.extract.dates import extract_dates
from detente.extract.deeds import extract_deeds
from detente.extract.engagements import extract_engagements
from detente.extract.events import extract_events
from detente.extract.incidents import extract_incidents
from detente.extract.measures import extract_measures
from detente.extract.people import extract_people
from detente.extract.positions import extract_positions
from detente.extract.statements import extract_statements
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim

__all__ = ["EXTRACTORS", "extract"]

EXTRACTORS: tuple[Callable[[Annotated, Lexicon], Iterator[Claim[Any]]], ...] = (
    extract_engagements,
    extract_channels,
    extract_commitments,
    extract_measures,
    extract_incidents,
    extract_positions,
    extract_assessments,
    extract_events,
    extract_statements,
    extract_people,
    extract_dates,
    extract_deeds,
)
"""All that reads claims; none sees what another found."""


def extract(a: Annotated, lexicon: Lexicon) -> tuple[Claim[Any], ...]:
    """The claims of one document, one for each place, in order of place; of two for one place the surer one."""
    found: dict[str, Claim[Any]] = {}
    for extractor in EXTRACTORS:
        for claim in extractor(a, lexicon):
            rival = found.get(claim.id)
            if rival is None or claim.confidence > rival.confidence:
                found[claim.id] = claim
    return tuple(sorted(found.values(), key=lambda c: c.sort_key()))
