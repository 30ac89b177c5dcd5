"""The book as a Word document (Office Open XML), by the library python-docx: notes stand at the end, numbered."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby

import docx
from docx.document import Document
from docx.shared import Pt

from detente.views.brief.answer import Brief, Section
from detente.views.brief.notes import Notes
from detente.views.brief.own import LAST
from detente.views.line import Sources

_SMALL = Pt(9)


def word(book: Brief, sources: Sources, own: Mapping[str, str] | None = None) -> bytes:
    """The document's bytes; the same book gives the same text. The user's own paragraphs stand as quotations."""
    notes, blocks, page = Notes(book, sources), dict(own or {}), docx.Document()
    page.core_properties.title = book.title
    page.core_properties.author = "Détente"
    page.core_properties.created = page.core_properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    page.add_heading(_plain(book.title), level=0)
    for section in book.sections:
        _section(page, section, notes)
        _own(page, blocks.pop(section.part, ""))
    for name in sorted(blocks, key=lambda name: name == LAST):
        _own(page, blocks[name])
    page.add_heading("Sources", level=1)
    for note in notes.all():
        paragraph = page.add_paragraph()
        run = paragraph.add_run(_plain(f"{note.number}  “{note.words}” – {note.where}"))
        run.font.size = _SMALL
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _section(page: Document, section: Section, notes: Notes) -> None:
    page.add_heading(_plain(section.title), level=1)
    for about, sentences in groupby(section.sentences, key=lambda s: s.about):
        if about:
            page.add_heading(_plain(about[:1].upper() + about[1:]), level=2)
        for sentence in sentences:
            paragraph = page.add_paragraph(_plain(sentence.text), style="List Bullet")
            marks = paragraph.add_run(" " + ", ".join(str(note.number) for note in notes.of(sentence)))
            marks.font.superscript = True


def _own(page: Document, text: str) -> None:
    for paragraph in filter(None, text.split("\n\n")):
        page.add_paragraph(_plain(" ".join(paragraph.split())), style="Intense Quote")


def _plain(words: str) -> str:
    """Without control characters, which XML does not allow."""
    return "".join(
        c for c in words if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
