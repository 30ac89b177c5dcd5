"""Feeds (RSS and Atom), by feedparser: a document an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.paragraphs import joined, of_markup

MAX_BYTES = 8_000_000
MAX_ENTRIES = 5_000
MAX_DEPTH = 1_000
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*)*(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*>\s*)?"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"<(?:p|br|div|a|span|b|i|em|strong|ul|li|img|h\d)\b", re.IGNORECASE)


def _fits(source: Source) -> bool:
    return _START.match(source.head) is not None


def _read(source: Source) -> Drafts:
    data = source.data(MAX_BYTES)
    if data is None:
        yield source.too_long(MAX_BYTES)
    else:
        yield from entries_of(data, source.name)


def entries_of(data: bytes, name: str) -> Drafts:
    """The entries of a feed in their order, and what is said of those without text."""
    if b"<!ENTITY" in data or b"<!entity" in data:
        yield Refusal(name, "a feed that declares entities of its own, which may be a trap")
        return
    if _depth(data) > MAX_DEPTH:
        yield Refusal(name, f"a feed nested more than {MAX_DEPTH} deep")
        return
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        told = feed.get("bozo_exception")
        yield Refusal(name, f"a feed without entries{f': {told}' if told else ''}")
        return
    publisher = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries[:MAX_ENTRIES], start=1):
        yield _draft(entry, publisher, f"{name}:{number}")


def _depth(data: bytes) -> int:
    """How deep its elements are nested at most; what feedparser does with depth takes its square in time."""
    depth = deepest = 0
    for tag in _TAG.finditer(_CDATA.sub(b"", data)):
        if tag[1]:
            depth -= 1
        elif not tag[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _draft(entry: Any, publisher: str | None, name: str) -> Draft | Refusal:
    text = max((_text(words) for words in _wordings(entry)), key=len, default="")
    if not text:
        return Refusal(name, "an entry without text")
    source = entry.get("source") or {}
    return Draft(
        text=text,
        path=name,
        title=_plain(entry.get("title")),
        publisher=_plain(source.get("title")) or publisher,
        author=_plain(entry.get("author")),
        url=entry.get("link") or None,
        stated=_day(entry),
    )


def _wordings(entry: Any) -> Sequence[str]:
    """Its content and its summary: whichever is longer is the text."""
    return [str(c.get("value") or "") for c in entry.get("content", ())] + [str(entry.get("summary") or "")]


def _text(words: str) -> str:
    return joined(of_markup(words)) if _MARKUP.search(words) else _plain(words) or ""


def _plain(words: object) -> str | None:
    """Words without markup, on one line."""
    told = str(words or "")
    bare = " ".join(of_markup(told)) if "<" in told or "&" in told else told
    return " ".join(bare.split()) or None


def _day(entry: Any) -> str | None:
    """The day of publication, else of the update, in UTC as feedparser has read it; its wording where it could not."""
    for key in ("published", "updated"):
        parsed = entry.get(f"{key}_parsed")
        if parsed is not None:
            return f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}"
        if entry.get(key):
            return str(entry[key])
    return None


FEED = Format("feed", _fits, _read)
