"""Annotated -> claims about statements."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.statement import Statement
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim


def extract_statements(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Statement]]:
    """The claims about statements that the document makes."""
    yield from ()
