"""PDF with a text layer, by pypdf; where that fails and pypdfium2 is installed, by that.

pypdf comes first although pypdfium2 is faster: it gives the same text on every machine, whatever else is installed,
and a document's id follows from its text. The day on which a PDF was made is not taken for that of publication.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from detente.read.databases import articles_of
from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.paragraphs import reflowed

MAX_BYTES = 64_000_000
MAX_PAGES = 1_500
MAX_TEXT = 4_000_000
"""Characters: what a document may have; reading ends there."""
_SIGNATURE = re.compile(rb"\s*.{0,1016}%PDF-\d", re.DOTALL)
_TRAP = "LimitReachedError"
"""What pypdf raises where a file swells or turns in circles: no case for another reader."""
_MARGIN = 2  # lines at the head and the foot of a page that may be the same on all of them
_FEW = 3  # pages from which a line can be said to run through
_LEAST = 20  # letters a page on average: with fewer it is a picture with a stamp on it
_NO_NAMES = re.compile(
    r"(?i)(?:untitled|microsoft word|document\d*|admin\w*|user|unknown|.*\.(?:docx?|pdf|indd|qxd))\b"
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it complains of is said once, by the refusal


class _LockedError(ValueError):
    """It needs a password."""


def _fits(source: Source) -> bool:
    return _SIGNATURE.match(source.head[:1024]) is not None


def _read(source: Source) -> Drafts:
    data = source.data(MAX_BYTES)
    if data is None:
        yield source.too_long(MAX_BYTES)
        return
    said: dict[str, str] = {}
    try:
        pages, said = _by_pypdf(data)
    except _LockedError:
        yield Refusal(source.name, "locked by a password")
        return
    except (MemoryError, ImportError):
        raise
    except Exception as error:  # pypdf raises many kinds of errors on broken files; another reader may mend them
        second = None if type(error).__name__ == _TRAP else _by_pdfium(data)
        if second is None:
            raise
        pages = second
    yield from _drafts(pages, said, source.name)


def _drafts(pages: Sequence[str], said: dict[str, str], name: str) -> Drafts:
    if len(pages) > MAX_PAGES:
        yield Refusal(name, f"more than {MAX_PAGES:,} pages")
        return
    if sum(c.isalpha() for page in pages for c in page) < _LEAST * max(1, len(pages)):
        yield Refusal(name, f"a scan without a text layer ({len(pages)} pages); run a text recognition over it first")
        return
    text = reflowed(chain.from_iterable(_without_margins(pages)))
    yield from articles_of(text, name) or (
        Draft(text=text, path=name, title=said.get("title"), author=said.get("author")),
    )


def _by_pypdf(data: bytes) -> tuple[list[str], dict[str, str]]:
    """The text of each page, and title and author where they are more than a program's."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise _LockedError
    if len(reader.pages) > MAX_PAGES:
        return [""] * len(reader.pages), {}
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MAX_TEXT:
            raise ValueError(f"more than {MAX_TEXT:,} characters")
    return pages, _said(reader.metadata)


def _said(metadata: Any) -> dict[str, str]:
    given = {"title": metadata and metadata.title, "author": metadata and metadata.author}
    return {name: str(words).strip() for name, words in given.items() if words and not _NO_NAMES.match(str(words))}


def _by_pdfium(data: bytes) -> list[str] | None:
    """The text of each page by pypdfium2; None where that is not installed or fails as well."""
    try:
        import pypdfium2
    except ImportError:
        return None
    try:
        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_bounded() for page in document] if len(document) <= MAX_PAGES else None
    except pypdfium2.PdfiumError:
        return None


def _without_margins(pages: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each page without those that run through: the name of the paper, the page's number."""
    split = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(chain.from_iterable({_pattern(line) for line in _edges(lines)} for lines in split))
    through = {line for line, n in edges.items() if len(pages) >= _FEW and 2 * n > len(pages)}
    for lines in split:
        edge = {id(line) for line in _edges(lines)}
        yield [line for line in lines if not (id(line) in edge and (_pattern(line) in through or _is_number(line)))]


def _edges(lines: list[str]) -> list[str]:
    return [*lines[:_MARGIN], *lines[-_MARGIN:]]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _is_number(line: str) -> bool:
    return re.fullmatch(r"\W*(?:page )?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", line, re.IGNORECASE) is not None


PDF = Format("PDF", _fits, _read)
