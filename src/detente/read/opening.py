"""Bytes with a name -> drafts: which format they are in, what lies within them, and what is said of broken ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO

from detente.read.draft import NO_COLUMNS, Drafts, Format, Refusal, Source, one_line
from detente.read.formats import FORMATS

_HEAD = 8192
_DEPTH = 3
"""An archive within an archive within an archive is read; a chain of them without end is a trap."""


def drafts_of(name: str, stream: BinaryIO, *, columns: Mapping[str, str] = NO_COLUMNS, depth: int = 0) -> Drafts:
    """The drafts and refusals in a stream, which must be able to seek. Raises nothing for what its bytes are."""
    head = stream.read(_HEAD)
    if not head.strip():
        yield Refusal(name, "empty")
        return
    stream.seek(0)

    def inside(part: str, inner: BinaryIO) -> Drafts:
        if depth == _DEPTH:
            return iter((Refusal(part, f"archives within archives, more than {_DEPTH} deep"),))
        return drafts_of(part, inner, columns=columns, depth=depth + 1)

    source = Source(name, head, stream, inside, columns)
    yield from _guarded(next(f for f in FORMATS if f.fits(source)), source)


def _guarded(form: Format, source: Source) -> Drafts:
    try:
        yield from form.read(source)
    except (ImportError, NameError):  # the installation's fault, whatever is read
        raise
    except MemoryError:
        yield Refusal(source.name, f"{form.name} that needs more memory than there is")
    except RecursionError:
        yield Refusal(source.name, f"broken {form.name}: nested too deeply")
    except Exception as error:  # noqa: BLE001 (libraries raise all kinds of things on broken bytes; each is told)
        yield Refusal(source.name, f"broken {form.name}: {one_line(str(error) or type(error).__name__)[:200]}")
