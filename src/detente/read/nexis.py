"""Nexis Uni and LexisNexis: many articles a file, each with lines of its own above and below its body.

The layout, as downloads of 2010 to 2025 have it: a cover with "Documents (25)" and their titles; then for each article
its title, publisher and day, a copyright line, "Section:", "Length:", "Byline:", the line "Body", the text,
"Classification", "Load-Date:", "End of Document". Older files part articles by "3 of 25 DOCUMENTS" and have the title
below the day. Readers of the field lost the first article behind the cover, and those with empty lines in them
(LexisNexisTools issues 11 and 21): here nothing hangs on empty lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.read.announced import shortfall
from detente.read.draft import Draft, Drafts, Refusal
from detente.read.paragraphs import joined

_END = re.compile(r"\W*End of Document\W*", re.IGNORECASE)
_COUNTER = re.compile(r"\W*(\d+) of ([\d,]+) DOCUMENTS\W*")
_COVER = re.compile(r"\W*Documents? \(([\d,]+)\)\W*", re.IGNORECASE)
_FIELD = re.compile(
    r"\W*(Section|Length|Byline|Dateline|Highlight|Load-Date|Language|Publication-Type|Subject|Source|URL|Link)\s*:\s*(.*)",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\W*((?:{_MONTHS}) \d{{1,2}}, \d{{4}}|\d{{1,2}} (?:{_MONTHS}),? \d{{4}})\b.{{0,80}}")
_COPYRIGHT = re.compile(r"\W*(?:Copyright\b|©)", re.IGNORECASE)
_BODY = re.compile(r"\W*Body\W*")
_AFTER = re.compile(
    r"\W*(?:Classification|Graphic|Graphics|Load-Date\s*:.*|LOAD-DATE\s*:.*|LANGUAGE\s*:.*|GRAPHIC\s*:.*|Notes)\W*"
)
_TOP = 40  # lines from a body or the top in which an article's own lines stand
_NEAR = 4  # lines between the day of an article and the line that proves it to be one


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines above an article's body: where its day stands, and where the last of them does."""

    day: int
    last: int


def is_nexis(lines: list[str]) -> bool:
    """Is it such a download? It has the lines that part articles, and fields beside them."""
    if not any(_END.fullmatch(line) or _COUNTER.fullmatch(line) for line in lines):
        return False
    return any(found[1].lower() in ("length", "load-date") for line in lines if (found := _FIELD.fullmatch(line)))


def nexis_articles(lines: list[str], name: str) -> Drafts:
    """The articles, and what is said of parts that hold none and of those that the cover announces in vain."""
    found = 0
    for number, piece in enumerate(_pieces(lines), start=1):
        draft = _article(piece, f"{name}:{number}")
        found += isinstance(draft, Draft)
        yield draft
    yield from shortfall(name, _announced(lines), found)


def _announced(lines: list[str]) -> int | None:
    counts = [m for line in lines if (m := _COVER.fullmatch(line))]
    totals = [m[1] for m in counts[:1]] + [m[2] for line in lines if (m := _COUNTER.fullmatch(line))][:1]
    return int(totals[0].replace(",", "")) if totals else None


def _pieces(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each article; those of the cover stay before the first, and what follows the last is no article."""
    by_end = any(_END.fullmatch(line) for line in lines)
    mark = _END if by_end else _COUNTER
    piece: list[str] = []
    begun = by_end
    for line in lines:
        if mark.fullmatch(line):
            if begun:
                yield piece
            piece, begun = [], True
        else:
            piece.append(line.strip())
    if any(_FIELD.fullmatch(line) for line in piece) and begun:
        yield piece


def _article(piece: list[str], name: str) -> Draft | Refusal:
    rows = [row for row in piece if row and not _COUNTER.fullmatch(row)]
    head = _head(rows)
    if head is None:
        return Refusal(name, "an article without a day and a body where Nexis has them")
    fields = {m[1].lower(): m[2] for row in rows if (m := _FIELD.fullmatch(row)) and m[2]}
    text = joined(_body(rows, head))
    if not text:
        return Refusal(name, "an article without a body")
    title, publisher = _named(rows, head)
    return Draft(
        text=text,
        path=name,
        title=title,
        publisher=publisher,
        author=re.sub(r"^by ", "", fields["byline"], flags=re.IGNORECASE) if "byline" in fields else None,
        url=fields.get("url") or fields.get("link"),
        stated=day[1] if (day := _DAY.fullmatch(rows[head.day])) else None,
    )


def _head(rows: list[str]) -> _Head | None:
    """The first day with a copyright line or a field close below it: a cover has days too, but not these."""
    for i, row in enumerate(rows):
        below = rows[i + 1 : i + 1 + _NEAR]
        if _DAY.fullmatch(row) and any(_COPYRIGHT.match(b) or _FIELD.fullmatch(b) for b in below):
            after = range(i + 1, min(len(rows), i + _TOP))
            bodies = [k for k in after if _BODY.fullmatch(rows[k])]
            marks = [k for k in after if _FIELD.fullmatch(rows[k]) and not _AFTER.fullmatch(rows[k])]
            return _Head(i, bodies[0] if bodies else max(marks, default=i))
    return None


def _body(rows: list[str], head: _Head) -> Iterator[str]:
    for row in rows[head.last + 1 :]:
        if _AFTER.fullmatch(row):
            return
        yield row


def _named(rows: list[str], head: _Head) -> tuple[str | None, str | None]:
    """(title, publisher): both above the day, or, in older files, the publisher above it and the title below."""
    above = rows[max(0, head.day - 2) : head.day]
    below = rows[head.day + 1] if head.day + 1 < len(rows) else ""
    if len(above) < 2 or not (_COPYRIGHT.match(below) or _FIELD.fullmatch(below)):
        title = below if below and not _COPYRIGHT.match(below) and not _FIELD.fullmatch(below) else None
        return title, above[-1] if above else None
    return above[0], above[1]
