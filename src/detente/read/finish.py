"""Draft -> Document: title, noise, date and side, the language, and the last checks."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.lexicon import Lexicon
from detente.model.document import Document, Noise, document_id
from detente.read.dating import Clues, date_of
from detente.read.draft import Draft, Refusal
from detente.read.language import language_of
from detente.read.layout import header_of, lines_of
from detente.read.noise import find_noise
from detente.read.sources import agency_of, side_of
from detente.read.titles import title_of

MAX_TEXT = 4_000_000
"""Code points of one document: some 700,000 words, longer than any transcript."""

MAX_LINES = 50_000
_SURROGATES = re.compile("[\ud800-\udfff]")


def finish(draft: Draft, lexicon: Lexicon) -> Document | Refusal:
    """The document that a draft makes; a refusal where it holds no words or too many."""
    text = _SURROGATES.sub("\ufffd", draft.text)
    if len(text) > MAX_TEXT:
        return Refusal(draft.path, f"a text longer than {MAX_TEXT:,} characters")
    if text.count("\n") > MAX_LINES:
        return Refusal(draft.path, f"a text of more than {MAX_LINES:,} lines")
    if "\0" in text:
        return Refusal(draft.path, "no text: binary")
    if not re.search(r"[^\W\d_]", text):
        return Refusal(draft.path, "holds no words")
    return _document(replace(draft, text=text), lexicon)


def _document(draft: Draft, lexicon: Lexicon) -> Document:
    text = draft.text
    header = header_of(text)
    lines = list(lines_of(text, begin=header[1] if header else 0))
    title = draft.title or title_of(lines, has_header=header is not None)
    publisher = draft.publisher or agency_of(lines, lexicon.publishers)
    noise = find_noise(lines, title, lexicon.noise, title_apart=draft.title is not None)
    published, published_from = date_of(Clues(draft, lines, noise, lexicon))
    return Document(
        id=document_id(text),
        text=text,
        title=title,
        publisher=publisher,
        author=draft.author,
        url=draft.url,
        language=language_of(text),
        published=published,
        published_from=published_from,
        side=draft.side or side_of(publisher, draft.url or draft.host, title, lexicon),
        path=draft.path,
        noise=(Noise(0, header[1], "header"), *noise) if header else noise,
    )
