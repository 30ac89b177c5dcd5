"""Temporal expressions of a document, with their values: the reader of `detente.dates`, helped by the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date

from detente.annotate.tree import PLANNING, actuality, ancestors, tense
from detente.dates import Direction, find
from detente.model.annotated import Annotated, Quote, Timex, Token
from detente.model.span import Span

_SAYING = frozenset("say tell write declare announce state note ask warn post tweet speak add argue stress".split())
"""Verbs whose day is the day of the words quoted beside them."""

Tokens = Callable[[Span], Sequence[Token]]


def find_times(a: Annotated) -> tuple[Timex, ...]:
    """Every temporal expression (needs tokens, sentences and quotes), noise and asides too.

    Counted from the last day that the document's date allows; inside a quotation from the day on which it was spoken,
    where its sentence gives that ("he told reporters Saturday"). Relative dates of an undated document have no place.
    """
    text, reference = a.document.text, a.document.known_from
    within = _index(a)

    def hint(span: Span) -> Direction | None:
        return _direction(a, within(span))

    found = find(text, reference, hint=hint)
    days = _days_of_speech(a, found, within)
    if not days:
        return found

    def anchor(span: Span) -> date | None:
        return next((day for quote, day in days if quote.covers(span)), None)

    return find(text, reference, hint=hint, anchor=anchor)


def _index(a: Annotated) -> Tokens:
    starts = [t.start for t in a.tokens]

    def within(span: Span) -> Sequence[Token]:
        first = max(0, bisect_right(starts, span.start) - 1)
        last = bisect_right(starts, span.end - 1)
        return a.tokens[first:last]

    return within


def _direction(a: Annotated, tokens: Sequence[Token]) -> Direction | None:
    """By the tense of the verb that governs the expression; a present tense tells nothing."""
    verb = _governor(a, tokens)
    if verb is None:
        return None
    if tense(a, verb.i) == "future" or actuality(a, verb.i) in ("planned", "possible"):
        return "future"
    if verb.lemma in PLANNING and verb.tag in ("VBZ", "VBP"):
        return "future"
    return "past" if tense(a, verb.i) == "past" and verb.tag in ("VBD", "VBN") else None


def _governor(a: Annotated, tokens: Sequence[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head not in inside), None)
    if top is None:
        return None
    return next((t for t in ancestors(a, top.i) if t.pos in ("VERB", "AUX")), None)


def _days_of_speech(a: Annotated, found: Sequence[Timex], within: Tokens) -> list[tuple[Span, date]]:
    """(quotation, the day on which it was spoken) where that is not the document's."""
    reference = a.document.known_from
    days = []
    for timex in found:
        day = timex.when.first if timex.when is not None and timex.when.is_day else None
        if day is None or day == reference:
            continue
        verb = _governor(a, within(timex.span))
        if verb is None or verb.lemma not in _SAYING or verb.tag != "VBD":
            continue
        days += [(quote.outer, day) for quote in _quotes_beside(a, verb) if not quote.outer.overlaps(timex.span)]
    return days


def _quotes_beside(a: Annotated, verb: Token) -> list[Quote]:
    """The quotations of the verb's sentence, as far as they reach."""
    sentence = a.sentences[verb.sentence].span
    return [q for q in a.quotes if q.speech and q.outer.overlaps(sentence)]
