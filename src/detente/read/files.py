"""Paths and streams -> documents and refusals. Nothing here raises on bad input: it is refused, with the reason."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from detente.lexicon import Lexicon
from detente.model.document import Document
from detente.read.beside import Beside
from detente.read.draft import NO_COLUMNS, Draft, Drafts, Refusal
from detente.read.finish import finish
from detente.read.opening import drafts_of

PassedOver = Callable[[Path], object]
"""Is told of each file and folder that is not read because of its name."""

BY_PROGRAMS = frozenset({"__pycache__", "__MACOSX", "Thumbs.db", "desktop.ini"})
"""What programs leave in folders, beside what is hidden (".git", ".DS_Store"): never anybody's documents."""


def walk(paths: Iterable[Path], passed_over: PassedOver = lambda path: None) -> Iterator[Path]:
    """The files that `paths` name: files as they are, folders with all that lies below, by name, each folder once.

    Inside a folder, what is hidden and what programs leave there is passed over, and `passed_over` told of it; so is,
    without a word, a link that leads back to a folder already seen.
    """
    seen: set[Path] = set()
    for path in paths:
        yield from _below(path, seen, passed_over) if _is_folder(path) else (path,)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a link that leads to itself, a NUL in the name: reading it will say so
        return False


def _below(folder: Path, seen: set[Path], passed_over: PassedOver) -> Iterator[Path]:
    try:
        real = folder.resolve()
        if real in seen:
            return
        seen.add(real)
        names = sorted(os.listdir(folder))
    except (OSError, RuntimeError):
        yield folder  # reading it will say why it is refused
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or name in BY_PROGRAMS:
            passed_over(path)
            continue
        yield from _below(path, seen, passed_over) if _is_folder(path) else (path,)


def read_paths(
    paths: Iterable[Path],
    lexicon: Lexicon,
    *,
    columns: Mapping[str, str] = NO_COLUMNS,
    leave_out: Collection[Path] = (),
    passed_over: PassedOver = lambda path: None,
) -> Iterator[Document | Refusal]:
    """The documents in files and folders, with what bibliographies among them say of the others.

    `columns` says for tables which column holds what; `leave_out` are files, as absolute paths, to be passed over
    where they lie in a folder that is read; `passed_over` is told of what is hidden there. Files are walked twice,
    since a bibliography may come last.
    """
    given = list(paths)
    beside = Beside()
    for path in walk(given, passed_over):
        beside.take(path)
    for path in walk(given):
        left_out = leave_out and path not in given and path.absolute() in leave_out
        if path not in beside.files and not left_out:
            yield from _finished(_opened(path, columns), lexicon, beside.told)
    yield from beside.unused()


def read_path(path: Path, lexicon: Lexicon, *, columns: Mapping[str, str] = NO_COLUMNS) -> Iterator[Document | Refusal]:
    """The documents of one file, in its order, and what of it is refused. Never raises for what the file is."""
    return _finished(_opened(path, columns), lexicon)


def read_stream(
    data: bytes, name: str, lexicon: Lexicon, *, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[Document | Refusal]:
    """The documents in `data`, which came from standard input or another program; `name` stands for its path."""
    return _finished(drafts_of(name, io.BytesIO(data), columns=columns), lexicon)


def _opened(path: Path, columns: Mapping[str, str]) -> Drafts:
    try:
        if path.is_dir():
            os.listdir(path)  # raises where that is the trouble
            yield Refusal(str(path), "a folder")
        elif path.exists() and not path.is_file():
            yield Refusal(str(path), "no ordinary file")
        else:
            with path.open("rb") as stream:
                yield from drafts_of(str(path), stream, columns=columns)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Refusal(str(path), getattr(error, "strerror", None) or str(error))


def _finished(
    drafts: Drafts, lexicon: Lexicon, told: Callable[[Draft], Draft] = lambda draft: draft
) -> Iterator[Document | Refusal]:
    for item in drafts:
        yield finish(told(item), lexicon) if isinstance(item, Draft) else item
