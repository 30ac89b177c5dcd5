"""Annotated -> claims about events."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.event import Event
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_events(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Event]]:
    """The claims about events that the document makes."""
    yield from ()
