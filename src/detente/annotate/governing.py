"""Which reporting phrase governs a quotation, and who goes on speaking where none does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from detente.annotate.report import Draft, new_draft
from detente.annotate.speakers import is_known, source_span
from detente.annotate.tree import SUBJECTS, children, subjects
from detente.annotate.units import Layout, Unit
from detente.annotate.wording import first_after
from detente.model.annotated import Annotated, Quote, Token
from detente.model.span import Span

JOINED = 12
"""Characters between reported words and a quotation that may still be theirs: ", and “"."""
REACH = 8
"""Tokens after a quotation within which a verb that is not known to report may name its speaker."""
FAR = 8
"""Words between a reporting phrase that had its quotation and the next one, over which it reaches no more."""
FEWEST = 3
"""Words of the shortest quotation in which somebody goes on speaking."""
_LIGHT = frozenset({"PUNCT", "ADV", "CCONJ", "SPACE", "DET", "PART", "SCONJ"})
_SIGNATURE = re.compile(r"\s*(?:[―—–]|--?)\s*([^\W\d_][^,;:!?\n]{2,60}?)(?=\.?\s*(?:\n|$|,))")


# ---- a report of the same sentence


def governor(a: Annotated, unit: Unit, quote: Quote, own: Sequence[Draft]) -> Draft | None:
    """The report among the unit's `own` that governs a quotation of it."""
    able = [d for d in own if not _names(d, quote)]
    after = [d for d in able if d.report.clause and d.begins >= quote.outer.end]
    before = [d for d in able if d.report.clause and d.ends <= quote.outer.start]
    around = [d for d in able if any(s.overlaps(quote.inner) for s in d.report.content)]
    if after and before and _has_own(a, quote, before[-1], after[0]):
        return before[-1]
    if after and follows(a, quote, after[0]) and not _is_led(a, quote, around):
        return after[0]
    if around:
        told = [
            d for d in around if d.report.manner == "said"
        ] or around  # "saying he hoped it was “frank”": he said so
        nearest = min(told, key=lambda d: sum(len(s) for s in d.report.content))
        return before[-1] if before and _intervenes(before[-1], nearest, quote) else nearest
    if before:
        return before[-1] if not _is_spent(a, before[-1], quote) else None
    return after[0] if after else None


def _has_own(a: Annotated, quote: Quote, before: Draft, after: Draft) -> bool:
    """Is the quotation led in (", saying, “…”"), and has the phrase after it words of its own ("but he denied …")?"""
    led = a.document.text[before.ends : quote.outer.start].strip() in (",", ":", ", that")
    return led and bool(after.report.content) and all(s.start >= after.ends for s in after.report.content)


def _is_spent(a: Annotated, draft: Draft, quote: Quote) -> bool:
    """Has the report had its quotation before its cue, and does much stand between the cue and this one?"""
    had = bool(draft.segments) and draft.segments[-1].end <= draft.begins
    between = a.tokens[first_after(a, draft.ends) : first_after(a, quote.outer.start)]
    return had and sum(t.text[0].isalnum() for t in between) > FAR


def _names(draft: Draft, quote: Quote) -> bool:
    """Does the quotation stand in the words that name the source?"""
    return draft.report.source_span is not None and draft.report.source_span.covers(quote.inner)


def _is_led(a: Annotated, quote: Quote, around: Sequence[Draft]) -> bool:
    """Does the clause of a report before the quotation run into it without a break?"""
    runs_in = a.document.text[: quote.outer.start].rstrip()[-1:].isalnum()
    return runs_in and any(d.ends <= quote.outer.start for d in around)


def _intervenes(draft: Draft, other: Draft, quote: Quote) -> bool:
    """Does a report that has no words of its own yet stand between the other and the quotation?"""
    return draft.begins > other.begins and all(
        quote.outer.start - s.end < JOINED and s.end <= quote.outer.end for s in draft.report.content
    )


def follows(a: Annotated, quote: Quote, draft: Draft) -> bool:
    """Does the reporting phrase come right after the quotation?"""
    if draft.begins < quote.outer.end or 0 <= draft.named < quote.outer.start:
        return False
    first = min(draft.begins, draft.named) if draft.named >= 0 else draft.begins
    between = a.tokens[first_after(a, quote.outer.end) : first_after(a, first)]
    return all(t.pos in _LIGHT or not t.text[0].isalnum() for t in between)


def is_scare(a: Annotated, quote: Quote, draft: Draft) -> bool:
    """Do marks only set off a word of a reported clause's subject ("said the “special” zone was shut")?"""
    inside = a.tokens[first_after(a, quote.inner.start) : first_after(a, quote.inner.end)]
    if not inside or len(quote.inner.of(a.document.text).split()) >= FEWEST or not draft.report.content:
        return False
    numbers = {t.i for t in inside}
    top = next((t for t in inside if t.head not in numbers or t.head == t.i), inside[-1])
    subject = a.tokens[top.head] if top.dep in ("amod", "compound", "nmod", "nummod") else top
    definite = any(d.lemma == "the" or d.tag == "PRP$" for d in children(a, subject.i, "det", "poss"))
    return definite and subject.dep in SUBJECTS and subject.i > (draft.report.cue or 0) and subject.pos == "NOUN"


# ---- a phrase in the next sentence, a signature


def neighbour(
    a: Annotated, layout: Layout, unit: Unit, quote: Quote, by_unit: Mapping[int, Sequence[Draft]]
) -> Draft | None:
    """The bare "Smith said." after a quotation that ended with a question mark or a stop."""
    if quote != unit.quotes[-1] or not layout.stands_alone(unit) or unit.index + 1 >= len(layout.units):
        return None
    following = layout.units[unit.index + 1]
    for draft in by_unit.get(following.index, [])[:1]:
        bare = draft.report.clause and not draft.report.content and following.paragraph == unit.paragraph
        first = min(max(draft.named, 0), draft.begins)
        if bare and not following.quotes and first <= following.span.start + 1:
            return draft
    return None


def introduced(a: Annotated, layout: Layout, unit: Unit, by_unit: Mapping[int, Sequence[Draft]]) -> Draft | None:
    """The speaker whom the sentence after a quotation names, where the quotation begins the paragraph."""
    begins = unit.index == 0 or layout.units[unit.index - 1].paragraph != unit.paragraph
    if not begins or not layout.stands_alone(unit) or unit.index + 1 >= len(layout.units):
        return None
    following = layout.units[unit.index + 1]
    for draft in by_unit.get(following.index, [])[:1]:
        source, span = draft.report.source, draft.report.source_span
        named = source is not None and a.tokens[source].pos == "PROPN" and following.paragraph == unit.paragraph
        if (
            named
            and span is not None
            and span.start <= following.span.start + 1
            and len(span.of(a.document.text).split()) > 2
        ):
            return new_draft(source, span, _sentence(a, unit))
    return None


def signed(a: Annotated, layout: Layout, unit: Unit, quote: Quote) -> Draft | None:
    """The name after a dash that signs a quotation: "“We must talk.” — A. Smith"."""
    match = _SIGNATURE.match(a.document.text, quote.outer.end)
    before = a.tokens[unit.first : first_after(a, quote.outer.start)]
    if match is None or any(t.text[0].isalnum() and not layout.quoted[t.i] for t in before):
        return None
    span = Span(match.start(1), match.end(1))
    names = [t for t in a.tokens[first_after(a, span.start) : first_after(a, span.end)] if t.pos == "PROPN"]
    return new_draft(names[-1].i, span, _sentence(a, unit)) if names else None


def _sentence(a: Annotated, unit: Unit) -> int:
    return a.tokens[unit.first].sentence


# ---- nobody named beside it


def goes_on(a: Annotated, layout: Layout, unit: Unit, quote: Quote, speaker: Draft | None) -> Draft | None:
    """Whose words a quotation without a reporting phrase is: those of the person last spoken of, or speaking."""
    if speaker is not None and speaker.last_unit in (unit.index, unit.index - 1):
        return speaker
    if len(quote.inner.of(a.document.text).split()) < FEWEST:
        return None
    before = layout.units[unit.index - 1] if unit.index else None
    adjacent = before is not None and before.paragraph == unit.paragraph
    spoken_of = _spoken_of(a, before) if adjacent and before is not None else None
    if spoken_of is not None:
        return new_draft(spoken_of.i, source_span(a, spoken_of.i), _sentence(a, unit))
    if speaker is not None and speaker.report.source_span is not None:
        return new_draft(speaker.report.source, speaker.report.source_span, _sentence(a, unit))
    return None


def _spoken_of(a: Annotated, unit: Unit) -> Token | None:
    """The person who is the subject of a unit."""
    roots = [t for t in a.tokens[unit.first : unit.last] if t.head == t.i]
    for root in roots[-1:]:
        for subject in subjects(a, root.i):
            personal = subject.entity == "PERSON" or subject.lemma in ("he", "she")
            if personal and unit.first <= subject.i < unit.last:
                return subject
    return None


def announced(a: Annotated, unit: Unit, quote: Quote) -> Draft | None:
    """A quotation after a colon: the subject of its sentence speaks."""
    if a.document.text[unit.span.start : quote.outer.start].rstrip()[-1:] != ":":
        return None
    roots = [t for t in a.tokens[unit.first : unit.last] if t.head == t.i and t.start < quote.outer.start]
    for root in roots[:1]:
        for subject in subjects(a, root.i)[:1]:
            if is_known(a, subject):
                span = source_span(a, subject.i, root.i)
                return new_draft(subject.i, span, root.sentence, cue=root)
    return None


def spoken(a: Annotated, layout: Layout, unit: Unit, quote: Quote) -> Draft | None:
    """Any verb right after a quotation that has a speaker and no object: "“Go home,” he barked"."""
    if quote.inner.of(a.document.text).rstrip("’' ")[-1:] not in (",", "?", "!", "…", "—"):
        return None
    first = first_after(a, quote.outer.end)
    for verb in a.tokens[first : min(first + REACH, unit.last)]:
        if verb.text in (",", ".", ":", ";") or layout.quoted[verb.i]:
            return None
        named = [s for s in children(a, verb.i, "nsubj") if not layout.quoted[s.i] and s.start >= quote.outer.end]
        if verb.pos == "VERB" and verb.tag in ("VBD", "VBZ") and named and not children(a, verb.i, "dobj", "neg"):
            span = source_span(a, named[0].i, verb.i)
            return new_draft(named[0].i, span, verb.sentence, cue=verb) if is_known(a, named[0]) else None
    return None
