"""What a format's reader hands on: bytes with a name come in, drafts of documents and refusals go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO

_LONGEST = 300  # characters of a reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or a part of one, that is not read, and why, in words for people. `path` may end in ``:LINE``."""

    path: str
    reason: str

    def __str__(self) -> str:
        return one_line(f"{self.path}: {self.reason}")


def one_line(words: str) -> str:
    """The words on one line, without what a terminal would obey: a file may bear any name, a library say anything."""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in words)
    return " ".join(shown.split())[: 2 * _LONGEST]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text and what its container says of it, before it is dated, marked and checked.

    `stated` is the day of publication in the container's own wording, `url`, `publisher` and `author` likewise. `host`
    is where it came from if it has no address (of a mail the sender's domain). `side` is whom the source speaks for,
    where the container says so.
    """

    text: str
    path: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    host: str | None = None
    stated: str | None = None
    side: str | None = None


Drafts = Iterator[Draft | Refusal]
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


def _nothing(name: str, stream: BinaryIO) -> Drafts:
    return iter((Refusal(name, "lies in what cannot be opened here"),))


@dataclass(frozen=True, slots=True)
class Source:
    """An input: its name, its first bytes, and a stream that begins at its first byte.

    `inside` reads what lies in it (a file of an archive, an attachment), under a name of its own. `columns` says for
    tables which column holds what: ``{"text": "body", "published": "date"}``.
    """

    name: str
    head: bytes
    stream: BinaryIO
    inside: Callable[[str, BinaryIO], Drafts] = _nothing
    columns: Mapping[str, str] = field(default_factory=lambda: NO_COLUMNS)

    @property
    def suffix(self) -> str:
        """The end of its name in lower case with the dot, or nothing."""
        stem, dot, suffix = self.name.rpartition(".")
        return dot + suffix.lower() if stem and "/" not in suffix else ""

    def data(self, limit: int) -> bytes | None:
        """All its bytes, or None where it has more than `limit`."""
        data = self.stream.read(limit + 1)
        return data if len(data) <= limit else None

    def too_long(self, limit: int) -> Refusal:
        """What is said where it has more bytes than `limit`."""
        return Refusal(self.name, f"longer than {limit:,} bytes")


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which documents lie in bytes: how to know it, and how to read it.

    `read` may raise what it likes on broken bytes: that becomes a refusal (`opening.drafts_of`).
    """

    name: str
    fits: Callable[[Source], bool]
    read: Callable[[Source], Drafts]
