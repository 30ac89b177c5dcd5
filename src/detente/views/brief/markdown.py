"""The book as Markdown with footnotes (the extension of GitHub, Pandoc and others)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from detente.views.brief.answer import Brief, Section
from detente.views.brief.notes import Notes
from detente.views.brief.own import LAST, block
from detente.views.line import Sources


def markdown(book: Brief, sources: Sources, own: Mapping[str, str] | None = None) -> str:
    """Each sentence with its footnotes, each footnote the words, the document and the place; the user's own blocks."""
    notes, blocks = Notes(book, sources), own or {}
    lines = [f"# {book.title}", ""]
    for section in book.sections:
        lines += [f"## {section.title}", "", *_sentences(section, notes), "", block(section.part, blocks), ""]
    placed = {section.part for section in book.sections}
    for name in [*(name for name in blocks if name not in placed and name != LAST), LAST]:
        lines += [block(name, blocks), ""]
    lines += [f"[^{note.number}]: “{note.words}” — {note.where}" for note in notes.all()]
    return "\n".join(lines) + "\n"


def _sentences(section: Section, notes: Notes) -> Iterator[str]:
    for about, sentences in groupby(section.sentences, key=lambda s: s.about):
        if about:
            yield f"**{about[:1].upper()}{about[1:]}**"
            yield ""
        for sentence in sentences:
            yield f"- {sentence.text}" + "".join(f"[^{note.number}]" for note in notes.of(sentence))
        if about:
            yield ""
