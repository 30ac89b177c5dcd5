"""How a text lies on the page: its lines, its header, which lines look like titles or dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.when import When
from detente.read.stated import stated_day

_HEADER = re.compile(r"\s*(?:date|published|publication date)[: ]\s*(\d{4}-\d\d-\d\d)(?![\d-])[^\S\n]*", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_LINE = re.compile(
    rf"""\W*(?:(?:published|updated|posted|last\ updated|on)\W+)?(?:{_WEEKDAY},?\s+)?
    (?: {_MONTH}\s+(?:{_DAY},?\s+)?\d{{4}} | {_DAY}\s+{_MONTH},?\s+\d{{4}} | \d{{4}}[-/.]\d\d?[-/.]\d\d?
      | (?:\d+|an?)\s+(?:minute|hour|day|week|month)s?\s+ago )
    (?:\W+(?:at\s+)?\d{{1,2}}[:.h]\d\d.{{0,20}})?\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[a-z)”\"’]{2}[.!?][”\"’)]?\s+[“\"‘A-Z]")
_TITLE_WORDS = 30
_PROSE = 12
"""Words of the shortest paragraph that a title or a link stands over."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space at its ends, and how many `words` it has.

    `gap` is whether an empty line, or nothing, stands before it.
    """

    start: int
    end: int
    text: str
    gap: bool
    words: int


def lines_of(text: str, *, begin: int = 0) -> Iterator[Line]:
    """The lines of `text` from `begin` on that hold more than white space."""
    start, gap = begin, True
    for raw in text[begin:].split("\n"):
        bare = raw.strip()
        if bare:
            first = start + raw.index(bare[0])
            yield Line(first, first + len(bare), bare, gap, len(bare.split()))
        gap = not bare
        start += len(raw) + 1


def header_of(text: str) -> tuple[When, int] | None:
    """(the day, where the words after it begin) of a first line ``date YYYY-MM-DD …``; None where that is no day."""
    found = _HEADER.match(text)
    day = stated_day(found[1]) if found else None
    return (day, found.end()) if found and day else None


def is_date_line(text: str) -> bool:
    """Is it a date, or when it was published, and nothing else?"""
    return len(text) < 90 and _DATE_LINE.fullmatch(text) is not None


def is_title(text: str) -> bool:
    """Does it look like a title: one short stretch without a stop at its end?"""
    if not text or len(text) > 220 or len(text.split()) > _TITLE_WORDS or text[-1] in ".,;:—–-…":
        return False
    return _SENTENCE_END.search(text) is None and not is_date_line(text)


def is_prose(line: Line) -> bool:
    """Is it a paragraph: a sentence or more? The place and the hour at the head of a transcript are none."""
    return line.words >= _PROSE and line.text[-1] in '.?!”"’'


def folded(text: str) -> str:
    """Its words alone, so that two prints of one title are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))
