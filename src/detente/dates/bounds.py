"""Prepositions that open an end: "since May" has no end, "by October" and "through October" no beginning.

"Before the end of October" is by its last day, too; "before October" only names a month that something is before.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.dates.expressions import Amount, Edge, Expression, Offset, Range, Slice, Window
from detente.dates.found import Found
from detente.dates.resolve import Reading
from detente.dates.tokens import Word
from detente.dates.words import OTHER
from detente.model.when import When

_OPEN_END = frozenset({"since", "beyond"})
_OPEN_START = frozenset({"by", "until", "till", "through", "thru"})


def opened(words: Sequence[Word], found: Found, reading: Reading) -> Reading:
    """The reading with the end open that the preposition before it opens."""
    expression = found.expression
    if reading.when is None or isinstance(expression, Amount | Window | Slice | Range) or _describes(words, found):
        return reading
    lead = _lead(words, found.first)
    if lead == "through" and _owns(words, found):
        return reading  # "through today's meeting": by means of it
    if lead in _OPEN_END:
        return reading.with_when(_since(reading.when))
    if lead in _OPEN_START or (lead == "before" and isinstance(expression, Edge) and expression.mod == "END"):
        return reading.with_when(_until(reading, expression))
    return reading


def _describes(words: Sequence[Word], found: Found) -> bool:
    """“since the March summit”, “by the Tuesday deadline”: what follows is counted from, and it has that date."""
    named = found.first > 0 and words[found.first - 1].kind == "the" and found.last < len(words)
    return named and words[found.last].kind == OTHER and words[found.last].text[0].islower()


def _owns(words: Sequence[Word], found: Found) -> bool:
    """Does a possessive ending follow ("today's")?"""
    after = [w.text for w in words[found.last : found.last + 2]]
    return bool(after) and (after[0] in ("'s", "’s") or (after[0] in ("'", "’") and after[1:] == ["s"]))


def _lead(words: Sequence[Word], first: int) -> str:
    i = first - 1
    while i >= 0 and words[i].kind in ("the", "about", "at", "least"):
        i -= 1
    return words[i].kind if i >= 0 else ""


def _since(when: When) -> When:
    start, _, _ = when.edtf.partition("/")
    return When(f"{start}/..") if start != ".." else when


def _until(reading: Reading, expression: Expression) -> When | None:
    """“by the end of the year” is by its last day."""
    assert reading.when is not None
    if reading.when.approximate and reading.last is not None and not isinstance(expression, Offset):
        return When(f"../{reading.last.isoformat()}")
    end = reading.when.edtf.rpartition("/")[2]
    return When(f"../{end}") if end != ".." else reading.when
