"""Places: which contains which, and whose they are."""

from __future__ import annotations

import unicodedata
from typing import Any

_SMALL = frozenset({"the", "of", "in", "city", "republic", "kingdom", "near"})


def place_words(place: str) -> frozenset[str]:
    """The words that tell a place from others, lower case and without accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", place) if not unicodedata.combining(c)).lower()
    return frozenset(w for w in bare.replace(",", " ").replace("’", "'").split() if w not in _SMALL)


def side_of_place(place: str | None, lexicon: Any) -> str | None:
    """The side in which a place lies, as far as the lexicon knows it; a side's own code is itself."""
    return None


def is_state(place: str, lexicon: Any) -> bool:
    """Is the place a whole state rather than a spot in it?"""
    return False


def contains(wide: str, narrow: str, lexicon: Any) -> bool:
    """Does `wide` allow all that `narrow` says: the same words and fewer, or the state in which it lies?"""
    if place_words(wide) <= place_words(narrow):
        return True
    side = side_of_place(wide, lexicon)
    return side is not None and is_state(wide, lexicon) and side == side_of_place(narrow, lexicon)


def places_agree(a: str | None, b: str | None, lexicon: Any) -> float | None:
    """0.2 where one place allows the other, 0 where one is not told or too little is known, None where they exclude."""
    if a is None or b is None:
        return 0.0
    if contains(a, b, lexicon) or contains(b, a, lexicon):
        return 0.2
    if place_words(a) & place_words(b):
        return 0.1
    known = side_of_place(a, lexicon) and side_of_place(b, lexicon)
    return None if known else -0.2
