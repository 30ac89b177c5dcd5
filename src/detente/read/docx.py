"""Word documents (DOCX), by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.read.databases import articles_of
from detente.read.draft import Draft, Drafts, Refusal
from detente.read.paragraphs import joined

if TYPE_CHECKING:
    from docx.document import Document

MAX_BYTES = 64_000_000
MAX_PARAGRAPHS = 400_000
_NO_NAMES = re.compile(r"(?i)^(?:python-docx|microsoft|word document|untitled|admin\w*|user|owner|windows user)\b|^$")


def word_document(data: bytes, name: str) -> Drafts:
    """The text of a DOCX, or the articles of a Nexis download that lies in it. Raises what python-docx and lxml do."""
    import docx

    document = docx.Document(io.BytesIO(data))
    text = joined(_paragraphs(document))
    if not text:
        yield Refusal(name, "a Word document without text")
        return
    said = document.core_properties
    yield from articles_of(text, name) or (
        Draft(text=text, path=name, title=_words(said.title) or _styled(document), author=_words(said.author)),
    )


def _paragraphs(document: Document) -> Iterator[str]:
    """The paragraphs; of a table each row, its cells parted by tabs."""
    from docx.text.paragraph import Paragraph

    for n, block in enumerate(document.iter_inner_content()):
        if n > MAX_PARAGRAPHS:
            raise ValueError(f"more than {MAX_PARAGRAPHS:,} paragraphs")
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from ("\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows)


def _words(said: str | None) -> str | None:
    return said.strip() if said and not _NO_NAMES.match(said.strip()) else None


def _styled(document: Document) -> str | None:
    """The first paragraph that is set as a title."""
    for paragraph in document.paragraphs[:10]:
        if paragraph.style is not None and paragraph.style.name == "Title" and paragraph.text.strip():
            return paragraph.text.strip()
    return None
