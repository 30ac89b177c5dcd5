"""Plain text: the whole file is the document; its header stays in the text."""

from __future__ import annotations

from detente.read.databases import articles_of
from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.encoding import decode

MAX_BYTES = 8_000_000
"""A longer plain text is no news: ten times the longest transcript in the White House's releases of 2021-2026."""


def _fits(source: Source) -> bool:
    return True


def _read(source: Source) -> Drafts:
    data = source.data(MAX_BYTES)
    text = decode(data) if data is not None else None
    if data is None:
        yield source.too_long(MAX_BYTES)
    elif text is None:
        yield Refusal(source.name, "in no encoding that is known")
    else:
        yield from articles_of(text, source.name) or (Draft(text=text, path=source.name),)


PLAIN = Format("plain text", _fits, _read)
