"""Who said what: reporting phrases, their sources and what they report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from detente.annotate.circumstances import addressee, author, said_on, venue
from detente.annotate.governing import FEWEST
from detente.annotate.headings import in_capitals
from detente.annotate.phrases import find_phrases
from detente.annotate.quoting import attach
from detente.annotate.report import Report
from detente.annotate.reporting import find_reports
from detente.annotate.transcripts import find_turns
from detente.annotate.tree import mention_index
from detente.annotate.units import Layout
from detente.annotate.wording import first_after
from detente.lexicon import Lexicon
from detente.lexicon.speech import Speech
from detente.model.annotated import Annotated, Attribution, Form, Quote
from detente.model.span import Span
from detente.model.stretches import Stretches, stretches_of


def find_attributions(a: Annotated, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution, in order of its first word (needs all that comes before it in `annotate`).

    `manner` tells words from thoughts: what somebody is said to think or to plan is reported too.
    """
    layout = Layout(a)
    found = [*find_reports(a, layout, lexicon), *find_phrases(a, layout, lexicon)]
    turns = list(find_turns(a, layout, lexicon))
    reports = [*turns, *attach(a, layout, sorted(found, key=lambda r: r.cue or 0))]
    kept = [r for r in reports if r.content and not _in_turn(r, turns) and not _is_title(a, layout, r)]
    kept.sort(key=_place)
    told = stretches_of((i, s) for i, r in enumerate(kept) for s in r.content)
    around = [_within(r, kept, told) for r in kept]
    return tuple(_attribution(a, r, i, around[i], lexicon.speech) for i, r in enumerate(kept))


def speaking_quotes(a: Annotated) -> tuple[Quote, ...]:
    """The quotations, those that no attribution governs (terms, titles, scare quotes) marked as no speech."""
    segments = sorted(s for at in a.attributions for s in at.segments)
    ends = list(accumulate((s.end for s in segments), max))
    return tuple(q if not q.speech or _is_spoken(q, segments, ends) else replace(q, speech=False) for q in a.quotes)


def _is_spoken(quote: Quote, segments: Sequence[Span], ends: Sequence[int]) -> bool:
    """Has the quotation a character in common with a segment? `ends` are how far the segments up to each one reach."""
    before = bisect_left(segments, quote.inner.end, key=lambda s: s.start)
    return before > 0 and ends[before - 1] > quote.inner.start


def _in_turn(report: Report, turns: Sequence[Report]) -> bool:
    """Is it a quotation without a cue within somebody's turn of a transcript?"""
    loose = report.cue_span is None and report not in turns
    return loose and any(s.covers(report.content[0]) for turn in turns for s in turn.content)


def _is_title(a: Annotated, layout: Layout, report: Report) -> bool:
    """Does it stand in the title, where only "says" with a whole clause, or longer quoted words, are somebody's?"""
    if report.cue is None:
        return False
    quoted = any(len(s.of(a.document.text).split()) >= FEWEST for s in report.segments)
    if not report.segments and in_capitals(a, report.cue):
        return True
    if not layout.is_title(report.cue):
        return False
    words = [t for s in report.content for t in a.tokens[first_after(a, s.start) : first_after(a, s.end)]]
    whole = "clause" in report.frames and any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)
    return not (quoted or whole)


def _place(report: Report) -> tuple[int, int]:
    spans = [*report.content, *((report.cue_span,) if report.cue_span else ())]
    return min(s.start for s in spans), -max(s.end for s in spans)


def _within(report: Report, others: Sequence[Report], told: Stretches) -> int | None:
    """The narrowest other report whose content holds this one's cue, or its content where it has no cue."""
    anchor = report.cue_span or report.content[0]
    near = [(i, others[i]) for i in told.at(anchor.start) if others[i] is not report]
    around = [(len(s), i) for i, other in near for s in other.content if s.covers(anchor)]
    return min(around)[1] if around else None


def _attribution(a: Annotated, r: Report, index: int, within: int | None, speech: Speech) -> Attribution:
    source = r.source
    if source is not None and (behind := author(a, source, speech)) is not None:
        source = behind
    return Attribution(
        index=index,
        form=_form(a, r),
        content=r.content,
        segments=r.segments,
        source=mention_index(a, source) if source is not None else None,
        source_span=r.source_span,
        cue=r.cue_span,
        cue_lemma=r.lemma,
        addressee=addressee(a, r, speech),
        venue=venue(a, r, speech),
        said_on=said_on(a, r),
        within=within,
        sentence=r.sentence,
        manner=r.manner,
    )


def _form(a: Annotated, r: Report) -> Form:
    if not r.segments:
        return "indirect"
    text = a.document.text
    return "mixed" if any(c.isalnum() for s in _outside(r) for c in s.of(text)) else "direct"


def _outside(r: Report) -> Iterator[Span]:
    """What a report tells outside its segments; both are in order."""
    for content in r.content:
        begin = content.start
        for segment in r.segments[bisect_left(r.segments, content.start, key=lambda s: s.end) :]:
            if segment.start >= content.end:
                break
            if segment.start > begin:
                yield Span(begin, segment.start)
            begin = max(begin, segment.end)
        if begin < content.end:
            yield Span(begin, content.end)
