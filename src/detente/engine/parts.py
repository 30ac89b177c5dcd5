"""A document too long to be read in one go is read in parts, cut at ends of paragraphs, and its claims put together.

What is read of a part knows nothing of the others: who "he" is ends at a cut. Costs that grow faster than the length,
and memory, are bounded by the part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from detente.model.claim import Claim
from detente.model.document import Document, Noise
from detente.model.span import Evidence, Span

LONGEST = 200_000
"""Characters of the longest document read in one go: a hundred pages."""

_SAFE = ("\n\n", "\n", ". ", " ")  # where a cut does least harm, best first


def parts(document: Document) -> Iterator[tuple[int, Document]]:
    """(where it begins, the part as a document of the same id), left to right; the whole where it is short enough."""
    text = document.text
    if len(text) <= LONGEST:
        yield 0, document
        return
    start = 0
    while start < len(text):
        end = _cut(text, start)
        noise = tuple(
            Noise(max(n.start, start) - start, min(n.end, end) - start, n.reason)
            for n in document.noise
            if n.start < end and n.end > start
        )
        yield start, replace(document, text=text[start:end], noise=noise)
        start = end


def _cut(text: str, start: int) -> int:
    """Where the part that begins at `start` ends: behind a paragraph, a line, a sentence or a word, far into it."""
    limit = start + LONGEST
    if limit >= len(text):
        return len(text)
    for mark in _SAFE:
        at = text.rfind(mark, start + LONGEST // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit


def joined(found: list[tuple[int, tuple[Claim[Any], ...]]]) -> tuple[Claim[Any], ...]:
    """The claims of all parts, each where it stands in the whole; of two in one place the first."""
    claims: dict[str, Claim[Any]] = {}
    for start, some in found:
        moved = [replace(claim, place=_moved(claim.place, start, {})) for claim in some]
        ids = _shared(some, start) | {old.id: new.id for old, new in zip(some, moved, strict=True)}
        for old, new in zip(some, moved, strict=True):
            claims.setdefault(new.id, _moved(old, start, ids))
    return tuple(claims.values())


def _shared(claims: tuple[Claim[Any], ...], start: int) -> dict[str, str]:
    """What claims of one part have in common (an attribution, a group), told apart from the other parts'."""
    names = {getattr(c.fields, name, None) for c in claims for name in ("attribution", "group")}
    return {name: f"{name}-{start}" for name in names if name and start}


def _moved(value: Any, by: int, ids: Mapping[str, str]) -> Any:
    """The value with every place in the text `by` characters further on, and every claim's id the new one."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, Evidence):
        return replace(value, start=value.start + by, end=value.end + by, claim=_moved(value.claim, by, ids))
    if isinstance(value, tuple):
        return tuple(_moved(item, by, ids) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        return replace(value, **{name: _moved(item, by, ids) for name, item in changed.items()})
    return value
