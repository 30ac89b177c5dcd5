"""Annotated -> claims about dates."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.dated import Dated
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_dates(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Dated]]:
    """The claims about dates that the document makes."""
    yield from ()
