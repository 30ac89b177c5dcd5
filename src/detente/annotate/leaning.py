"""Words for a state that say whom people are for or against, not whose they are: "pro-Russian", "anti-Chinese"."""

from __future__ import annotations

from detente.model.annotated import Annotated

_LEANING = frozenset({"pro", "anti"})
_HYPHENS = frozenset({"-", "–", "‑"})


def is_leaning(a: Annotated, i: int) -> bool:
    """Does "pro-" or "anti-" stand right before the word that begins at token `i`?"""
    return i > 1 and a.tokens[i - 1].text in _HYPHENS and a.tokens[i - 2].text.lower() in _LEANING
