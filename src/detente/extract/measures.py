"""Annotated -> claims about measures."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.measure import Measure
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_measures(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Measure]]:
    """The claims about measures that the document makes."""
    yield from ()
