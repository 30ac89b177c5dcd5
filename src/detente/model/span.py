"""A stretch of a document's text, and a stretch that something rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch ``text[start:end]``, in code points of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this span in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Does `other` lie within this span?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Have the two a character in common?"""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Evidence:
    """The words that a fact rests on: ``document.text[start:end] == text``, always.

    `field` names the field that the words support, or is None where they support the whole; `claim` is the id of
    the claim that brought them.
    """

    document: str
    start: int
    end: int
    text: str
    field: str | None = None
    claim: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)
