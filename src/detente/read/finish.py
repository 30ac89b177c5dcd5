"""Draft -> Document: title, noise, date and side, the language, and the last checks."""

from __future__ import annotations

import re

from detente.lexicon import Lexicon
from detente.model.document import Document, document_id
from detente.read.dating import date_of
from detente.read.draft import Draft, Refusal
from detente.read.language import language_of

MAX_TEXT = 4_000_000
"""Code points of one document: some 700,000 words, longer than any transcript."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def finish(draft: Draft, lexicon: Lexicon) -> Document | Refusal:
    """The document that a draft makes; a refusal where it holds no words or too many."""
    text = _SURROGATES.sub("\ufffd", draft.text)
    if len(text) > MAX_TEXT:
        return Refusal(draft.path, f"a text longer than {MAX_TEXT:,} characters")
    if "\0" in text:
        return Refusal(draft.path, "no text: binary")
    if not re.search(r"[^\W\d_]", text):
        return Refusal(draft.path, "holds no words")
    published, published_from = date_of(text, draft)
    return Document(
        id=document_id(text),
        text=text,
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
        language=language_of(text),
        published=published,
        published_from=published_from,
        path=draft.path,
    )
