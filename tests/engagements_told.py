"""The engagements of a text, for tests of what is extracted from it."""

from __future__ import annotations

from detente.annotate import annotate
from detente.extract.engagements import extract_engagements
from detente.kinds.engagement import Engagement
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When


def told(text: str, side: str | None = None, *, title: str | None = None) -> list[Engagement]:
    """What is read in a text published on Wednesday, 15 May 2019."""
    document = Document(
        id=document_id(text), text=text, title=title, published=When("2019-05-15"), published_from="header", side=side
    )
    lexicon = load_lexicon()
    (a,) = annotate([document], lexicon)
    return [c.fields for c in extract_engagements(a, lexicon)]
