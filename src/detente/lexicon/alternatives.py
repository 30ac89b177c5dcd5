"""Patterns of many words: the same as all of them with bars between, several times as fast.

Python tries the alternatives of a pattern one by one. Those that begin with one letter are therefore put behind it
("talk|tariff|war" becomes "ta(?:lk|riff)|war"), as in a trie.
"""

from __future__ import annotations

from collections.abc import Sequence


def any_of(patterns: Sequence[str]) -> str:
    """A pattern that finds what "|".join(patterns) finds, in a group where there is more than one.

    Of two that match in one place the earlier one wins, as there. A letter or digit at the head of a pattern must be
    meant as such, with no sign of repetition behind it.
    """
    if len(patterns) < 2:
        return "".join(patterns)
    if not all(p[:1].isalnum() for p in patterns[:-1]) or not (patterns[-1][:1].isalnum() or not patterns[-1]):
        return f"(?:{'|'.join(patterns)})"
    behind: dict[str, list[str]] = {}
    for pattern in patterns:
        behind.setdefault(pattern[:1], []).append(pattern[1:])
    found = [first + any_of(rests) for first, rests in behind.items()]
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
