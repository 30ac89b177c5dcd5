"""Paths and streams -> documents and refusals. Nothing here raises on bad input: it is refused, with the reason."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from detente.lexicon import Lexicon
from detente.model.document import Document
from detente.read.draft import Draft, Refusal, Source
from detente.read.encoding import has_mark
from detente.read.finish import finish
from detente.read.formats import FORMATS

_HEAD = 8192
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b")


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that `paths` name: files as they are, folders with all that lies below, by name, each folder once.

    Hidden files and folders inside a folder are passed over; so is a link that leads back to a folder already seen.
    """
    seen: set[Path] = set()
    for path in paths:
        yield from _below(path, seen) if path.is_dir() else (path,)


def _below(folder: Path, seen: set[Path]) -> Iterator[Path]:
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder  # reading it will say why it is refused
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        yield from _below(path, seen) if path.is_dir() else (path,)


def read_path(path: Path, lexicon: Lexicon) -> Iterator[Document | Refusal]:
    """The documents of one file, in its order, and what of it is refused. Never raises for what the file is."""
    try:
        if path.is_dir():
            os.listdir(path)  # raises where that is the trouble
            yield Refusal(str(path), "a folder")
            return
        if path.exists() and not path.is_file():
            yield Refusal(str(path), "no ordinary file")
            return
        with path.open("rb") as stream:
            yield from _read(stream, str(path), lexicon)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Refusal(str(path), getattr(error, "strerror", None) or str(error))


def read_stream(data: bytes, name: str, lexicon: Lexicon) -> Iterator[Document | Refusal]:
    """The documents in `data`, which came from standard input or another program; `name` stands for its path."""
    return _read(io.BytesIO(data), name, lexicon)


def _read(stream: BinaryIO, name: str, lexicon: Lexicon) -> Iterator[Document | Refusal]:
    head = stream.read(_HEAD)
    reason = _unreadable(head)
    if reason is not None:
        yield Refusal(name, reason)
        return
    stream.seek(0)
    source = Source(name, head, stream)
    form = next(f for f in FORMATS if f.fits(source))
    for item in form.read(source):
        yield finish(item, lexicon) if isinstance(item, Draft) else item


def _unreadable(head: bytes) -> str | None:
    if not head.strip():
        return "empty"
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return f"no text: {name}"
    if not has_mark(head) and len(head) - len(head.translate(None, _CONTROL)) > len(head) // 1000:
        return "no text: binary"
    return None
