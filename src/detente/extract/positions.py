"""Annotated -> claims about positions."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.position import Position
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_positions(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Position]]:
    """The claims about positions that the document makes."""
    yield from ()
