"""Annotated -> claims about assessments."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.assessment import Assessment
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_assessments(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Assessment]]:
    """The claims about assessments that the document makes."""
    yield from ()
