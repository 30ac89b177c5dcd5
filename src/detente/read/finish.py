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
from detente.read.preamble import Preamble, preamble_of
from detente.read.sources import agency_of, side_of
from detente.read.titles import title_of

MAX_TEXT = 8_000_000
"""Code points of one document: some 1,300,000 words, longer than any transcript; it is read in parts."""

MAX_LINES = 100_000
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
    header, preamble = header_of(text), preamble_of(text)
    if preamble is not None:
        draft = _with(draft, preamble)
    begin = max(header[1] if header else 0, preamble.end if preamble else 0)
    lines = list(lines_of(text, begin=begin))
    title = draft.title or title_of(lines, has_header=begin > 0)
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
        noise=(Noise(0, begin, "header"), *noise) if begin else noise,
    )


def _with(draft: Draft, preamble: Preamble) -> Draft:
    """The draft with what its preamble says; what the file's format told outweighs it."""
    return replace(
        draft,
        title=draft.title or preamble.title,
        publisher=draft.publisher or preamble.publisher,
        author=draft.author or preamble.author,
        url=draft.url or preamble.url,
    )
