"""Quotation marks -> quotes, with exact spans."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.annotated import Quote
from detente.model.span import Span


def find_quotes(text: str, paragraphs: Sequence[Span]) -> tuple[Quote, ...]:
    """Every stretch in quotation marks."""
    return ()
