"""Annotated -> claims about commitments."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.commitment import Commitment
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_commitments(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Commitment]]:
    """The claims about commitments that the document makes."""
    yield from ()
