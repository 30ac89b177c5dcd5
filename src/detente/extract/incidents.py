"""Annotated -> claims about incidents."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.incident import Incident
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_incidents(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Incident]]:
    """The claims about incidents that the document makes."""
    yield from ()
