"""Transcripts: whose turn each line is, by the labels of those who speak; and headlines with a speaker.

A text is a transcript where labels ("Minister Lee:", "Q:", "MR. KIRBY:") begin three or more of its lines and a quarter
of them all, one of them twice, and there are two different ones; or where a surely named speaker says "I" or "we".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from detente.annotate.labels import Line, find_lines, is_transcript, name_of, person_of
from detente.annotate.report import Report
from detente.annotate.speakers import can_speak
from detente.annotate.tree import mentions_in
from detente.annotate.units import Layout
from detente.annotate.wording import first_after, trimmed
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

LONGEST_HEADLINE = 25


def find_turns(a: Annotated, layout: Layout, lexicon: Lexicon) -> Iterator[Report]:
    """Each turn of a transcript as one report; where it is none, the speaker of the headline."""
    lines = find_lines(a, lexicon.speech)
    if is_transcript(a, lines):
        names = Counter(name_of(a, line) for line in lines if line.label is not None)
        yield from _turns(a, lines, names.most_common(1)[0][0], lexicon.speech)
    elif lines:
        yield from _headline(a, lines[0], lexicon.speech)


# ---- turns


def _turns(a: Annotated, lines: Sequence[Line], host: str, speech: Speech) -> Iterator[Report]:
    """The report that each labelled line and those after it without a label make up."""
    starts = [i for i, line in enumerate(lines) if line.label is not None]
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        turn = lines[first:last]
        follows = name_of(a, lines[last]) if last < len(lines) else ""
        yield _turn(a, turn, asks=_asks(a, turn, host, follows, speech))


def _asks(a: Annotated, turn: Sequence[Line], host: str, follows: str, speech: Speech) -> bool:
    """Is it a question to the one who mostly speaks?"""
    label = turn[0].label
    assert label is not None
    name, person = name_of(a, turn[0]), person_of(a, label)
    if label.of(a.document.text).casefold() in speech.questioners:
        return True
    if person is not None and person.actor.role and person.actor.standing != "press":
        return False  # who holds an office talks with the other, and does not interview
    asked = any("?" in line.words.of(a.document.text) for line in turn)
    return name != host and asked and follows in (host, "a", "answer")


def _turn(a: Annotated, turn: Sequence[Line], *, asks: bool) -> Report:
    label = turn[0].label
    assert label is not None
    words = tuple(w.words for w in turn if any(c.isalnum() for c in w.words.of(a.document.text))) or (turn[0].words,)
    token = a.tokens[min(first_after(a, words[0].start), len(a.tokens) - 1)]
    head = _in_label(a, label) or _by_surname(a, label) or _head(a, label)
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


def _in_label(a: Annotated, label: Span) -> Token | None:
    """Where the label names a person, with an office before or behind the name."""
    within = [m for m in mentions_in(a, label) if m.form == "name" and len(m.cast) == 1]
    people = [m for m in within if a.cast[m.cast[0]].kind == "person"]
    return a.tokens[people[0].head] if len(people) == 1 else None


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
    inside = _inside(a, span)
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head not in numbers or t.head == t.i]
    names = [t for t in inside if t.pos == "PROPN"]
    found = names or tops
    return found[-1] if found else None


# ---- headlines


def _speaks(a: Annotated, label: Span, head: Token, speech: Speech) -> bool:
    """Is the label of a headline one speaker, no text ("Analysis: …") and no pair of sides ("Oslo and Paris: …")?"""
    paired = any(t.dep == "cc" or t.text in '“”"' for t in _inside(a, label))
    word = head.text.lower()
    told = word in speech.heading_sources or _by_surname(a, label) is not None
    return not paired and (told or (word not in speech.documents and can_speak(a, head, speech)))


def _inside(a: Annotated, span: Span) -> tuple[Token, ...]:
    return a.tokens[first_after(a, span.start) : first_after(a, span.end)]


def _headline(a: Annotated, line: Line, speech: Speech) -> Iterator[Report]:
    """The speaker of a headline such as "Minister: No talks this year", where the label can speak."""
    text = a.document.text
    if line.label is None or len(line.words.of(text).split()) > LONGEST_HEADLINE:
        return
    head = _head(a, line.label) or _by_surname(a, line.label)
    if head is None or not _speaks(a, line.label, head, speech):
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
