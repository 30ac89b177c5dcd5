"""The book as PDF, by the typesetter Typst (an optional library): notes at the foot of their page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from detente.views.brief.answer import Brief, Section
from detente.views.brief.notes import Note, Notes
from detente.views.brief.own import LAST
from detente.views.line import Sources
from detente.views.trend import svg


class MissingTypstError(Exception):
    """The optional library is not installed."""


_HEAD = """#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(size: 10pt, lang: "en")
#set par(justify: true)
#set list(spacing: 0.7em)
#show heading.where(level: 1): set text(size: 12pt)
#show heading.where(level: 2): set text(size: 10pt)
#show footnote.entry: set text(size: 7.5pt)
"""
_MARKS = re.compile(r"[\\#$*_`<>@=~\[\]+/-]|(?<=\d)\.")


def pdf(book: Brief, sources: Sources, own: Mapping[str, str] | None = None) -> bytes:
    """The PDF's bytes. Raises MissingTypstError where Typst is not installed."""
    try:
        import typst
    except ImportError as error:
        raise MissingTypstError("a book as PDF needs the library typst: pip install 'detente[pdf]'") from error
    made: bytes = typst.compile(markup(book, sources, own).encode("utf-8"), format="pdf")
    return made


def markup(book: Brief, sources: Sources, own: Mapping[str, str] | None = None) -> str:
    """The book in Typst's markup."""
    notes, blocks = Notes(book, sources), dict(own or {})
    lines = [_HEAD, f'#align(center, text(size: 15pt, weight: "bold")[{_safe(book.title)}])', ""]
    seen: set[int] = set()
    for section in book.sections:
        lines += [*_section(section, book, notes, seen), *_own(blocks.pop(section.part, "")), ""]
    lines += [line for name in sorted(blocks, key=lambda name: name == LAST) for line in _own(blocks[name])]
    return "\n".join(lines) + "\n"


def _section(section: Section, book: Brief, notes: Notes, seen: set[int]) -> Iterator[str]:
    yield f"= {_safe(section.title)}"
    if section.part == "trend" and book.trend:
        picture = svg(book.trend).replace("\\", "\\\\").replace('"', '\\"')
        yield f'#image(bytes("{picture}"), format: "svg", width: 100%)'
    for about, sentences in groupby(section.sentences, key=lambda s: s.about):
        if about:
            yield f"== {_safe(about[:1].upper() + about[1:])}"
        for sentence in sentences:
            yield f"- {_safe(sentence.text)}" + "#super[, ]".join(_mark(note, seen) for note in notes.of(sentence))


def _mark(note: Note, seen: set[int]) -> str:
    """The note where it is first used; later its number again."""
    if note.number in seen:
        return f"#footnote(<note-{note.number}>)"
    seen.add(note.number)
    return f"#footnote[“{_safe(note.words)}” – {_safe(note.where)}] <note-{note.number}>"


def _own(text: str) -> Iterator[str]:
    for paragraph in filter(None, text.split("\n\n")):
        yield f"#quote(block: true)[{_safe(' '.join(paragraph.split()))}]"
        yield ""


def _safe(words: str) -> str:
    """Words as Typst prints them: what would be markup is escaped, control characters are left out."""
    plain = "".join(c for c in words if c >= " " and not "\ud800" <= c <= "\udfff")
    return _MARKS.sub(lambda match: f"\\{match[0]}", plain)
