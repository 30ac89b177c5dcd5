"""Plain text: the whole file is the document; its header stays in the text."""

from __future__ import annotations

from collections.abc import Iterator

from detente.read.draft import Draft, Format, Refusal, Source
from detente.read.encoding import decode

MAX_BYTES = 8_000_000
"""A longer plain text is no news: ten times the longest transcript in the White House's releases of 2021-2026."""


def _fits(source: Source) -> bool:
    return True


def _read(source: Source) -> Iterator[Draft | Refusal]:
    data = source.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Refusal(source.name, f"longer than {MAX_BYTES:,} bytes")
        return
    text = decode(data)
    if text is None:
        yield Refusal(source.name, "in no encoding that is known")
        return
    yield Draft(text=text, path=source.name)


PLAIN = Format("plain text", _fits, _read)
