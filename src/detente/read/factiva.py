"""Factiva: many articles a file, from its RTF and HTML downloads, with or without the two-letter codes of its fields.

Each article ends with "Document" and its accession number; before that stand, in this order, headline, author, "612
words", day, hour, source, its code, language, copyright and the paragraphs; with codes HD, BY, WC, PD, ET, SN, SC, LA,
CY, LP and TD. "Results Found" at the end says how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.read.announced import shortfall
from detente.read.draft import Draft, Drafts, Refusal
from detente.read.paragraphs import joined

_END = re.compile(r"(?:AN\s*\|?\s*)?Document ([A-Za-z]{2,12}\w*\d{8}\w{5,})\s*\|?")
_FOUND = re.compile(r"(?:Results Found|Results)\s*[|:]?\s*([\d,]+)\s*\|?")
_CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|ART|RF|CO|IN|NS|RE|PUB|IPD|IPC|AN)(?:\s*\|\s*|\s{2,}|\s*$)(.*)"
)
_WORDS = re.compile(r"[\d,.]+ words")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_HOUR = re.compile(r"\d{1,2}:\d\d(?: [AaPp][Mm])?(?: GMT)?")
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright\b)", re.IGNORECASE)
_HEAD = 12  # lines from the count of words to the copyright line at most
_LEAST_CODES = 3
_PAGE = re.compile(rb"<(?:div|p)[^>]+class=[\"'](?:article |[^\"']*articleParagraph)|factiva", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of one article."""

    body: list[str]
    title: str | None
    author: str | None
    publisher: str | None
    day: str | None


def is_factiva(lines: list[str]) -> bool:
    """Is it such a download? It has accession numbers, and counts of words."""
    return any(_END.fullmatch(line.strip()) for line in lines) and any(
        _WORDS.fullmatch(re.sub(r"^WC\s*\|?\s*|\s*\|$", "", line.strip())) for line in lines
    )


def is_factiva_page(data: bytes) -> bool:
    """Is a page a download of articles? Seen without parsing it."""
    return re.search(rb"Document [A-Za-z]{2,12}\w*\d{8}\w{5,}", data) is not None and _PAGE.search(data) is not None


def factiva_articles(lines: list[str], name: str) -> Drafts:
    """The articles, and what is said of those that cannot be read or are missing."""
    found = 0
    for number, piece in enumerate(_pieces(lines), start=1):
        draft = _article(piece, f"{name}:{number}")
        found += isinstance(draft, Draft)
        yield draft
    announced = next((m[1] for line in lines if (m := _FOUND.fullmatch(line.strip()))), None)
    yield from shortfall(name, int(announced.replace(",", "")) if announced else None, found)


def _pieces(lines: list[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for line in lines:
        bare = line.strip().strip("|").strip()
        if _END.fullmatch(bare):
            yield piece
            piece = []
        elif bare:
            piece.append(bare)


def _article(piece: list[str], name: str) -> Draft | Refusal:
    fields = _coded(piece)
    found = _by_code(fields) if len(fields) >= _LEAST_CODES else _by_place(piece)
    text = joined(found.body) if found else ""
    if found is None or not text:
        return Refusal(name, "an article without the lines that Factiva gives it")
    return Draft(
        text=text, path=name, title=found.title, author=found.author, publisher=found.publisher, stated=found.day
    )


def _coded(piece: list[str]) -> Mapping[str, list[str]]:
    """The lines by the two-letter code before the first of them; empty where there are no codes."""
    fields: dict[str, list[str]] = {}
    code = None
    for line in piece:
        if (found := _CODE.fullmatch(line)) is not None:
            code = found[1]
            fields.setdefault(code, []).extend([found[2].strip("| ")] if found[2].strip("| ") else [])
        elif code is not None:
            fields[code].append(line)
    return fields if "HD" in fields and ("LP" in fields or "TD" in fields) else {}


def _by_code(fields: Mapping[str, list[str]]) -> _Found:
    def one(code: str) -> str | None:
        return " ".join(fields.get(code, ())) or None

    return _Found([*fields.get("LP", ()), *fields.get("TD", ())], one("HD"), _bare(one("BY")), one("SN"), one("PD"))


def _by_place(piece: list[str]) -> _Found | None:
    at = next((i for i, line in enumerate(piece) if _WORDS.fullmatch(line)), None)
    if not at:
        return None
    below = range(at + 1, min(len(piece), at + 1 + _HEAD))
    day = next((i for i in below if _DAY.fullmatch(piece[i])), None)
    rights = next((i for i in below if _RIGHTS.match(piece[i])), None)
    if day is None or rights is None:
        return None
    named = [line for line in piece[day + 1 : rights] if not _HOUR.fullmatch(line)]
    author = piece[at - 1] if at > 1 else None
    return _Found(piece[rights + 1 :], piece[0], _bare(author), named[0] if named else None, piece[day])


def _bare(author: str | None) -> str | None:
    return re.sub(r"^by\s+", "", author, flags=re.IGNORECASE) if author else None
