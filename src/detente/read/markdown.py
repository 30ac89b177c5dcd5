"""Markdown, by markdown-it: its words without the marks; what stands in its front matter as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.encoding import decode
from detente.read.lines import AUTHOR, DATE, PUBLISHER, TITLE, URL
from detente.read.paragraphs import joined

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_BYTES = 4_000_000
_SUFFIXES = (".md", ".markdown", ".mdown")
_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w-]{1,40}):[ \t]*(.*)")
_ITEM = re.compile(r"\s+-\s+(.*)")


def _fits(source: Source) -> bool:
    return source.suffix in _SUFFIXES or re.match(rb"---[ \t]*\r?\n[A-Za-z][\w-]*:[ \t\r\n]", source.head) is not None


def _read(source: Source) -> Drafts:
    data = source.data(MAX_BYTES)
    if data is None:
        yield source.too_long(MAX_BYTES)
        return
    markup = decode(data)
    if markup is None:
        yield Refusal(source.name, "in no encoding that is known")
        return
    found = _FRONT.match(markup)
    said = _front(found["front"]) if found else {}
    body = markup[found.end() :] if found else markup
    title, text = _words(body)
    yield Draft(
        text=text,
        path=source.name,
        title=_first(said, TITLE) or title,
        publisher=_first(said, ("publisher", "site", *PUBLISHER[2:])),
        author=_first(said, AUTHOR),
        url=_first(said, (*URL, "source")),
        stated=_first(said, DATE),
    )


def _front(block: str) -> dict[str, str]:
    """The plain keys of a front matter; of a list its items with commas between them."""
    said: dict[str, str] = {}
    key = None
    for line in block.split("\n"):
        if (found := _KEY.fullmatch(line)) is not None:
            key = found[1].lower()
            said[key] = _bare(found[2])
        elif key is not None and (item := _ITEM.fullmatch(line)) is not None:
            said[key] = ", ".join(filter(None, (said[key], _bare(item[1]))))
    return said


def _bare(value: str) -> str:
    return re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", value.strip().strip("\"'").strip("[]")).strip()


def _first(said: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((said[key.lower()] for key in keys if said.get(key.lower())), None)


def _words(body: str) -> tuple[str | None, str]:
    """(the first heading where it opens the text, the text); headings stay in the text as lines."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(body)
    opens = len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    title = _inline(tokens[1]).strip() or None if opens else None
    return title, joined(_blocks(tokens))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _inline(token)
        elif token.type in ("code_block", "fence"):
            yield token.content


def _inline(token: Token) -> str:
    """The words of a paragraph: links as their words, line ends as spaces, pictures not at all."""
    out = []
    for part in token.children or ():
        if part.type in ("text", "code_inline"):
            out.append(part.content)
        elif part.type in ("softbreak", "hardbreak"):
            out.append(" ")
    return "".join(out)


MARKDOWN = Format("Markdown", _fits, _read)
