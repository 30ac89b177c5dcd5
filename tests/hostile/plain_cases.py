"""Bytes that are no text, or hardly one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from case import STORY, Case, read, refused

_HUGE = 200_000_000


def _line(letter: bytes, size: int = _HUGE) -> object:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            for _ in range(size // 1_000_000):
                file.write(letter * 1_000_000)

    return make


def _hole(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(4 * _HUGE)


def cases() -> Iterator[Case]:
    """All of them."""
    random.seed(1972)
    text = STORY.encode()
    yield refused("empty.txt", b"")
    yield refused("spaces.txt", b" \n\t\r\n" * 500)
    yield refused("marks.txt", b"... --- ... !!! 1234")
    yield refused("only-mark.txt", b"\xef\xbb\xbf")
    yield refused("nul.txt", b"\0" * 5000)
    yield refused("nul-between.txt", b"\0".join(text[i : i + 1] for i in range(len(text))))
    yield refused("nul-late.txt", text * 60 + b"\0" + text)
    yield refused("noise.txt", random.randbytes(100_000))
    yield refused("noise.html", random.randbytes(100_000))
    yield refused("noise.jsonl", random.randbytes(100_000))
    yield refused("line-200mb.txt", _line(b"x"))  # type: ignore[arg-type]
    yield refused("line-200mb.jsonl", _line(b"["))  # type: ignore[arg-type]
    yield refused("line-200mb.csv", _line(b'"'))  # type: ignore[arg-type]
    yield refused("line-200mb.html", _line(b"<"))  # type: ignore[arg-type]
    yield refused("hole-800mb.txt", _hole)
    yield refused("half-utf16.txt", b"\xff\xfe" + b"\0")
    yield refused("lone-surrogates.txt", b"\xff\xfe" + b"\x00\xd8" * 400)
    for name, start in {
        "picture.png": b"\x89PNG\r\n\x1a\n", "picture.jpg": b"\xff\xd8\xff\xe0", "picture.txt": b"GIF89a",
        "program": b"\x7fELF\x02\x01", "program.txt": b"MZ\x90\0", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "base.txt": b"SQLite format 3\0", "packed.7z": b"7z\xbc\xaf\x27\x1c", "packed.rar": b"Rar!\x1a\x07",
        "packed.xz": b"\xfd7zXZ\0", "packed.bz2": b"BZh91AY&SY", "packed.zst": b"\x28\xb5\x2f\xfd",
        "sound.mp3": b"ID3\x03", "film.avi": b"RIFF\0\0\0\0AVI ",
    }.items():  # fmt: skip
        yield refused(name, start + bytes(300))
    yield refused("packed.tar", bytes(1) * 257 + b"ustar\0" + bytes(300))
    yield read("wrong-name.pdf", text)
    yield read("wrong-name.docx", text)
    yield read("no-name", text)
    yield read("damaged-utf8.txt", text[:50] + b"\xe2\x80" + text[50:] + "é".encode())
    yield read("mojibake.txt", "The envoy said “yes” – twice.".encode().decode("cp1252", "replace").encode() + text)
    yield read("right-to-left.txt", "\u202eThe envoy\u202c said \u200fyes\u200e. ".encode() + text)
    yield read("zero-width.txt", "\u200b".join(STORY).encode())
    yield read("combining.txt", ("a" + "\u0301" * 3000 + " ").encode() + text)
    yield read("emoji.txt", "🇳🇴🇮🇸👩‍👩‍👧‍👦 ".encode() * 50 + text)
    yield read("bell.txt", text + b"\x1b[2J\x1b]0;owned\x07" + text * 60)
    yield read("old-mac.txt", text.replace(b". ", b".\r"))
    for year in ("0000", "20233", "9999", "-2023"):
        yield read(f"year-{year}.txt", f"date {year}-06-18 Ministers meet\n\n{STORY}".encode())
    for day in ("2023-02-30", "2023-13-01", "2023-00-00", "2023-06-99"):
        yield read(f"day-{day}.txt", f"date {day} Ministers meet\n\n{STORY}".encode())
    yield refused("many-lines.txt", b"x\n" * 300_000)
    yield read("many-dates.txt", b"On 3 May 2018 they met. " * 200)
    yield read("many-quotes.txt", ("“" * 500 + STORY).encode())
    yield read("many-brackets.txt", b"(" * 1_000 + text)
    yield read("long-word.txt", b"a" * 300_000 + b" " + text)
