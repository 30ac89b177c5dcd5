"""Rich text (RTF), by striprtf."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from detente.read.databases import articles_of
from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.encoding import mend
from detente.read.paragraphs import joined

MAX_BYTES = 32_000_000
_HEX = re.compile(r"[0-9a-fA-F\s]{2000,}")
_BEYOND = re.compile(r"\\u-?\d{6,}\??")
"""Numbers of no character, at which striprtf stumbles."""
_INFO = re.compile(r"\{\\(title|author) ([^{}\\]{1,300})\}")
_PAGES = re.compile(r"\\ansicpg(\d{3,5})")


def _fits(source: Source) -> bool:
    return source.head.lstrip().startswith(b"{\\rtf")


def _read(source: Source) -> Drafts:
    from striprtf.striprtf import rtf_to_text

    data = source.data(MAX_BYTES)
    if data is None:
        yield source.too_long(MAX_BYTES)
        return
    to_text: Callable[..., str] = rtf_to_text
    markup = _BEYOND.sub("?", _HEX.sub("", data.decode("latin-1")))  # pictures, in hexadecimal: most of a large file
    text = mend(to_text(markup, encoding=_encoding(markup), errors="replace")).replace("\r\n", "\n")
    if not text.strip():
        yield Refusal(source.name, "a rich text without words")
        return
    said = dict(_INFO.findall(markup[:20_000]))
    yield from articles_of(text, source.name) or (
        Draft(text=joined(text.split("\n")), path=source.name, title=said.get("title"), author=said.get("author")),
    )


def _encoding(markup: str) -> str:
    page = _PAGES.search(markup[:2000])
    try:
        return codecs.lookup(f"cp{page[1]}").name if page else "cp1252"
    except LookupError:
        return "cp1252"


RTF = Format("RTF", _fits, _read)
