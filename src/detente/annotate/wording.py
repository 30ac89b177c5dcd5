"""Stretches of words: trimmed, drawn around tokens, found by position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from detente.annotate.tree import subtree
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_EDGES = " \t\u00a0,.;:—–-…"


def below(a: Annotated, heads: Iterable[Token], verb: Token) -> list[Token]:
    """All that the heads govern, after the verb."""
    return [t for c in heads for t in subtree(a, c.i) if t.i > verb.i]


def hull(a: Annotated, tokens: Sequence[Token]) -> Span:
    """From the first of the tokens to the last, trimmed."""
    return trimmed(a, Span(min(t.start for t in tokens), max(t.end for t in tokens)))


def trimmed(a: Annotated, span: Span) -> Span:
    """`span` without "that", and without white space, commas and stops at its ends."""
    text = a.document.text
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not (text[end - 1] == "." and _is_abbreviation(text, end)):
        end -= 1
    if text[start:end].startswith("that ") and end - start > 5:
        start += 5
    return Span(start, end)


def _is_abbreviation(text: str, end: int) -> bool:
    """Does a stop at `end` belong to an abbreviation such as U.S.?"""
    return end >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def first_after(a: Annotated, position: int) -> int:
    """The index of the first token that begins at a character or after it."""
    return bisect_left(a.starts, position)
