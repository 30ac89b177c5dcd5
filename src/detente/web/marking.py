"""A document's text in stretches, each with what is to be marked there: found words, noise, the place looked at."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.model.document import Document
from detente.model.span import Span
from detente.model.stretches import stretches_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that something rests on: a record of a kind."""

    span: Span
    record: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of text in which nothing changes. `marks` come with the narrowest first; `noise` is its reason."""

    text: str
    start: int
    marks: tuple[Mark, ...] = ()
    noise: str | None = None
    here: bool = False
    begins: tuple[Mark, ...] = ()


def stretches(document: Document, marks: Iterable[Mark], here: Sequence[Span] = ()) -> list[Stretch]:
    """The whole text, in order, nothing left out and nothing twice; `here` are the words that the reader came for."""
    size = len(document.text)
    kept = sorted(
        (m for m in dict.fromkeys(marks) if m.span.start < size), key=lambda m: (len(m.span), m.span, m.record)
    )
    noise = [n for n in document.noise if n.start < size]
    marked, noisy = stretches_of(enumerate(m.span for m in kept)), stretches_of(enumerate(n.span for n in noise))
    begun: dict[int, list[Mark]] = {}
    for mark in kept:
        begun.setdefault(mark.span.start, []).append(mark)
    spans = [*(m.span for m in kept), *here, *(n.span for n in noise)]
    cuts = sorted({0, size, *(min(at, size) for span in spans for at in (span.start, span.end))})
    return [
        Stretch(
            text=document.text[a:b],
            start=a,
            marks=tuple(kept[n] for n in marked.at(a)),
            noise=next((noise[n].reason for n in noisy.at(a)), None),
            here=any(span.start <= a < span.end for span in here),
            begins=tuple(begun.get(a, ())),
        )
        for a, b in itertools.pairwise(cuts)
    ]
