"""A briefing book into a file: Markdown, HTML, Word or PDF, with the user's own paragraphs in their places."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.failures import UserError, remark
from detente.views.brief import Brief, markdown, own_blocks
from detente.views.line import Sources

BookFile = Annotated[
    Path | None,
    typer.Option(
        "--out", help="Write to this file: x.md, x.html, x.docx or x.pdf.", metavar="FILE", show_default=False
    ),
]
OwnNotes = Annotated[
    Path | None,
    typer.Option(
        "--own", help="A file with your own paragraphs, in marked blocks (a Markdown book is one).", metavar="FILE",
        show_default=False,
    ),
]  # fmt: skip
TemplateFile = Annotated[
    Path | None,
    typer.Option("--template", help="A template of your own; see docs/brief.md.", metavar="FILE", show_default=False),
]

_ENDINGS = (".md", ".html", ".docx", ".pdf")


def write_book(book: Brief, sources: Sources, *, out: Path | None, own: Path | None) -> None:
    """Writes the book; without `out` as Markdown to standard output.

    A Markdown file that is there keeps the user's blocks, those of `own` before its own. Raises UserError where the
    ending is none of the four, or a library for it is missing.
    """
    blocks = own_blocks(_read(own)) if own else {}
    if out is None:
        sys.stdout.write(markdown(book, sources, blocks))
        return
    ending = out.suffix.lower()
    if ending not in _ENDINGS:
        raise UserError(f"{out}: a book is written as one of: {', '.join(_ENDINGS)}", code=2)
    if ending == ".md" and out.exists():
        blocks = own_blocks(_read(out)) | blocks
    data = _made(book, sources, blocks, ending)
    beside = out.with_name(out.name + ".new")
    beside.write_bytes(data)
    beside.replace(out)
    remark(f"{out}: {sum(len(section.sentences) for section in book.sections)} sentences")


def _made(book: Brief, sources: Sources, blocks: dict[str, str], ending: str) -> bytes:
    if ending == ".md":
        return markdown(book, sources, blocks).encode("utf-8")
    if ending == ".html":
        from detente.views.brief.html import html

        return html(book, sources, blocks).encode("utf-8")
    if ending == ".docx":
        from detente.views.brief.docx import word

        return word(book, sources, blocks)
    from detente.views.brief.pdf import MissingTypstError, pdf

    try:
        return pdf(book, sources, blocks)
    except MissingTypstError as missing:
        raise UserError(str(missing)) from missing


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not in UTF-8") from error
