"""A text with its source and date; never changed after it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Literal

from detente.model.span import Evidence, Span
from detente.model.when import When

PublishedFrom = Literal["header", "metadata", "url", "dateline", "inferred", "note", "person"]
"""Where the day of publication was read; `person` where somebody corrected it, `note` for a person's own note."""


@dataclass(frozen=True, slots=True, order=True)
class Noise:
    """A stretch that is no part of the article, and why: `caption`, `related`, `contributors`, `repeated_title` …

    `aside` (an editor's note, a correction) is apart from the article but is read all the same.
    """

    start: int
    end: int
    reason: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was read. `id` follows from the text alone, so that the same content is the same document.

    `known_from` is the last day that the date of publication allows, None where it is unknown: such a document never
    answers as-of questions. `signature` is the MinHash by which near-copies are found.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: When | None = None
    published_from: PublishedFrom | None = None
    side: str | None = None
    path: str | None = None
    noise: tuple[Noise, ...] = ()

    @property
    def known_from(self) -> date | None:
        """The day from which a reader of this document knows what it says."""
        return self.published.last if self.published else None

    def evidence(self, span: Span, *, field: str | None = None) -> Evidence:
        """The words of `span` as evidence."""
        return Evidence(document=self.id, start=span.start, end=span.end, text=span.of(self.text), field=field)

    def corrected(self, **changes: object) -> Document:
        """The same text with another date or source (a person's correction)."""
        return replace(self, **changes)  # type: ignore[arg-type]


def document_id(text: str) -> str:
    """``doc-`` and sixteen hex digits of the text's BLAKE2b digest (a clash is unlikely below a billion texts)."""
    return "doc-" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
