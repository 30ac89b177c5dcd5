"""Archives: ZIP with files of any kind, office documents and web archives (WACZ) that are ZIPs, and gzip.

Nothing is ever unpacked to the disk; what an archive may hold is bounded in number, size and depth.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import PurePath
from typing import BinaryIO

from detente.read.docx import MAX_BYTES as MAX_DOCX
from detente.read.docx import word_document
from detente.read.draft import Drafts, Format, Refusal, Source

MAX_FILES = 20_000
MAX_FILE = 128_000_000
"""Bytes of one file in an archive, unpacked."""
MAX_ALL = 2_000_000_000
MAX_RATIO = 200
"""Unpacked to packed: prose is packed to a third; what shrinks to less than a hundredth is made to fill a disk."""
_SMALL = 4_000_000  # bytes below which the ratio does not matter
_BLOCK = 1 << 20
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook; save its sheet as CSV",
    "ppt/presentation.xml": "a presentation; save it as PDF",
    "META-INF/container.xml": "an e-book",
    "Index/Document.iwa": "a Pages document; save it as DOCX",
}


def _is_zip(source: Source) -> bool:
    return source.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _read_zip(source: Source) -> Drafts:
    with zipfile.ZipFile(source.stream) as archive:
        files = archive.infolist()
        names = {file.filename for file in files}
        reason = _reason(files, names)
        if reason is not None:
            yield Refusal(source.name, reason)
        elif "word/document.xml" in names:
            source.stream.seek(0)
            data = source.data(MAX_DOCX)
            yield from word_document(data, source.name) if data is not None else (source.too_long(MAX_DOCX),)
        else:
            yield from _members(archive, _readable(files, names), source)


def _reason(files: list[zipfile.ZipInfo], names: set[str]) -> str | None:
    """Why an archive as a whole is not read."""
    if len(files) > MAX_FILES:
        return f"an archive of more than {MAX_FILES:,} files"
    if sum(file.file_size for file in files) > MAX_ALL:
        return f"an archive of more than {MAX_ALL:,} bytes unpacked"
    if any(_swells(file) for file in files) and names & {"word/document.xml", *_OTHERS}:
        return "an office document that swells beyond measure when it is unpacked"
    if "mimetype" in names and "content.xml" in names:
        return "no text: an OpenDocument file; save it as DOCX"
    found = next((what for part, what in _OTHERS.items() if part in names), None)
    return f"no text: {found}" if found else None


def _readable(files: list[zipfile.ZipInfo], names: set[str]) -> list[zipfile.ZipInfo]:
    """The files that are read, by name: of a WACZ its web archives alone; no hidden ones."""
    shown = [f for f in files if not f.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in _steps(f))]
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        shown = [f for f in shown if f.filename.startswith("archive/")]
    return sorted(shown, key=lambda f: f.filename)


def _steps(file: zipfile.ZipInfo) -> list[str]:
    return [step for step in file.filename.replace("\\", "/").split("/") if step not in ("..", ".")]


def _members(archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], source: Source) -> Drafts:
    if not files:
        yield Refusal(source.name, "an archive without files")
    for file in files:
        name = f"{source.name}/{file.filename}"
        reason = _member_reason(file)
        if reason is not None:
            yield Refusal(name, reason)
            continue
        try:
            with archive.open(file) as stream:
                data = stream.read(MAX_FILE + 1)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
            yield Refusal(name, f"cannot be unpacked: {error}")
        else:
            yield from source.inside(name, io.BytesIO(data))


def _member_reason(file: zipfile.ZipInfo) -> str | None:
    path = file.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:3] == ":/":
        return "a name that leads out of the archive"
    if file.flag_bits & 1:
        return "locked by a password"
    if (file.external_attr >> 16) & 0o170000 == 0o120000:
        return "a link, which leads nowhere from an archive"
    if file.file_size > MAX_FILE:
        return f"longer than {MAX_FILE:,} bytes"
    return "swells beyond measure when it is unpacked" if _swells(file) else None


def _swells(file: zipfile.ZipInfo) -> bool:
    return file.file_size > _SMALL and file.file_size > MAX_RATIO * max(1, file.compress_size)


def _is_gzip(source: Source) -> bool:
    return source.head.startswith(b"\x1f\x8b")


def _read_gzip(source: Source) -> Drafts:
    """What is packed, as a file of its own within: ``page.html.gz/page.html``."""
    name = f"{source.name}/{PurePath(source.name).name.removesuffix('.gz')}"
    with gzip.GzipFile(fileobj=source.stream) as unpacked:
        yield from source.inside(name, io.BufferedReader(_Bounded(unpacked, source.stream)))


class _Bounded(io.RawIOBase):
    """A stream that raises ValueError once it has given far more than it was made of."""

    def __init__(self, unpacked: gzip.GzipFile, packed: BinaryIO) -> None:
        self._unpacked, self._packed = unpacked, packed

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._unpacked.seek(offset, whence)

    def tell(self) -> int:
        return self._unpacked.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._unpacked.read(min(len(buffer), _BLOCK))
        given = self._unpacked.tell()
        if given > MAX_ALL or (given > _SMALL and given > MAX_RATIO * max(1, self._packed.tell())):
            raise ValueError("swells beyond measure when it is unpacked")
        buffer[: len(data)] = data
        return len(data)


ZIP = Format("ZIP archive", _is_zip, _read_zip)
GZIP = Format("gzip", _is_gzip, _read_gzip)
