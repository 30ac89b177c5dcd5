"""Transcripts: whose turn each paragraph is, by the labels at the starts of lines; and headlines with a speaker.

A text is a transcript where labels ("Minister Lee:", "Q:", "MR. KIRBY:") begin three or more of its paragraphs and a
quarter of them all, one of them twice, and there are two different ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.annotate.report import Report
from detente.annotate.speakers import can_speak
from detente.annotate.units import Layout
from detente.annotate.wording import first_after, trimmed
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_LABEL = re.compile(r"([^\W\d_][^:\n?!]{0,70}?)\s*[:：]\s+(?=\S)")
_LETTER = re.compile(r"([QA])[.:]?\s+(?=[^\Wa-z])")
_SMALL = frozenset({"of", "the", "de", "la", "al", "bin", "van", "von", "and", "for", "at", "to", "in", "on", "s"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
LONGEST_LABEL = 10
"""Words of the longest label that is read as a speaker's name with office."""
LONGEST_HEADLINE = 25


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, with its label where it has one, and what is said."""

    label: Span | None
    words: Span


def find_turns(a: Annotated, layout: Layout, lexicon: Lexicon) -> Iterator[Report]:
    """Each turn of a transcript as one report; where it is none, the speaker of the headline."""
    lines = list(_lines(a))
    names = Counter(_name(a, line) for line in lines if line.label is not None)
    named = sum(names.values())
    if named >= max(3, len(lines) / 4) and len(names) >= 2 and names.most_common(1)[0][1] >= 2:
        yield from _turns(a, lines, names.most_common(1)[0][0], lexicon.speech)
    elif lines:
        yield from _headline(a, lines[0], lexicon.speech)


def _lines(a: Annotated) -> Iterator[_Line]:
    text = a.document.text
    for sentences in _paragraphs(a):
        start, end = sentences[0].start, sentences[-1].end
        match = _LETTER.match(text, start, end) or _LABEL.match(text, start, end)
        if match is not None and _is_label(match[1]):
            yield _Line(Span(match.start(1), match.end(1)), Span(match.end(), end))
        else:
            yield _Line(None, Span(start, end))


def _paragraphs(a: Annotated) -> Iterator[list[Span]]:
    """The sentences of each paragraph that is no noise."""
    current: list[Span] = []
    number = -1
    for s in a.sentences:
        if s.paragraph != number and current:
            yield current
            current = []
        number = s.paragraph
        if not s.noise:
            current.append(s.span)
    if current:
        yield current


def _is_label(words: str) -> bool:
    """A name with office, or Q and A: few words, each with a capital."""
    parts = _WORD.findall(words)
    capital = all(p[0].isupper() or p.lower() in _SMALL for p in parts)
    return 0 < len(parts) <= LONGEST_LABEL and capital and not words.startswith("Dear ")


def _name(a: Annotated, line: _Line) -> str:
    return line.label.of(a.document.text).casefold() if line.label else ""


# ---- turns


def _turns(a: Annotated, lines: Sequence[_Line], host: str, speech: Speech) -> Iterator[Report]:
    """The report that each labelled line and those after it without a label make up."""
    starts = [i for i, line in enumerate(lines) if line.label is not None]
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        turn = lines[first:last]
        follows = _name(a, lines[last]) if last < len(lines) else ""
        yield _turn(a, turn, asks=_asks(a, turn, host, follows, speech))


def _asks(a: Annotated, turn: Sequence[_Line], host: str, follows: str, speech: Speech) -> bool:
    """Is it a question to the one who mostly speaks?"""
    name = _name(a, turn[0])
    if name in speech.questioners:
        return True
    asked = any("?" in line.words.of(a.document.text) for line in turn)
    return name != host and asked and follows in (host, "a", "answer")


def _turn(a: Annotated, turn: Sequence[_Line], *, asks: bool) -> Report:
    label = turn[0].label
    assert label is not None
    words = tuple(w.words for w in turn if any(c.isalnum() for c in w.words.of(a.document.text))) or (turn[0].words,)
    token = a.tokens[min(first_after(a, words[0].start), len(a.tokens) - 1)]
    head = _by_surname(a, label) or _head(a, label)
    return Report(
        cue=None,
        cue_span=None,
        lemma=None,
        manner="asked" if asks else "said",
        source=head.i if head else None,
        source_span=label,
        content=words,
        segments=words,
        sentence=token.sentence,
    )


def _by_surname(a: Annotated, label: Span) -> Token | None:
    """Where the person of the label's last word ("MR. KIRBY") is first named in the document."""
    last = label.of(a.document.text).split()[-1].casefold()
    for mention in a.mentions:
        names = [a.cast[i].actor.name for i in mention.cast if a.cast[i].kind == "person"]
        if len(names) == 1 and names[0] and names[0].split()[-1].casefold() == last:
            return a.tokens[mention.head]
    return None


def _head(a: Annotated, span: Span) -> Token | None:
    """The token that governs the others of a stretch."""
    inside = a.tokens[first_after(a, span.start) : first_after(a, span.end)]
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head not in numbers or t.head == t.i]
    names = [t for t in inside if t.pos == "PROPN"]
    found = names or tops
    return found[-1] if found else None


# ---- headlines


def _headline(a: Annotated, line: _Line, speech: Speech) -> Iterator[Report]:
    """The speaker of a headline such as "Minister: No talks this year", where the label can speak."""
    text = a.document.text
    if line.label is None or len(line.words.of(text).split()) > LONGEST_HEADLINE:
        return
    head = _head(a, line.label)
    if head is None or not can_speak(a, head, speech):
        return
    colon = text.index(":", line.label.end) if ":" in text[line.label.end : line.words.start] else line.label.end
    content = trimmed(a, line.words)
    if len(content):
        yield Report(
            cue=None,
            cue_span=Span(colon, colon + 1),
            lemma=":",
            source=head.i,
            source_span=line.label,
            content=(content,),
            sentence=head.sentence,
        )
