"""Temporal expressions of a document, with their values."""

from __future__ import annotations

from detente.model.annotated import Annotated, Timex


def find_times(a: Annotated) -> tuple[Timex, ...]:
    """Every temporal expression (needs tokens, sentences and quotes)."""
    return ()
