"""Metadata beside files: bibliographies in CSL-JSON and RIS, as reference managers export them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.read.draft import Drafts, Format, Refusal, Source
from detente.read.encoding import decode
from detente.read.lines import TEXT

MAX_BYTES = 16_000_000
_RIS = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:[A-Z][A-Z0-9]  -[^\n]*\n)*?TY  - [A-Z]{2,10}\s")
_CSL = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*\[\s*\{(?:[^{}]|\{[^{}]*\}){0,4000}?"type"\s*:\s*"[a-z-]+"')
_PUBLISHERS = ("journal_name", "alternate_title3", "secondary_title", "alternate_title2", "publisher")
"""Fields of rispy for JO, JF, T2, JA and PB."""
_CSL_KEYS = (b'"issued"', b'"container-title"', b'"accessed"', b'"citation-key"', b'"URL"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a bibliography says of one text, and the names of files that it gives for it."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    stated: str | None = None
    files: tuple[str, ...] = ()


def is_bibliography(head: bytes) -> bool:
    """Does a file begin as a bibliography does?"""
    if _RIS.match(head):
        return True
    texts = any(f'"{key}"'.encode() in head for key in TEXT)
    return not texts and _CSL.match(head) is not None and any(key in head for key in _CSL_KEYS)


def entries_of(data: bytes) -> Iterator[Cited]:
    """The entries of a bibliography. Raises ValueError and what the libraries raise where it is broken."""
    text = (decode(data) or "").lstrip("\ufeff")
    if _RIS.match(data):
        import rispy

        yield from map(_of_ris, rispy.loads(text))
    else:
        yield from (_of_csl(item) for item in json.loads(text) if isinstance(item, dict))


def _of_ris(entry: dict[str, Any]) -> Cited:
    links = entry.get("urls") or []
    attached = [*_list(entry.get("file_attachments1")), *_list(entry.get("file_attachments2"))]
    return Cited(
        title=entry.get("title") or entry.get("primary_title"),
        publisher=next(filter(None, map(entry.get, _PUBLISHERS)), None),
        author=", ".join(map(_turned, entry.get("authors") or entry.get("first_authors") or [])) or None,
        url=links[0] if links else entry.get("url"),
        stated=_slashed(entry.get("date") or entry.get("publication_year") or entry.get("year")),
        files=tuple(name for name in [*attached, entry.get("id") or ""] if name),
    )


def _of_csl(item: dict[str, Any]) -> Cited:
    names = [_person(p) for p in _list(item.get("author")) if isinstance(p, dict)]
    keys = ("id", "citation-key", "file", "attachments")
    return Cited(
        title=_str(item.get("title")),
        publisher=_str(item.get("container-title")) or _str(item.get("publisher")),
        author=", ".join(filter(None, names)) or None,
        url=_str(item.get("URL")),
        stated=_issued(item.get("issued")),
        files=tuple(name for key in keys for value in _list(item.get(key)) if (name := _str(value))),
    )


def _issued(issued: Any) -> str | None:
    """A CSL date ("date-parts", "raw", "literal") in ISO 8601 or its own words."""
    if not isinstance(issued, dict):
        return _str(issued)
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [int(p) for p in parts[0][:3] if str(p).isdecimal()]
        return "-".join(f"{n:0{2 if i else 4}d}" for i, n in enumerate(numbers)) or None
    return _str(issued.get("raw")) or _str(issued.get("literal"))


def _slashed(words: str | None) -> str | None:
    """RIS dates, "2023/06/18/" and "2023///", in ISO 8601."""
    return "-".join(part.zfill(2) for part in words.split("/")[:3] if part.strip()) or None if words else None


def _turned(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else name.strip()


def _person(name: dict[str, Any]) -> str:
    return _str(name.get("literal")) or " ".join(filter(None, (_str(name.get("given")), _str(name.get("family")))))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _str(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _read(source: Source) -> Drafts:
    data = source.data(MAX_BYTES)
    if data is None:
        yield source.too_long(MAX_BYTES)
        return
    n = sum(1 for _ in entries_of(data))
    yield Refusal(source.name, f"a bibliography ({n:,} entries); add it together with the files that it is about")


BIBLIOGRAPHY = Format("bibliography", lambda source: is_bibliography(source.head), _read)
