"""Quotations: each is given to the report that governs it, with the unquoted words that lead up to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.annotate.governing import (
    JOINED,
    announced,
    follows,
    goes_on,
    governor,
    introduced,
    is_scare,
    neighbour,
    signed,
    spoken,
)
from detente.annotate.report import Draft, Report
from detente.annotate.tree import children, subtree
from detente.annotate.units import Layout, Unit
from detente.annotate.wording import first_after
from detente.model.annotated import Annotated, Quote, Token
from detente.model.span import Span


def attach(a: Annotated, layout: Layout, reports: Sequence[Report]) -> list[Report]:
    """The reports with their quotations, and new ones for quotations in which somebody goes on speaking."""
    drafts = [Draft(r, list(r.content)) for r in reports]
    by_unit: dict[int, list[Draft]] = {}
    for d in drafts:
        if d.report.cue is not None and not layout.quoted[d.report.cue]:
            by_unit.setdefault(layout.unit_of(d.report.cue).index, []).append(d)
    speaker: Draft | None = None
    known = {id(d) for d in drafts}
    for unit in layout.units:
        if not unit.noise:
            given = _attach_in(a, layout, unit, by_unit, speaker)
            fresh = {id(d): d for d in given if id(d) not in known}
            drafts += fresh.values()
            known |= fresh.keys()
            speaker = _last_speaker(given, by_unit.get(unit.index, []), speaker)
    return [_spoken(d.finished()) for d in drafts]


def _spoken(report: Report) -> Report:
    """The report as one of words where what it tells of is quoted: "spoke of “great progress”"."""
    told = report.segments and report.manner == "thought" and not report.frames
    return replace(report, manner="said") if told else report


def _attach_in(
    a: Annotated, layout: Layout, unit: Unit, by_unit: Mapping[int, Sequence[Draft]], speaker: Draft | None
) -> list[Draft]:
    """The drafts to which the quotations of a unit were given, one for each quotation that somebody speaks."""
    given: list[Draft] = []
    for quote in unit.quotes:
        found = _find(a, layout, unit, quote, by_unit, given[-1] if given else speaker)
        if found is not None and not is_scare(a, quote, found):
            _give(a, unit, quote, found)
            if found.report.cue is not None:
                found.last_unit = max(unit.index, layout.unit_of(found.report.cue).index)
            given.append(found)
    return given


def _find(
    a: Annotated,
    layout: Layout,
    unit: Unit,
    quote: Quote,
    by_unit: Mapping[int, Sequence[Draft]],
    speaker: Draft | None,
) -> Draft | None:
    """Whose quotation it is, the surest way first."""
    alone = layout.stands_alone(unit)
    return (
        governor(a, unit, quote, by_unit.get(unit.index, []))
        or neighbour(a, layout, unit, quote, by_unit)
        or signed(a, layout, unit, quote)
        or introduced(a, layout, unit, by_unit)
        or (goes_on(a, layout, unit, quote, speaker) if alone else None)
        or announced(a, unit, quote)
        or spoken(a, layout, unit, quote)
    )


def _last_speaker(given: Sequence[Draft], own: Sequence[Draft], before: Draft | None) -> Draft | None:
    """Who would go on speaking after this unit."""
    said = [d for d in own if d.report.manner == "said" and d.report.clause]
    if given:
        return given[-1]
    return said[-1] if said else before


# ---- content


def _give(a: Annotated, unit: Unit, quote: Quote, draft: Draft) -> None:
    """Adds a quotation to what a report reports, with the words that lead up to it."""
    first = not draft.segments
    if first:
        _make_room(a, quote, draft)
    draft.segments.append(quote.inner)
    draft.last_unit = max(draft.last_unit, unit.index)
    beside = [s for s in draft.content if _beside(s, unit, quote, draft)]
    begin = _leading(a, unit, quote, draft) if first and not beside else quote.inner.start
    span = Span(begin, _trailing(a, unit, quote, draft))
    if beside and (first or _joined(beside[-1].end, quote)):
        span = Span(min(beside[-1].start, span.start), max(beside[-1].end, span.end))
        draft.content.remove(beside[-1])
    draft.content.append(span)


def _make_room(a: Annotated, quote: Quote, draft: Draft) -> None:
    """Drops what the parse has as content on the other side of the cue, where the quotation is the content."""
    if follows(a, quote, draft):
        draft.content = [s for s in draft.content if s.start < draft.begins]
    elif 0 <= quote.outer.start - draft.ends < CLOSE and draft.ends >= 0:
        draft.content = [s for s in draft.content if s.start >= draft.ends]


CLOSE = 3
"""Characters between a cue and the quotation that is its object: a colon and a space."""


def _beside(span: Span, unit: Unit, quote: Quote, draft: Draft) -> bool:
    """Does reported content stand on the same side of the cue as the quotation, in the same unit?"""
    same_side = draft.ends >= 0 and (span.start >= draft.ends) == (quote.outer.start >= draft.ends)
    return same_side and unit.span.start <= span.start < unit.span.end


def _joined(end: int, quote: Quote) -> bool:
    """Does a quotation go on with what was reported before it, inside or right after it?"""
    return quote.inner.end <= end or quote.outer.start - end < JOINED


def _leading(a: Annotated, unit: Unit, quote: Quote, draft: Draft) -> int:
    """Where a clause that leads up to a quotation begins: "The talks were “frank,” he said", "said it was “frank”"."""
    broken = a.document.text[unit.span.start : quote.outer.start].rstrip()[-1:] in (",", ":", "—", "–", "-", "(")
    if draft.ends < 0 or broken:
        return quote.inner.start
    if draft.begins >= quote.outer.end:
        words = [t for t in a.tokens[unit.first : unit.last] if t.start < quote.outer.start and t.text[0].isalnum()]
    else:
        words = _after_cue(a, quote, draft)
    return words[0].start if words else quote.inner.start


def _trailing(a: Annotated, unit: Unit, quote: Quote, draft: Draft) -> int:
    """Where a clause ends that goes on from a quotation to the reporting phrase: "more “open” to talks, he said"."""
    anchor = min(draft.begins, draft.named) if draft.named >= 0 else draft.begins
    if draft.begins < quote.outer.end or anchor <= quote.outer.end or not unit.span.covers(Span(anchor, anchor)):
        return quote.inner.end
    rest = a.document.text[quote.outer.end : anchor].rstrip()
    own = [q for q in unit.quotes if quote.outer.end <= q.outer.start < anchor]
    plain = rest[:-1].strip() if rest[-1:] in (",", "–", "—", "-") else ""
    goes_on = plain[:1].isalnum() and not own and quote.inner.of(a.document.text)[-1:] not in (".", "?", "!")
    return quote.outer.end + len(a.document.text[quote.outer.end : anchor].rstrip()) - 1 if goes_on else quote.inner.end


def _after_cue(a: Annotated, quote: Quote, draft: Draft) -> list[Token]:
    """The words between a reporting phrase and its quotation that are reported too."""
    between = a.tokens[first_after(a, draft.ends) : first_after(a, quote.outer.start)]
    marks = [k for k, t in enumerate(between) if t.text.lower() == "that" and t.tag in ("IN", "DT", "WDT")]
    if marks:
        return list(between[marks[0] + 1 :])
    source, own = draft.report.source_span, _own_words(a, draft)
    kept = [t for t in between if t.i not in own and not (source and source.start <= t.start < source.end)]
    while kept and not kept[0].text[0].isalnum():
        kept = kept[1:]
    return kept


def _own_words(a: Annotated, draft: Draft) -> set[int]:
    """The tokens of the reporting phrase that are not reported: whom it is told, when, where, how."""
    if draft.report.cue is None:
        return set()
    below = children(a, draft.report.cue, "dative", "npadvmod", "advmod", "prt", "prep", "dobj")
    told = [c for c in below if c.dep != "dobj" or "addressee" in draft.report.frames]
    return {t.i for c in told for t in subtree(a, c.i)}
