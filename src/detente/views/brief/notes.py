"""Footnotes: each piece of evidence once, numbered as it is first used."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.span import Evidence
from detente.views.brief.answer import Brief, Sentence
from detente.views.line import Source, Sources

LONGEST = 50
"""Words of a source in a footnote; longer ones are cut, and the cut shows. The place leads to them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: its number, the words, where they stand."""

    number: int
    evidence: Evidence
    source: Source | None

    @property
    def url(self) -> str | None:
        """Where it was published, for a link; None where that is no address of the web."""
        given = self.source.url if self.source else None
        return given if given and given.startswith(("https://", "http://")) else None

    @property
    def words(self) -> str:
        """The source's words, as far as a footnote has room."""
        given = self.evidence.text.split()
        return " ".join(given) if len(given) <= LONGEST else " ".join(given[:LONGEST]) + " …"

    @property
    def where(self) -> str:
        """Title, publisher, day, and the place in the document."""
        s, e = self.source, self.evidence
        given = [s.title or s.name, s.publisher, str(s.published) if s.published else "undated"] if s else [e.document]
        named = ", ".join(dict.fromkeys(filter(None, given)))
        return f"{named} ({e.document}, {e.start}–{e.end})"


class Notes:
    """The footnotes of a book, numbered in the order of its sentences."""

    def __init__(self, book: Brief, sources: Sources) -> None:
        self._numbers: dict[tuple[str, int, int], Note] = {}
        for sentence in (s for section in book.sections for s in section.sentences):
            for evidence in sentence.evidence:
                source = next(iter(sources.of([evidence.document])), None)
                number = len(self._numbers) + 1
                key = (evidence.document, evidence.start, evidence.end)
                self._numbers.setdefault(key, Note(number=number, evidence=evidence, source=source))

    def of(self, sentence: Sentence) -> list[Note]:
        """Those of a sentence."""
        return [self._numbers[e.document, e.start, e.end] for e in sentence.evidence]

    def all(self) -> list[Note]:
        """All, by number."""
        return list(self._numbers.values())
