"""Labels of speakers ("Minister Lee:", "Q:"), at the start of a line or after a sentence's end within one.

A release kept on one line has its labels within the line: there only a label that is surely a speaker's cuts it, one
that ends in the name of somebody, or in words that end another label, or that names those who ask.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.annotate.tree import mentions_in
from detente.annotate.wording import first_after
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, CastMember, Token
from detente.model.span import Span

_LABEL = re.compile(r"([^\W\d_][^:\n?!]{0,70}?)(?:\s*\([a-z][^()\n]{2,40}\))?\s*[:：]\s+(?=\S)")
_LETTER = re.compile(r"([QA])[.:]?\s+(?=[^\Wa-z])")
_POINTED = re.compile(r"([QA])[.:]\s+(?=[^\Wa-z])")
"""Q and A with a stop or colon: without one "A" is an article, unless some line asks."""
_ASKED = re.compile(r"^[ \t]*Q[.:]?[ \t]+\S", re.MULTILINE)
_CAPITAL = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Amb|Prof|St|[A-Z])\.|(?-i:[A-Z])[\w’'-]*)"
_JOINT = r"(?:(?:, | & | of the | of | the | and | for the | for | on | to | de | al | bin | van | von | |[’']s )"
_WITHIN = re.compile(
    rf"(?<=[.?!…*>)\]\"”’] )(?<!\bMr\. )(?<!\bMrs\. )(?<!\bMs\. )(?<!\bDr\. )({_CAPITAL}{_JOINT}{_CAPITAL}){{0,16}})"
    r"(?: ?\([a-z][^()\n]{2,40}\))?:\s+(?=[\"“‘'(\[A-Z\d])"
)
_COLON = re.compile(r"(?: ?\([a-z][^()\n]{2,40}\))?:\s+(?=[\"“‘'(\[A-Z\d])")
_RUNS_ON = frozenset({"ADP", "VERB", "AUX", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON", "ADV", "PART"})
"""What before a name shows that the sentence goes on with it, so that it begins no label."""
_SMALL = frozenset({"of", "the", "de", "la", "al", "bin", "van", "von", "and", "for", "at", "to", "in", "on", "s"})
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our|[Uu]s|[Mm]e)\b")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
LONGEST_LABEL = 10
"""Words of the longest label at the start of a line that is read as a speaker's name with office."""
PREAMBLE = 4
"""Lines before the first label of a release whose speakers are named by sure labels alone."""
NAME = 2
"""Words at the end of a label by which its speaker is known in the next one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the part of one from a label on: its label where it has one, and what is said.

    `sure` where the label is a speaker's without regard to the lines around it.
    """

    label: Span | None
    words: Span
    sure: bool = False


def opens_question(a: Annotated, token: Token) -> bool:
    """Is it the letter that opens a line of a transcript and stands for whoever asks ("Q Jane, will he go?")?"""
    return token.text == "Q" and (token.start == 0 or a.document.text[token.start - 1] == "\n")


def find_lines(a: Annotated, speech: Speech) -> list[Line]:
    """The lines of the document that are no noise, cut at the labels within them."""
    paragraphs = list(_paragraphs(a))
    letters = _LETTER if _ASKED.search(a.document.text) else _POINTED
    firsts = [_first(a, p, letters) for p in paragraphs]
    within = [[*_within(a, p, line)] for p, line in zip(paragraphs, firsts, strict=True)]
    labels = [label for own in within for label, _ in own] + [one.label for one in firsts if one.label is not None]
    ends = Counter(_ending(a, label) for label in labels if len(_ending(a, label).split()) >= NAME)
    found: list[Line] = []
    for line, own in zip(firsts, within, strict=True):
        cuts = [(label, begin) for label, begin in own if _is_sure(a, label, ends, speech)]
        sure = line.label is not None and _is_sure(a, line.label, Counter(), speech)
        found += _cut(a, Line(line.label, line.words, sure=sure), cuts)
    return found


def is_transcript(a: Annotated, lines: Sequence[Line]) -> bool:
    """Do people speak here, turn by turn? So say many labels, or a sure one with "I", "we" and "you" after it."""
    names = Counter(name_of(a, line) for line in lines if line.label is not None)
    named = sum(names.values())
    if named >= max(3, len(lines) / 4) and len(names) >= 2 and names.most_common(1)[0][1] >= 2:
        return True
    first = next((i for i, line in enumerate(lines) if line.sure), None)
    if first is None or first > PREAMBLE:
        return False
    turns = [_QUOTED.sub(" ", line.words.of(a.document.text)) for line in lines[first:]]
    spoken = [t for t in turns if _FIRST_PERSON.search(t)]
    return len(turns[0].split()) > 1 and len(spoken) * 2 > len(turns)


def name_of(a: Annotated, line: Line) -> str:
    """By what a speaker is known from one label to the next: its last words, in lower case."""
    return _ending(a, line.label) if line.label else ""


def person_of(a: Annotated, label: Span) -> CastMember | None:
    """The person, or the holder of an office, whose name or title begins or ends a label."""
    for mention in mentions_in(a, label):
        if label.covers(mention.span) and mention.form in ("name", "role") and len(mention.cast) == 1:
            member = a.cast[mention.cast[0]]
            at_edge = mention.span.end == label.end or mention.span.start == label.start
            if member.kind in ("person", "office") and at_edge:
                return member
    return None


def _within(a: Annotated, sentences: Sequence[Span], line: Line) -> list[tuple[Span, int]]:
    """What may be labels in a line after its start, and where what each of them opens begins."""
    text, end = a.document.text, sentences[-1].end
    found = [(Span(m.start(1), m.end(1)), m.end()) for m in _WITHIN.finditer(text, line.words.start, end)]
    for mention in mentions_in(a, Span(line.words.start, max(line.words.start, end))):
        label = mention.span
        colon = _COLON.match(text, label.end, end) if line.words.start < label.start < end else None
        if colon is None or any(label.overlaps(other) for other, _ in found):
            continue
        if text[label.start].isupper() and _follows_heading(a, label):
            found.append((label, colon.end()))
    return sorted(found)


def _follows_heading(a: Annotated, label: Span) -> bool:
    """Does it stand behind a heading without a stop ("Remarks at the meeting President Lee: Friends, …")?"""
    first = first_after(a, label.start)
    before = a.tokens[first - 1] if first else None
    return before is not None and before.pos not in _RUNS_ON and len(label.of(a.document.text).split()) > NAME


def _ending(a: Annotated, label: Span) -> str:
    return " ".join(label.of(a.document.text).casefold().split()[-NAME:])


def _is_sure(a: Annotated, label: Span, ends: Counter[str], speech: Speech) -> bool:
    """Is it a speaker's, by itself or because other labels end with the same name?"""
    words = label.of(a.document.text).casefold()
    return words in speech.questioners or ends[_ending(a, label)] > 1 or person_of(a, label) is not None


def _first(a: Annotated, sentences: Sequence[Span], letters: re.Pattern[str]) -> Line:
    """A whole paragraph as a line, with the label at its start."""
    text, start, end = a.document.text, sentences[0].start, sentences[-1].end
    match = letters.match(text, start, end) or _LABEL.match(text, start, end)
    if match is not None and _is_label(match[1]):
        return Line(Span(match.start(1), match.end(1)), Span(match.end(), end))
    return Line(None, Span(start, end))


def _cut(a: Annotated, line: Line, cuts: Sequence[tuple[Span, int]]) -> Iterator[Line]:
    """The line in parts, one from each label on."""
    if not cuts:
        yield line
        return
    text = a.document.text
    yield Line(line.label, _trimmed(text, line.words.start, cuts[0][0].start), sure=line.sure)
    ends = [*(label.start for label, _ in cuts[1:]), line.words.end]
    for (label, begin), end in zip(cuts, ends, strict=True):
        yield Line(label, _trimmed(text, begin, end), sure=True)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


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
