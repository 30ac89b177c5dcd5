"""The sentence around a stretch of text, for a reader who wants to see the words in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.span import Span

MOST = 600
"""Characters on either side that are looked at; a text without full stops must not be printed whole."""

_END = re.compile(r"""(?<=[.!?])["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9])|\n\s*""")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Adm|Sen|Rep|Gov|Lt|Col|St|No|U\.S|U\.K|U\.N|a\.m|p\.m)\.)$")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or sentences, that hold `span`: from one full stop or line end to the next."""
    low = max(0, span.start - MOST)
    before = [m.end() for m in _END.finditer(text, low, span.start + 2) if m.end() <= span.start and _ends(text, m)]
    start = before[-1] if before else low
    high = min(len(text), span.end + MOST)
    after = next((m.start() for m in _END.finditer(text, span.end, high) if _ends(text, m)), high)
    end = after + len(re.match(r"""["'”’)\]]*""", text[after:])[0])  # type: ignore[index]
    return _trimmed(text, Span(min(start, span.start), max(end, span.end)))


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences within `span`, in order; what stands in one pair of quotation marks is not cut."""
    start = span.start
    for stop in _END.finditer(text, span.start, span.end):
        end = stop.start() + len(stop[0].rstrip())
        if "\n" in stop[0] or (_ends(text, stop) and not _inside_quotation(text[start:end])):
            yield from _worded(text, Span(start, end))
            start = stop.end()
    yield from _worded(text, Span(start, span.end))


def _worded(text: str, span: Span) -> Iterator[Span]:
    if any(letter.isalnum() for letter in span.of(text)):
        yield _trimmed(text, span)


def _inside_quotation(words: str) -> bool:
    """Is a quotation open at the end of the words?"""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Is it the end of a sentence, not of an abbreviation?"""
    return not _SHORT.search(text[max(0, stop.start() - len("Mrs. ")) : stop.start()])


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))
