"""Who speaks and acts: mentions, and who each of them is."""

from __future__ import annotations

from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, CastMember, Mention


def find_cast(a: Annotated, lexicon: Lexicon) -> tuple[tuple[CastMember, ...], tuple[Mention, ...]]:
    """The cast and their mentions in order of the text (needs tokens, sentences, quotes and times)."""
    return (), ()
