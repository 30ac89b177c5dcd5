"""Web pages, by trafilatura (text, title, site) and htmldate (day of publication as the page's metadata state it)."""

from __future__ import annotations

import logging
import re
from typing import Any

from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.encoding import decode
from detente.read.factiva import factiva_articles, is_factiva_page
from detente.read.paragraphs import of_markup

MAX_BYTES = 16_000_000
MAX_TAGS = 50_000
"""More would take seconds to read, and no page of news has a tenth of them."""
_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"<(?:p|div|article|meta|title|h1|a)\b[^>]*>", re.I)
_SUFFIXES = (".html", ".htm", ".xhtml")
_TROUBLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError, SyntaxError)
"""What the libraries raise on broken markup (lxml's syntax errors are Python's); each becomes a refusal."""

_FIRST_DAY, _LAST_DAY = "1990-01-01", "2049-12-31"
"""Fixed bounds: htmldate's own upper bound is today, and the same page must read the same tomorrow."""

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # what they complain of is said once, by the refusal


def _fits(source: Source) -> bool:
    if _START.match(source.head):
        return True
    return source.suffix in _SUFFIXES and _TAG.search(source.head) is not None


def _read(source: Source) -> Drafts:
    data = source.data(MAX_BYTES)
    if data is None:
        yield source.too_long(MAX_BYTES)
    elif is_factiva_page(data):
        yield from factiva_articles(of_markup(_markup(data) or ""), source.name)
    else:
        yield page_of(data, source.name)


def page_of(data: bytes, name: str, *, url: str | None = None, charset: str | None = None) -> Draft | Refusal:
    """The article of a page, or why there is none. `url` and `charset` are what was said of it outside the page."""
    if len(data) > MAX_BYTES:
        return Refusal(name, f"longer than {MAX_BYTES:,} bytes")
    if data.count(b"<") > MAX_TAGS:
        return Refusal(name, f"a page of more than {MAX_TAGS:,} tags")
    try:
        return _draft(data, name, url, charset)
    except _TROUBLE as error:
        return Refusal(name, f"broken markup: {type(error).__name__} {error}".rstrip())


def _draft(data: bytes, name: str, url: str | None, charset: str | None) -> Draft | Refusal:
    markup = _markup(data, charset)
    if markup is None:
        return Refusal(name, "in no encoding that is known")
    page = _extracted(markup)
    text = (page.text or "").strip() if page is not None else ""
    if not text:
        return Refusal(name, "a page without an article")
    return Draft(
        text=text,
        path=name,
        title=page.title or None,
        publisher=page.sitename or None,
        author=page.author or None,
        url=page.url or url,
        stated=_stated(markup),
    )


def _markup(data: bytes, charset: str | None = None) -> str | None:
    declared = re.search(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.I)
    named = charset or (declared[1].decode("ascii", "replace") if declared else None)
    if named is not None:
        try:
            return data.decode(named).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            pass  # a page that names a wrong encoding: look for ourselves
    return decode(data)


def _extracted(markup: str) -> Any:
    import trafilatura  # here, because it takes 0.1 s that a plain text need not wait for

    return trafilatura.bare_extraction(
        markup,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": _LAST_DAY},
    )


def _stated(markup: str) -> str | None:
    """The day that the page's own metadata state. No guesses: an extensive search takes years from the footer."""
    import htmldate

    found = htmldate.find_date(
        markup, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    return found or None


HTML = Format("HTML", _fits, _read)
