"""Archives that hold too much, lead out of themselves, or are no archives."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from case import STORY, Case, read, refused

_HUGE = 1_000_000_000
_MEGA = b"\0" * 1_000_000


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bomb.txt", "w") as file:
        for _ in range(_HUGE // len(_MEGA)):
            file.write(_MEGA)


def _gzip_bomb(path: Path) -> None:
    with gzip.open(path, "wb", 6) as file:
        for _ in range(_HUGE // len(_MEGA)):
            file.write(b" " * len(_MEGA))


def _nested(depth: int) -> bytes:
    data = packed({"a.txt": STORY.encode()})
    for i in range(depth):
        data = packed({f"{i}.zip": data})
    return data


def _link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def _lied(data: bytes) -> bytes:
    """The sizes in the directory say 10 bytes."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + (10).to_bytes(4, "little") + data[at + 28 :]


def _locked(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : at + 8] + b"\x01" + data[at + 9 :]


def cases() -> Iterator[Case]:
    """All of them."""
    story = STORY.encode()
    good = packed({"a.txt": story})
    yield refused("bomb.zip", _bomb)
    yield refused("bomb.txt.gz", _gzip_bomb)
    yield refused("quine.zip", _nested(12))
    yield refused("cut.zip", good[: len(good) // 2])
    yield refused("head.zip", b"PK\x03\x04")
    yield refused("no-files.zip", packed({}))
    yield refused("folders.zip", packed({"a/": b"", "b/": b""}))
    yield refused("many.zip", packed({f"{i}.txt": b"" for i in range(21_000)}, zipfile.ZIP_STORED))
    yield refused("link.zip", _link())
    yield refused("lied.zip", _lied(packed({"a.txt": story * 50})))
    yield refused("locked.zip", _locked(good))
    yield refused("bad-sum.zip", good.replace(story[:20], story[:19] + b"X") if story[:20] in good else _bad_sum())
    for name in ("../../out.txt", "/tmp/out.txt", "..\\..\\out.txt", "C:/out.txt", "a/../../out.txt"):
        yield refused(f"leads-out-{name.count('/')}{name.count('.')}{len(name)}.zip", packed({name: story}))
    yield refused("cut.gz", gzip.compress(story * 100)[:60])
    yield refused("no.gz", b"\x1f\x8b\x08\x00" + b"x" * 100)
    yield refused("empty.gz", gzip.compress(b""))
    yield refused("sheet.xlsx", packed({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}))
    yield refused("slides.pptx", packed({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}))
    yield refused("text.odt", packed({"mimetype": b"x", "content.xml": b"<a/>"}))
    yield refused("book.epub", packed({"mimetype": b"x", "META-INF/container.xml": b"<a/>"}))
    yield read("nested.zip", _nested(2))
    yield read("hidden.zip", packed({".DS_Store": b"\0\0", "__MACOSX/a.txt": b"\0", "a.txt": story}))
    yield read("odd-name.zip", packed({"a\nb\x1b[2J.txt": story}))
    yield Case("mixed.zip", packed({"../out.txt": story, "a.txt": story, "b.png": b"\x89PNG" + bytes(40)}), 2, 1)
    yield from _web_archives()


def _bad_sum() -> bytes:
    data = bytearray(packed({"a.txt": STORY.encode()}, zipfile.ZIP_STORED))
    at = data.index(STORY.encode()[:20])
    data[at] ^= 1
    return bytes(data)


def _web_archives() -> Iterator[Case]:
    yield refused("cut.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5000\r\n\r\nHTTP/1.1 200 OK\r\n")
    yield refused("no.warc", b"WARC/1.0\r\n" + b"x" * 500)
    yield refused("length.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n")
    yield refused("huge-length.warc", b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999999\r\n\r\nx")
    yield refused("no.wacz", packed({"datapackage.json": b"{}", "archive/data.warc.gz": b"\x1f\x8b\x08"}))
