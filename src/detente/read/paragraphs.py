"""Paragraphs -> a text: what lies between them, and how markup without an article falls into them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BLOCK_TAGS = """
address article aside blockquote body caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNSEEN = ("script", "style", "template", "noscript", "head", "title")
_SPACE = re.compile(r"\s+")


def joined(paragraphs: Iterable[str]) -> str:
    """The paragraphs that hold anything, each without white space at its ends, an empty line between them."""
    return "\n\n".join(bare for paragraph in paragraphs if (bare := paragraph.strip()))


def of_markup(markup: str) -> list[str]:
    """The paragraphs of an HTML fragment: a mail's body, an entry of a feed; all of its words, nothing judged.

    Raises lxml's errors (SyntaxError, ValueError) where nothing can be parsed.
    """
    from lxml import html

    if not markup.strip():
        return []
    root = html.document_fromstring(markup, parser=html.HTMLParser(recover=True, no_network=True))
    for element in list(root.iter(*_UNSEEN)):
        element.drop_tree()
    for element in root.iter("br", *_BLOCKS):
        if element.tag != "br":
            element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    folded = (_SPACE.sub(" ", line).strip() for line in root.text_content().split("\n"))
    return [line for line in folded if line]


def reflowed(lines: Iterable[str]) -> str:
    """The text of lines that were broken to fit a width: joined where a sentence runs on, parted at empty lines.

    A line much shorter than the others that ends a sentence ends its paragraph; so does a short one without a stop
    (a heading) before a capital. A word parted by a hyphen is put together where it also stands whole.
    """
    rows = [line.strip() for line in lines]
    width = _width(rows)
    known = set(re.findall(r"[^\W\d_]+", " ".join(rows).lower()))
    out: list[str] = []
    open_ = False
    for i, row in enumerate(rows):
        if row:
            out[-1:] = [_continued(out[-1], row, known)] if open_ else [*out[-1:], row]
        open_ = bool(row) and not _ends(row, rows[i + 1] if i + 1 < len(rows) else "", width)
    return joined(out)


def _width(rows: list[str]) -> int:
    """How long a full line is: four lines in five are shorter."""
    lengths = sorted(len(row) for row in rows if row)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _ends(row: str, after: str, width: int) -> bool:
    """Does a paragraph end with this line?"""
    if not after or re.match(r"(?:[•●▪◦*–—-]|\(?\d{1,2}[.)])\s", after):
        return True
    short = len(row) < 0.8 * width
    if row[-1] in '.!?:”"’)':
        return short and not after[0].islower()
    return len(row) < 0.6 * width and row[-1] not in ",;-–—" and after[0].isupper()


def _continued(paragraph: str, row: str, known: set[str]) -> str:
    parted = re.search(r"([^\W\d_]+)[-\u00ad\u2010]$", paragraph)
    first = re.match(r"[^\W\d_]+", row)
    if parted is None or first is None or not first[0][0].islower():
        return f"{paragraph} {row}"
    whole = (parted[1] + first[0]).lower() in known or paragraph.endswith("\u00ad")
    return (paragraph[:-1] if whole else paragraph) + row
