"""What a format's reader hands on: bytes with a name come in, drafts of documents and refusals go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or a part of one, that is not read, and why, in words for people. `path` may end in ``:LINE``."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text and what its container says of it, before it is dated, marked and checked.

    `stated` is the day of publication in the container's own wording, `url` and `publisher` likewise. `side` is whom
    the source speaks for, where the container says so.
    """

    text: str
    path: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    stated: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An input: its name, its first bytes, and a stream that begins at its first byte."""

    name: str
    head: bytes
    stream: BinaryIO

    @property
    def suffix(self) -> str:
        """The end of its name in lower case with the dot, or nothing."""
        stem, dot, suffix = self.name.rpartition(".")
        return dot + suffix.lower() if stem and "/" not in suffix else ""


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which documents lie in bytes: how to know it, and how to read it."""

    name: str
    fits: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Draft | Refusal]]
