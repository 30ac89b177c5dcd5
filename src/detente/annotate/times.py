"""Temporal expressions of a document, with their values."""

from __future__ import annotations

from detente.dates import find
from detente.model.annotated import Annotated, Timex


def find_times(a: Annotated) -> tuple[Timex, ...]:
    """Every temporal expression (needs tokens, sentences and quotes), noise and asides too.

    Counted from the last day that the document's date allows; relative dates of an undated document have no place.
    """
    return find(a.document.text, a.document.known_from)
