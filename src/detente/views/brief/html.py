"""The book as one page of HTML: no script, nothing fetched; marks lead to their notes; the picture of the trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from markdown_it import MarkdownIt

from detente.views.brief.answer import Brief, Section
from detente.views.brief.notes import Note, Notes
from detente.views.brief.own import LAST
from detente.views.line import Sources
from detente.views.trend import svg

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.2; }
h2 { border-bottom: 1px solid; font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: 0; }
li { margin: .3rem 0; }
sup a { text-decoration: none; }
.own { border-left: 4px solid; padding-left: 1rem; }
.notes { font-size: .85rem; }
svg { max-width: 100%; height: auto; background: #fff; }
@media print { body { max-width: none; font-size: 10.5pt; } a { color: inherit; } }
"""


def html(book: Brief, sources: Sources, own: Mapping[str, str] | None = None) -> str:
    """The page. The user's own paragraphs are Markdown; raw HTML in them is shown, not run."""
    notes, blocks, title = Notes(book, sources), dict(own or {}), escape(book.title)
    body = [line for section in book.sections for line in _section(section, book, notes, blocks)]
    body += [line for name in sorted(blocks, key=lambda name: name == LAST) for line in _own(blocks[name])]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE}</style></head><body><main>",
            f"<h1>{title}</h1>",
            *body,
            '<section class="notes" aria-label="Sources"><h2>Sources</h2><ol>',
            *map(_note, notes.all()),
            "</ol></section></main></body></html>",
            "",
        ]
    )


def _section(section: Section, book: Brief, notes: Notes, blocks: dict[str, str]) -> Iterator[str]:
    yield f"<section><h2>{escape(section.title)}</h2>"
    if section.part == "trend" and book.trend:
        yield svg(book.trend)
    for about, sentences in groupby(section.sentences, key=lambda s: s.about):
        if about:
            yield f"<h3>{escape(about[:1].upper() + about[1:])}</h3>"
        yield "<ul>"
        for sentence in sentences:
            marks = " ".join(f'<a href="#note-{n.number}">{n.number}</a>' for n in notes.of(sentence))
            yield f"<li>{escape(sentence.text)}<sup>{marks}</sup></li>"
        yield "</ul>"
    yield from _own(blocks.pop(section.part, ""))
    yield "</section>"


def _own(text: str) -> Iterator[str]:
    if text:
        yield f'<div class="own">{MarkdownIt("commonmark", {"html": False}).render(text)}</div>'


def _note(note: Note) -> str:
    where = escape(note.where)
    url = note.url
    named = f'<a href="{escape(url, quote=True)}">{where}</a>' if url else where
    return f'<li id="note-{note.number}" value="{note.number}">“{escape(note.words)}” – {named}</li>'
