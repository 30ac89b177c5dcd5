"""Is the past or the future spoken of? Told by the verbs around an expression, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dates.resolve import Direction
from detente.dates.tokens import Word

REACH = 25
"""How many words to either side are looked at, within the sentence."""

_FUTURE = frozenset(
    "will shall won't 'll ’ll upcoming forthcoming tentatively".split()
)
_PLANNED = frozenset(
    "scheduled due expected planned slated set plans plan expects expect hopes hope intends aims begins starts"
    " scheduling proposed supposed going deadline expires expire preparing prepares".split()
)
_MODALS = frozenset("could would might may should must can to".split())
_PAST = frozenset(
    "was were had did been said told met went came made took began held became left gave got found saw sent spoke"
    " wrote won lost rose fell broke brought built bought chose cut drew drove felt fought flew grew heard hit kept"
    " knew led let meant paid put ran read sat set shot showed shut sold spent stood struck taught thought threw"
    " understood withdrew has have".split()
)
_ENDS = frozenset(".!?;")
_NOT_VERBS = frozenset("united need indeed speed seed feed weed proceed exceed succeed breed hundred naked red bed".split())


def direction(words: Sequence[Word], first: int, last: int) -> Direction | None:
    """The side of now on which words ``words[first:last]`` lie; None where no verb tells."""
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if _is_end(words, i):
            break
        told = _tells(words, i)
        if told is not None:
            return told
    for i in range(last, min(len(words), last + REACH)):
        if _is_end(words, i):
            break
        told = _tells(words, i)
        if told is not None:
            return told
    return None


def _tells(words: Sequence[Word], i: int) -> Direction | None:
    lower = words[i].text.lower()
    if lower in _FUTURE:
        return "future"
    if lower in _PLANNED:
        return "future"
    if lower in _PAST or _regular_past(lower):
        return "past"
    return None


def _regular_past(lower: str) -> bool:
    return len(lower) > 4 and lower.endswith("ed") and lower not in _NOT_VERBS


def _is_end(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.kind == "gap":
        return True
    if word.text not in _ENDS:
        return False
    before = words[i - 1] if i else None
    return word.text != "." or before is None or len(before.text) > 2
