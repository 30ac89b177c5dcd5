"""Quotation marks -> quotes, with exact spans.

The marks are those of The Unicode Standard 16.0, section 6.2 ("Quotation Marks"): curly and straight, double and
single, low-9, guillemets, and the typewriter's two apostrophes or graves for a double mark. A straight mark opens or
closes by what stands beside it. Each paragraph is read by itself, so that an odd mark spoils no other paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.model.annotated import Quote
from detente.model.span import Span

_MARK = re.compile(r"``|''|[\"“”„‟＂«»‹›‘’‚‛'`]")
_OPENERS = frozenset("“„«‹‘‚‛") | {"``"}
_CLOSERS = frozenset("”»›’")
_SINGLE = frozenset("‘’‚‛'`")
_ANGLE = frozenset("«»‹›")
_BEFORE_OPENING = frozenset("([{<—–-/…:;,") | _OPENERS | {'"', "'", "”"}
_CLIPPED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|n|round|cuz|im|tude)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!…][)\]]*(?=\s|$)")
_TITLE_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TITLE_SMALL = frozenset(
    {"a", "an", "the", "and", "but", "or", "nor", "as", "at", "by", "for", "from", "in", "into", "of"}
)
_TITLE_SMALL |= {"on", "over", "per", "to", "up", "upon", "with"}
_SO_CALLED = re.compile(
    r"\b(?:so-called|so called|known as|titled|entitled|code-?named|nicknamed|headlined) (?:the )?\Z"
)
_NICKNAME = re.compile(r"[^\W\d_]\w*(?:[ -][^\W\d_]\w*){0,2}")
LONGEST_HEADING = 15
"""Words of the longest line in capitals that is a heading."""
REACH = 24
"""Characters before a quotation in which "so-called" stands."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: where, of which family, and whether it can open or close here."""

    start: int
    end: int
    family: Literal["double", "single", "angle"]
    opens: bool
    closes: bool


def find_quotes(text: str, paragraphs: Sequence[Span] | None = None) -> tuple[Quote, ...]:
    """Every stretch in quotation marks, nested ones too, in order of their start, the outer before the inner.

    `paragraphs` are the stretches of `text` that are read each by itself; without them, the lines that are not blank.
    A mark left open ends with its paragraph, or before the next quotation of it; a closing mark that nothing opened
    begins with its sentence. `speech` is False for what the marks alone show to be no words of anybody's: a nickname, a
    title.

    >>> text = 'The envoy called the talks “frank” and added: "We’ll meet again."'
    >>> [text[q.inner.start : q.inner.end] for q in find_quotes(text)]
    ['frank', 'We’ll meet again.']
    """
    found: list[Quote] = []
    for number, paragraph in enumerate(_lines(text) if paragraphs is None else paragraphs):
        marks = list(_marks(text, paragraph))
        for outer, inner in _pairs(text, paragraph, marks):
            inner = _trimmed(text, inner)
            if inner.end > inner.start:
                speech = not _is_term(text, paragraph, outer, inner)
                found.append(Quote(outer=outer, inner=inner, paragraph=number, speech=speech))
    return tuple(sorted(found, key=lambda q: (q.outer.start, -q.outer.end)))


def _lines(text: str) -> Iterator[Span]:
    """Lines that hold more than white space."""
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield Span(line.start(), line.end())


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    begin = span.start + len(words) - len(words.lstrip())
    return Span(begin, max(begin, span.start + len(words.rstrip())))


def _is_term(text: str, paragraph: Span, outer: Span, inner: Span) -> bool:
    """Do the marks and what stands around them show that nobody is quoted: a heading, a name, a title, a so-called?"""
    if _is_heading(text, paragraph, inner) or _SO_CALLED.search(
        text[max(paragraph.start, outer.start - REACH) : outer.start]
    ):
        return True
    named = _is_nickname(text, outer, inner) or _is_title(text, inner)
    return named and not _is_headline(text, paragraph, inner)


def _is_heading(text: str, paragraph: Span, inner: Span) -> bool:
    """A short line in capitals from its first letter to its last, two words or more of them in the marks."""
    line = paragraph.of(text)
    return " " in inner.of(text) and line.isupper() and len(line.split()) <= LONGEST_HEADING


def _is_nickname(text: str, outer: Span, inner: Span) -> bool:
    """Robert “Bob” Smith: one to three words in marks between two capitalised ones, without a comma."""
    before = re.search(r"[^\W\d_]\w*[.]? $", text[max(0, outer.start - 20) : outer.start])
    after = re.match(r" [^\W\d_]\w+", text[outer.end : outer.end + 20])
    if before is None or after is None or not _NICKNAME.fullmatch(inner.of(text)):
        return False
    return all(w.strip()[0].isupper() for w in (before[0], inner.of(text), after[0]))


def _is_title(text: str, inner: Span) -> bool:
    """“The Art of the Deal”: two words or more with a capital each, and no more than one sentence."""
    words = _TITLE_WORD.findall(inner.of(text))
    if _SENTENCE_END.search(inner.of(text)[:-1]):
        return False
    capitals = [w for w in words if w[0].isupper() or w in _TITLE_SMALL]
    return len(words) > 1 and len(capitals) == len(words) and words[-1][0].isupper()


def _is_headline(text: str, paragraph: Span, inner: Span) -> bool:
    """Have two of three words around the quotation capitals, so that capitals show nothing?"""
    rest = _TITLE_WORD.findall(text[paragraph.start : inner.start] + " " + text[inner.end : paragraph.end])
    small = [w for w in rest if w[0].islower() and w not in _TITLE_SMALL]
    return bool(rest) and len(small) * 3 <= len(rest)


# ---- marks


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        glyph = match[0]
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        mark = _single(text, match, before, after) if glyph in _SINGLE else _double(match, before, after)
        if mark.opens or mark.closes:
            yield mark


def _double(match: re.Match[str], before: str, after: str) -> _Mark:
    glyph = match[0]
    family: Literal["double", "angle"] = "angle" if glyph in _ANGLE else "double"
    may_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",.;:)?!"
    may_close = not before.isspace() and not after.isalnum()
    if glyph in _OPENERS:
        opens, closes = not (may_close and not may_open), may_close and not may_open
    elif glyph in _CLOSERS:
        opens, closes = may_open and not may_close, not (may_open and not may_close)
    elif before.isdigit() and not may_open and not after.isspace():
        opens, closes = False, may_close
    else:
        opens, closes = may_open or not may_close, may_close or not may_open
    return _Mark(match.start(), match.end(), family, opens, closes)


def _single(text: str, match: re.Match[str], before: str, after: str) -> _Mark:
    """Single marks are apostrophes unless what stands beside them says otherwise."""
    free = before.isspace() or before in _BEFORE_OPENING
    clipped = match[0] in "'’‘" and bool(_CLIPPED.match(text, match.end()))
    opens = free and (after.isalnum() or after in '[(“"…$£€') and match[0] != "’" and not clipped
    closes = match[0] not in "‘‚‛`" and not before.isspace() and not after.isalnum()
    return _Mark(match.start(), match.end(), "single", opens, closes)


# ---- pairs

_MOST_GUESSED = 40
"""So many lone marks of a paragraph are made sense of at most: one with more is no prose."""


def _pairs(text: str, paragraph: Span, marks: Sequence[_Mark]) -> list[tuple[Span, Span]]:
    """(outer, inner) of the quotations of one paragraph."""
    guessed: list[tuple[Span, Span]] = []
    done: list[tuple[Span, Span]] = []
    open_marks: list[_Mark] = []
    for at, mark in enumerate(marks):
        if mark.family == "single" and not _is_single_mark(text, marks, at, open_marks):
            continue
        partner = _partner(mark, open_marks)
        if partner is not None:
            while open_marks.pop() is not partner:
                pass
            done.append((Span(partner.start, mark.end), Span(partner.end, mark.start)))
        elif mark.opens:
            open_marks.append(mark)
        elif (
            mark.family != "single"
            and len(guessed) < _MOST_GUESSED
            and not text[mark.start - 1 : mark.start].isdigit()
            and not _is_stray(text, mark, marks)
        ):
            guessed += _unopened(text, paragraph, mark, done + guessed)
    for mark in open_marks[:_MOST_GUESSED]:
        if not _is_stray(text, mark, marks):
            guessed += _unclosed(text, paragraph, mark, [outer for outer, _ in done + guessed])
    return _apart(done, guessed)


def _is_stray(text: str, mark: _Mark, marks: Sequence[_Mark]) -> bool:
    """Is it a lone straight mark in a paragraph whose own marks are curly?"""
    return text[mark.start] == '"' and any(text[m.start] in "“”" for m in marks)


def _apart(pairs: Sequence[tuple[Span, Span]], guessed: Sequence[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """The pairs, of which none crosses another, and of what is guessed that which crosses none of those before."""
    kept = list(pairs)
    for outer, inner in guessed:
        crossed = (o for o, _ in kept if o.overlaps(outer) and not o.covers(outer) and not outer.covers(o))
        if next(crossed, None) is None:
            kept.append((outer, inner))
    return kept


def _partner(mark: _Mark, open_marks: Sequence[_Mark]) -> _Mark | None:
    """The mark that this one closes: the last open one of its family."""
    if not mark.closes:
        return None
    return next((m for m in reversed(open_marks) if m.family == mark.family), None)


def _is_single_mark(text: str, marks: Sequence[_Mark], at: int, open_marks: Sequence[_Mark]) -> bool:
    """Is this single mark a quotation mark, not an apostrophe?

    An opening one needs a closing one after it; one after a plural s closes only where no better one follows.
    """
    mark = marks[at]
    later = [m for m in marks[at + 1 :] if m.family == "single"]
    is_open = bool(open_marks) and open_marks[-1].family == "single"
    if mark.closes and is_open:
        before, after = text[mark.start - 1], text[mark.end : mark.end + 2]
        plural = before == "s" and re.match(r" [a-z]", after) is not None
        upto = next((i for i, m in enumerate(later) if m.opens), len(later))
        return not (plural and any(m.closes for m in later[:upto]))
    return mark.opens and not is_open and (any(m.closes for m in later) or text[mark.start] == "‘")


def _unopened(text: str, paragraph: Span, mark: _Mark, done: Iterable[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """What a closing mark without an opening one closes: from the start of its sentence."""
    begin = max((outer.end for outer, _ in done if outer.end <= mark.start), default=paragraph.start)
    if begin >= mark.start - 1:
        return []
    ends = [m.end() for m in _SENTENCE_END.finditer(text, begin, mark.start - 1)]
    begin = ends[-1] if ends else begin
    begin += len(text[begin : mark.start]) - len(text[begin : mark.start].lstrip())
    return [(Span(begin, mark.end), Span(begin, mark.start))] if begin < mark.start else []


def _unclosed(text: str, paragraph: Span, mark: _Mark, done: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """What an opening mark without a closing one opens: to the end of the paragraph.

    Where another quotation follows, to the end of the first sentence.
    """
    following = [outer.start for outer in done if outer.start > mark.start]
    if mark.family == "single" and (mark.start > paragraph.start or following):
        return
    end = paragraph.end
    if following:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, mark.end, min(following))]
        end = ends[0] if ends else min(following)
    yield Span(mark.start, end), Span(mark.end, end)
