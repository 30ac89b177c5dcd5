"""Lines of ``Name: value`` at the head of a plain text ("Title: …", "Date: …", "Source: …"): what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.read.lines import AUTHOR, DATE, PUBLISHER, TITLE, URL

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}?)[ \t]*:[ \t]+(\S.*)|[ \t]*")
_KEYS = {
    "title": frozenset(map(str.lower, (*TITLE, "subject"))),
    "stated": frozenset(map(str.lower, (*DATE, "published on", "dated", "day"))),
    "publisher": frozenset(map(str.lower, PUBLISHER)),
    "author": frozenset(map(str.lower, (*AUTHOR, "by"))),
    "url": frozenset(map(str.lower, URL)),
}
_FEWEST = 2
"""Such lines that make a preamble: one alone may be a speaker's ("Source: …"), or a title with a colon."""

_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Preamble:
    """What the head of a text says of it, and where the words behind it begin."""

    title: str | None = None
    stated: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    end: int


def preamble_of(text: str) -> Preamble | None:
    """The preamble of a text: two lines or more, of which two have names that are known; None where it has none."""
    said: dict[str, str] = {}
    at = len(text) - len(text.lstrip("\ufeff \t\n"))
    known = 0
    for _ in range(_MOST):
        stop = text.find("\n", at)
        line = text[at : stop if stop >= 0 else len(text)].rstrip("\r")
        found = _LINE.fullmatch(line)
        if found is None or not found[1]:
            break
        if field := _field(found[1]):
            known += 1
            said.setdefault(field, found[2].strip())
        at = stop + 1 if stop >= 0 else len(text)
    return Preamble(**said, end=at) if known >= _FEWEST else None


def _field(name: str) -> str | None:
    """The field of a document that a line's name stands for."""
    bare = name.strip().lower()
    return next((field for field, names in _KEYS.items() if bare in names or bare.replace(" ", "_") in names), None)
