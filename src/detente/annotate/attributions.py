"""Who said what: reporting phrases, their sources and what they report."""

from __future__ import annotations

from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Attribution


def find_attributions(a: Annotated, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution (needs all that comes before it in `annotate`)."""
    return ()
