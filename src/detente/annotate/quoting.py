"""Quotations: which reporting phrase governs each, and who goes on speaking where none does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from detente.annotate.reported import trimmed
from detente.annotate.reporting import ANIMATE, Report, source_span
from detente.annotate.tree import children, mention_of, subjects, subtree
from detente.annotate.units import Layout, Unit
from detente.model.annotated import Annotated, Quote, Token
from detente.model.span import Span

JOINED = 12
"""Characters between reported words and a quotation that may still be theirs: ", and “"."""
REACH = 8
"""Tokens after a quotation within which a verb that is not known to report may name its speaker."""
_LIGHT = frozenset({"PUNCT", "ADV", "CCONJ", "SPACE", "DET", "PART", "SCONJ"})


_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*([^\W\d_][^,;:!?\n]{2,60}?)(?=\.?\s*(?:\n|$|,))")


@dataclass(slots=True)
class _Draft:
    """A report while its quotations are being gathered."""

    report: Report
    content: list[Span]
    segments: list[Span] = field(default_factory=list)
    last_unit: int = -1


def attach(a: Annotated, layout: Layout, reports: Sequence[Report]) -> list[Report]:
    """The reports with their quotations, and new ones for quotations in which somebody goes on speaking."""
    drafts = [_Draft(r, list(r.content)) for r in reports]
    outside = [d for d in drafts if d.report.cue is None or not layout.quoted[d.report.cue]]
    by_unit: dict[int, list[_Draft]] = {}
    for d in outside:
        if d.report.cue is not None:
            by_unit.setdefault(layout.unit_of(d.report.cue).index, []).append(d)
    speaker: _Draft | None = None
    for unit in layout.units:
        if unit.noise:
            continue
        own = by_unit.get(unit.index, [])
        for quote in unit.quotes:
            governor = (
                _governor(a, layout, unit, quote, own)
                or _neighbour(a, layout, unit, quote, by_unit)
                or _signed(a, layout, unit, quote, drafts)
            )
            if governor is None and _stands_alone(a, layout, unit):
                governor = _goes_on(a, layout, unit, quote, speaker, drafts)
            if governor is None:
                governor = _announced(a, unit, quote, drafts) or _spoken(a, layout, unit, quote, drafts)
            if governor is not None:
                _give(a, layout, unit, quote, governor)
        speaker = _last_speaker(own, speaker, drafts, unit)
    return [_finished(a, d) for d in drafts]


def _last_speaker(
    own: Sequence[_Draft], before: _Draft | None, drafts: Sequence[_Draft], unit: Unit
) -> _Draft | None:
    """Who would go on speaking after this unit."""
    quoted = [d for d in drafts if d.last_unit == unit.index]
    said = [d for d in own if d.report.manner == "said" and d.report.clause]
    return (quoted or said or [before])[-1]


# ---- governors


def _governor(
    a: Annotated, layout: Layout, unit: Unit, quote: Quote, own: Sequence[_Draft]
) -> _Draft | None:
    """The report of the same unit that governs a quotation."""
    able = [d for d in own if not _names(d, quote)]
    after = [d for d in able if d.report.clause and d.report.cue_span.start >= quote.outer.end]
    around = [d for d in able if any(s.overlaps(quote.inner) for s in d.report.content)]
    led = a.document.text[: quote.outer.start].rstrip()[-1:].isalnum() and any(
        d.report.cue_span.end <= quote.outer.start for d in around
    )
    if after and not led and _follows(a, layout, quote, after[0]):
        return after[0]
    before = [d for d in able if d.report.clause and d.report.cue_span.end <= quote.outer.start]
    if around:
        nearest = min(around, key=lambda d: sum(len(s) for s in d.report.content))
        return before[-1] if before and _intervenes(before[-1], nearest, quote) else nearest
    if before:
        return before[-1]
    return after[0] if after else None


def _spoken(a: Annotated, layout: Layout, unit: Unit, quote: Quote, drafts: list[_Draft]) -> _Draft | None:
    """Any verb right after a quotation that has a speaker and no object: "“Go home,” he barked"."""
    if quote.inner.of(a.document.text).rstrip("’' ")[-1:] not in (",", "?", "!", "…", "—"):
        return None
    first = _first_after(a, quote.outer.end)
    for verb in a.tokens[first : min(first + REACH, unit.last)]:
        if verb.text in (",", ".", ":", ";") or layout.quoted[verb.i]:
            return None
        named = [s for s in children(a, verb.i, "nsubj") if not layout.quoted[s.i] and s.start >= quote.outer.end]
        if verb.pos == "VERB" and verb.tag in ("VBD", "VBZ") and named and not children(a, verb.i, "dobj", "neg"):
            known = named[0].entity in ANIMATE or mention_of(a, named[0].i) or named[0].lemma in ("he", "she", "they")
            span = source_span(a, named[0].i, verb.i)
            return _new(drafts, named[0].i, span, unit, cue=verb) if known else None
    return None


def _names(draft: _Draft, quote: Quote) -> bool:
    """Does the quotation stand in the words that name the source?"""
    return draft.report.source_span is not None and draft.report.source_span.covers(quote.inner)


def _intervenes(draft: _Draft, other: _Draft, quote: Quote) -> bool:
    """Does a report that has no words of its own yet stand between the other and the quotation?"""
    return draft.report.cue > other.report.cue and all(
        quote.outer.start - s.end < JOINED and s.end <= quote.outer.end for s in draft.report.content
    )


def _follows(a: Annotated, layout: Layout, quote: Quote, draft: _Draft) -> bool:
    """Does the reporting phrase come right after the quotation?"""
    report = draft.report
    starts = [report.cue_span.start]
    if report.source_span is not None and report.source_span.start < quote.outer.start:
        return False
    if report.source_span is not None:
        starts.append(report.source_span.start)
    between = a.tokens[_first_after(a, quote.outer.end) : _first_after(a, min(starts))]
    return all(t.pos in _LIGHT or not t.text[0].isalnum() for t in between)


def _first_after(a: Annotated, position: int) -> int:
    low, high = 0, len(a.tokens)
    while low < high:
        middle = (low + high) // 2
        if a.tokens[middle].start < position:
            low = middle + 1
        else:
            high = middle
    return low


def _neighbour(
    a: Annotated, layout: Layout, unit: Unit, quote: Quote, by_unit: dict[int, list[_Draft]]
) -> _Draft | None:
    """The bare "Smith said." after a quotation that ended with a question mark or a stop."""
    if quote != unit.quotes[-1] or not _stands_alone(a, layout, unit) or unit.index + 1 >= len(layout.units):
        return None
    following = layout.units[unit.index + 1]
    for draft in by_unit.get(following.index, [])[:1]:
        bare = draft.report.clause and not draft.report.content and following.paragraph == unit.paragraph
        first = draft.report.source_span.start if draft.report.source_span else 0
        if bare and not following.quotes and min(first, draft.report.cue_span.start) <= following.span.start + 1:
            return draft
    return None


def _signed(a: Annotated, layout: Layout, unit: Unit, quote: Quote, drafts: list[_Draft]) -> _Draft | None:
    """The name after a dash that signs a quotation: "“We must talk.” — A. Smith"."""
    text = a.document.text
    match = _SIGNATURE.match(text, quote.outer.end)
    if match is None or not _stands_alone_before(a, layout, unit, quote):
        return None
    span = Span(match.start(1), match.end(1))
    names = [t for t in a.tokens[_first_after(a, span.start) : _first_after(a, span.end)] if t.pos == "PROPN"]
    return _new(drafts, names[-1].i, span, unit) if names else None


def _stands_alone_before(a: Annotated, layout: Layout, unit: Unit, quote: Quote) -> bool:
    return not any(t.text[0].isalnum() and not layout.quoted[t.i] for t in a.tokens[unit.first : _first_after(a, quote.outer.start)])


def _stands_alone(a: Annotated, layout: Layout, unit: Unit) -> bool:
    """Is all of the unit in quotation marks?"""
    words = (t for t in a.tokens[unit.first : unit.last] if t.text[0].isalnum())
    return all(layout.quoted[t.i] for t in words)


def _goes_on(
    a: Annotated, layout: Layout, unit: Unit, quote: Quote, speaker: _Draft | None, drafts: list[_Draft]
) -> _Draft | None:
    """Whose words a quotation without a reporting phrase is: those of the person last spoken of, or speaking."""
    before = layout.units[unit.index - 1] if unit.index else None
    adjacent = before is not None and before.paragraph == unit.paragraph
    if speaker is not None and speaker.last_unit in (unit.index, unit.index - 1):
        return speaker
    if not _is_sentence(a, quote):
        return None
    spoken_of = _spoken_of(a, before) if adjacent and before is not None else None
    if spoken_of is not None:
        return _new(drafts, spoken_of.i, source_span(a, spoken_of.i), unit)
    if speaker is not None and speaker.report.source_span is not None:
        return _new(drafts, speaker.report.source, speaker.report.source_span, unit)
    return None


def _is_sentence(a: Annotated, quote: Quote) -> bool:
    words = quote.inner.of(a.document.text)
    return len(words.split()) >= 3


def _spoken_of(a: Annotated, unit: Unit) -> Token | None:
    """The person who is the subject of a unit."""
    roots = [t for t in a.tokens[unit.first : unit.last] if t.head == t.i]
    for root in roots[-1:]:
        for subject in subjects(a, root.i):
            personal = subject.entity == "PERSON" or subject.lemma in ("he", "she")
            if personal and unit.first <= subject.i < unit.last:
                return subject
    return None


def _announced(a: Annotated, unit: Unit, quote: Quote, drafts: list[_Draft]) -> _Draft | None:
    """A quotation after a colon: the subject of its sentence speaks."""
    text = a.document.text
    if text[unit.span.start : quote.outer.start].rstrip()[-1:] != ":":
        return None
    roots = [t for t in a.tokens[unit.first : unit.last] if t.head == t.i and t.start < quote.outer.start]
    for root in roots[:1]:
        for subject in subjects(a, root.i)[:1]:
            known = subject.entity in ANIMATE or mention_of(a, subject.i) is not None or subject.lemma in ("he", "she", "they")
            if known:
                return _new(drafts, subject.i, source_span(a, subject.i, root.i), unit, cue=root)
    return None


def _new(
    drafts: list[_Draft], source: int | None, span: Span, unit: Unit, *, cue: Token | None = None
) -> _Draft:
    report = Report(
        cue=cue.i if cue else None,
        cue_span=cue.span if cue else None,
        lemma=cue.lemma if cue else None,
        source=source,
        source_span=span,
        frames=frozenset({"clause"}),
        sentence=unit.index,
    )
    drafts.append(_Draft(report, []))
    return drafts[-1]


# ---- content


def _give(a: Annotated, layout: Layout, unit: Unit, quote: Quote, draft: _Draft) -> None:
    """Adds a quotation to what a report reports, with the words that lead up to it."""
    first = not draft.segments
    if first and draft.report.cue_span and _follows(a, layout, quote, draft) and draft.report.cue_span.start >= quote.outer.end:
        draft.content = [s for s in draft.content if s.start < draft.report.cue_span.start]
    draft.segments.append(quote.inner)
    draft.last_unit = unit.index
    cue = draft.report.cue_span
    if first and cue and 0 <= quote.outer.start - cue.end < 3:
        draft.content = [s for s in draft.content if s.start >= cue.end]
    side = [s for s in draft.content if cue and (s.start >= cue.end) == (quote.outer.start >= cue.end)]
    same_unit = [s for s in side if unit.span.start <= s.start < unit.span.end]
    span = Span(_leading(a, unit, quote, draft) if first and not same_unit else quote.inner.start, quote.inner.end)
    if same_unit and cue and (first or _joined(a, same_unit[-1].end, quote)):
        span = Span(min(same_unit[-1].start, span.start), max(same_unit[-1].end, span.end))
        draft.content.remove(same_unit[-1])
    draft.content.append(span)


def _joined(a: Annotated, end: int, quote: Quote) -> bool:
    """Does a quotation go on with what was reported before it, inside or right after it?"""
    return quote.inner.end <= end or quote.outer.start - end < JOINED


def _leading(a: Annotated, unit: Unit, quote: Quote, draft: _Draft) -> int:
    """Where a clause that leads up to a quotation begins: "The talks were “frank,” he said", "said it was “frank”"."""
    cue = draft.report.cue_span
    if cue is None:
        return quote.inner.start
    if a.document.text[unit.span.start : quote.outer.start].rstrip()[-1:] in (",", ":", "—", "–", "-", "("):
        return quote.inner.start
    if cue.start >= quote.outer.end:
        words = [t for t in a.tokens[unit.first : unit.last] if t.start < quote.outer.start and t.text[0].isalnum()]
    else:
        words = _after_cue(a, cue, quote, draft)
    return words[0].start if words else quote.inner.start


def _after_cue(a: Annotated, cue: Span, quote: Quote, draft: _Draft) -> list[Token]:
    """The words between a reporting phrase and its quotation that are reported too."""
    between = a.tokens[_first_after(a, cue.end) : _first_after(a, quote.outer.start)]
    marks = [k for k, t in enumerate(between) if t.text.lower() == "that" and t.tag in ("IN", "DT", "WDT")]
    if marks:
        return list(between[marks[0] + 1 :])
    source = draft.report.source_span
    own = _own_words(a, draft)
    kept = [t for t in between if t.i not in own and not (source and source.start <= t.start < source.end)]
    while kept and not kept[0].text[0].isalnum():
        kept = kept[1:]
    return kept


def _own_words(a: Annotated, draft: _Draft) -> set[int]:
    """The tokens of the reporting phrase that are not reported: whom it is told, when, where, how."""
    if draft.report.cue is None:
        return set()
    below = children(a, draft.report.cue, "dative", "npadvmod", "advmod", "prt", "prep", "dobj")
    told = [c for c in below if c.dep != "dobj" or "addressee" in draft.report.frames]
    return {t.i for c in told for t in subtree(a, c.i)}


def _finished(a: Annotated, draft: _Draft) -> Report:
    content = tuple(sorted(s for s in draft.content if len(s)))
    return replace(draft.report, content=content, segments=tuple(sorted(draft.segments)))


def unquoted_words(a: Annotated, spans: Iterable[Span], segments: Sequence[Span]) -> int:
    """How many words of `spans` stand outside `segments`."""
    return sum(
        1
        for t in a.tokens
        if t.text[0].isalnum()
        and any(s.start <= t.start and t.end <= s.end for s in spans)
        and not any(s.start <= t.start < s.end for s in segments)
    )


__all__ = ["attach", "trimmed", "unquoted_words"]
