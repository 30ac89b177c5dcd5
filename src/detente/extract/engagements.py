"""Annotated -> claims about engagements."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.engagement import Engagement
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_engagements(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Engagement]]:
    """The claims about engagements that the document makes."""
    yield from ()
