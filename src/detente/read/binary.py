"""What is no text and is not read: pictures, databases, old office files; each is called by its name."""

from __future__ import annotations

from detente.read.draft import Drafts, Format, Refusal, Source
from detente.read.encoding import has_mark

_SIGNATURES = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound, a film or an image"),
    (b"ID3", "a sound"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file; save it as DOCX, CSV or EML"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b")


def _fits(source: Source) -> bool:
    return _reason(source.head) is not None


def _read(source: Source) -> Drafts:
    yield Refusal(source.name, f"no text: {_reason(source.head)}")


def _reason(head: bytes) -> str | None:
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[257:262] == b"ustar":
        return "a tar archive; unpack it first"
    if not has_mark(head) and len(head) - len(head.translate(None, _CONTROL)) > len(head) // 1000:
        return "binary"
    return None


BINARY = Format("binary", _fits, _read)
