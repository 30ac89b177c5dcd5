"""A text read as a document, for tests of what is extracted from it."""

from __future__ import annotations

from detente.annotate import annotate
from detente.lexicon import load_lexicon
from detente.model.annotated import Annotated
from detente.model.document import Document, document_id
from detente.model.when import When


def annotated(text: str, *, published: str | None = "2023-06-21", side: str | None = None) -> Annotated:
    """The annotated document of this text, published on this day."""
    document = Document(id=document_id(text), text=text, published=When(published) if published else None, side=side)
    return next(iter(annotate([document], load_lexicon())))
