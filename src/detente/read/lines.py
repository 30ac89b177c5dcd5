"""JSON: an object a line (JSON Lines), one object, or a list of them; the usual keys of news collections."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from detente.read.draft import Draft, Format, Refusal, Source
from detente.read.encoding import decode

MAX_LINE = 8_000_000
"""Bytes; a longer line is refused and skipped."""

TEXT = ("text", "body", "content", "article", "maintext", "full_text", "articleBody")
TITLE = ("title", "headline", "name")
DATE = (
    "date",
    "published",
    "publication_date",
    "date_publish",
    "publishedAt",
    "datePublished",
    "pub_date",
    "published_at",
)
URL = ("url", "link", "source_url", "canonical_url")
AUTHOR = ("author", "authors", "byline", "creator")
PUBLISHER = ("publisher", "source", "site_name", "sitename", "outlet", "source_domain")
_OBJECT = re.compile(rb'[\[\s]*\{\s*"\w{1,40}"\s*:\s*(?:["\[{\d]|null|true|false)')
_SUFFIXES = (".jsonl", ".ndjson", ".json", ".jsonlines")


def _fits(source: Source) -> bool:
    start = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith((b"{", b"[")):
        return False
    return source.suffix in _SUFFIXES or _OBJECT.match(start) is not None or _is_object(start.split(b"\n", 1)[0])


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read(source: Source) -> Iterator[Draft | Refusal]:
    for number, line in enumerate(iter(lambda: source.stream.readline(MAX_LINE + 1), b""), start=1):
        if number == 1 and not _is_object(line.removeprefix(b"\xef\xbb\xbf").strip()):
            yield from _whole(source, line)
            return
        if len(line) > MAX_LINE:
            yield Refusal(f"{source.name}:{number}", f"a line longer than {MAX_LINE:,} bytes")
            _skip_line(source, line)
        elif line.strip():
            yield _parsed(line, f"{source.name}:{number}")


def _skip_line(source: Source, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(MAX_LINE)


def _parsed(line: bytes, name: str) -> Draft | Refusal:
    try:
        value = json.loads(decode(line) or "")
    except (ValueError, RecursionError) as error:
        return Refusal(name, f"no JSON: {error}")
    return _draft(value, name)


def _whole(source: Source, first: bytes) -> Iterator[Draft | Refusal]:
    data = first + source.stream.read(MAX_LINE + 1)
    if len(data) > MAX_LINE:
        yield Refusal(source.name, f"longer than {MAX_LINE:,} bytes, and not an object a line")
        return
    try:
        value = json.loads(decode(data) or "")
    except (ValueError, RecursionError) as error:
        yield Refusal(source.name, f"no JSON: {error}")
        return
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield _draft(item, f"{source.name}:{number}")
    else:
        yield _draft(value, source.name)


def _draft(value: Any, name: str) -> Draft | Refusal:
    if not isinstance(value, dict):
        return Refusal(name, "no JSON object")
    text = _first(value, TEXT)
    if text is None:
        return Refusal(name, f"no text: none of the keys {', '.join(TEXT)}")
    return Draft(
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        path=name,
        title=_first(value, TITLE),
        publisher=_first(value, PUBLISHER),
        author=_names(value),
        url=_first(value, URL),
        stated=_first(value, DATE),
        side=_side(value),
    )


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of `keys` that holds words: of an object its name (``{"source": {"name": …}}``), of a list its head."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, list) and found:
            found = found[0]
        if isinstance(found, dict):
            found = found.get("name") or found.get("title")
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return None


def _names(value: dict[str, Any]) -> str | None:
    """Who wrote it; several names with commas between them."""
    several = next((value[key] for key in AUTHOR if isinstance(value.get(key), list)), ())
    names = [name for item in several if (name := _first({"author": item}, AUTHOR))]
    return ", ".join(names) or _first(value, AUTHOR)


def _side(value: dict[str, Any]) -> str | None:
    """The key ``side`` where it holds a code (ISO 3166-1 alpha-3, or an acronym)."""
    side = value.get("side")
    return side if isinstance(side, str) and re.fullmatch("[A-Z]{2,8}", side) else None


JSON_LINES = Format("JSON", _fits, _read)
