"""Where sentences end, as far as dates need to know: no parser at hand."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dates.cuewords import load_cue_words
from detente.dates.tokens import Word

_ENDS = frozenset(".!?;")


def is_end(words: Sequence[Word], i: int) -> bool:
    """Does a sentence end at word `i`? A full stop after one or two letters belongs to an abbreviation."""
    word = words[i]
    if word.kind == "gap":
        return True
    if word.text not in _ENDS:
        return False
    before = words[i - 1] if i else None
    if word.text != "." or before is None:
        return True
    return len(before.text) > 2 and before.text.lower() not in load_cue_words().abbreviations


def bounds(words: Sequence[Word], i: int) -> tuple[int, int]:
    """(first, last) of the words of the sentence in which word `i` stands: half-open."""
    first = last = i
    while first > 0 and not is_end(words, first - 1):
        first -= 1
    while last < len(words) and not is_end(words, last):
        last += 1
    return first, last
