"""Annotated -> claims about channels."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.channel import Channel
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_channels(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Channel]]:
    """The claims about channels that the document makes."""
    yield from ()
