"""Web archives (WARC), by warcio: the pages and papers in them, each under its address.

The day on which a page was taken is not that of its publication, and is not used.
"""

from __future__ import annotations

import io
from typing import Any

from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.html import MAX_BYTES, page_of

MAX_RECORDS = 200_000
_PAGES = ("text/html", "application/xhtml+xml")
_PAPERS = ("application/pdf", "text/plain", "application/rss+xml", "application/atom+xml", "application/msword")
_NO_PAGE = "a page without an article"


def _fits(source: Source) -> bool:
    return source.head.startswith(b"WARC/")


def _read(source: Source) -> Drafts:
    from warcio.archiveiterator import ArchiveIterator

    pages = empty = 0
    for n, record in enumerate(ArchiveIterator(source.stream, arc2warc=False)):
        if n > MAX_RECORDS:
            raise ValueError(f"more than {MAX_RECORDS:,} records")
        for item in _record(record, source):
            pages += 1
            if isinstance(item, Refusal) and item.reason == _NO_PAGE:
                empty += 1
            else:
                yield item
    if empty or not pages:
        yield Refusal(source.name, f"{empty:,} of {pages:,} pages hold no article")


def _record(record: Any, source: Source) -> Drafts:
    """What an answer of a server holds: its page, or a paper. Answers other than "found" hold none."""
    if record.rec_type not in ("response", "resource"):
        return
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    headers = record.http_headers or record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    if status != "200" or kind.strip().lower() not in _PAGES + _PAPERS:
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    data = record.content_stream().read(MAX_BYTES + 1)
    name = f"{source.name}/{url}"
    if kind.strip().lower() in _PAGES:
        yield page_of(data, name, url=url or None, charset=_charset(parameters))
    else:
        yield from (_with_url(item, url) for item in source.inside(name, io.BytesIO(data)))


def _with_url(item: Draft | Refusal, url: str) -> Draft | Refusal:
    from dataclasses import replace

    return replace(item, url=item.url or url or None) if isinstance(item, Draft) else item


def _charset(parameters: str) -> str | None:
    key, _, value = parameters.strip().partition("=")
    return value.strip("\"' ") or None if key.strip().lower() == "charset" else None


WARC = Format("web archive", _fits, _read)
