"""Annotated -> claims about people."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.person import Person
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_people(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Person]]:
    """The claims about people that the document makes."""
    yield from ()
