"""What a feed holds, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.span import Evidence
from detente.model.when import When
from detente.views.line import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: `key` is the same whenever the feed is written, `updated` the day from which it is known so.

    `sequence` counts its changes, where that is known.
    """

    key: str
    title: str
    sort: str
    record: str
    when: When | None
    status: str | None
    updated: date
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    place: str | None = None
    sequence: int | None = None

    @property
    def words(self) -> str:
        """The words that it rests on, each with its source."""
        named = {source.document: source.label for source in self.sources}
        return "\n".join(
            f"“{' '.join(e.text.split())}” – {named.get(e.document, e.document)} ({e.document}, {e.start}–{e.end})"
            for e in self.evidence
        )
