"""Bytes -> text: which encoding, and the marks of an earlier wrong guess taken out."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SUSPECT = re.compile(
    "[\u00c2-\u00c5\u00ce\u00cf\u00d0-\u00d3\u00d7\u00d8\u00e2\u00e3\u00ef\u0102\u0139\u0432][^a-z\\s]"
)
"""First bytes of UTF-8 sequences as other encodings show them, and what cannot follow such a letter in a word."""
_SAMPLE = 65_536  # bytes to guess from: more makes charset-normalizer slow and no surer
_WESTERN = frozenset(
    b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xe0\xe1\xe2\xe4\xe7\xe8\xe9\xea\xeb\xed\xf1\xf3\xf6\xfc"
)
"""What an English text in Windows-1252 has beyond ASCII: quotation marks, dashes, the accents of names."""


def has_mark(data: bytes) -> bool:
    """Does it begin with a byte order mark?"""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def decode(data: bytes) -> str | None:
    """The text of `data`, each line end a line feed, or None where no encoding fits.

    A byte order mark rules; then UTF-8, also where a few bytes of it are damaged (they become U+FFFD); then
    Windows-1252 where only its usual letters occur; then what charset-normalizer finds.
    """
    text = _decoded(data)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return mend(text)


def encoding_of(head: bytes) -> str:
    """The name of the encoding that a stream is most likely in, by its first bytes; UTF-8 where nothing tells."""
    mark = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if mark is not None:
        return mark
    try:
        head[: -(len(head) > 4) * 4 or None].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 8:
            return _guess(head) or "utf-8"
    return "utf-8"


def mend(text: str) -> str:
    """The text with mojibake undone in those lines that evidently have it ("â€œ" for a quotation mark)."""
    if not _SUSPECT.search(text):
        return text
    import ftfy  # here: it takes 0.1 s, and hardly a text needs it
    from ftfy.badness import is_bad

    return "\n".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))


def _decoded(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str | None:
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    if sum(c > "\x7f" for c in damaged) > 2 * bad:
        return damaged
    best = _guess(data)
    return data.decode(best, "replace") if best is not None else None


def _guess(data: bytes) -> str | None:
    """The name of an encoding of one byte a letter, or of an Asian one; None where none fits."""
    if all(b in _WESTERN for b in data if b > 0x7F):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else None
