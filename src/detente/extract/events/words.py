"""The words that each field of an event rests on, beside the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.tree import mentions_in
from detente.model.annotated import Annotated, Timex
from detente.model.span import Evidence, Span


def words_of(
    a: Annotated,
    trigger: int,
    *,
    source: str | None,
    target: str | None,
    when: Timex | None,
    place: str | None,
) -> tuple[Evidence, ...]:
    """The sentence; in it the word that tells the type, and what names either side, the day and the place.

    A side that the sentence does not name (the document's own, one implied) has no words of its own.
    """
    token = a.tokens[trigger]
    sentence = a.sentences[token.sentence].span
    found = [a.document.evidence(sentence), a.document.evidence(token.span, field="plover")]
    found += _sides(a, sentence, token.span, source, target)
    if when is not None and sentence.covers(when.span):
        found.append(a.document.evidence(when.span, field="when"))
    at = sentence.of(a.document.text).find(place) if place else -1
    if place and at >= 0:
        start = sentence.start + at
        found.append(a.document.evidence(Span(start, start + len(place)), field="place"))
    return tuple(found)


def _sides(a: Annotated, sentence: Span, trigger: Span, source: str | None, target: str | None) -> Iterator[Evidence]:
    """The mention nearest to the trigger of each of the two, of the source rather before it, of the target behind."""
    mentions = [(m.span, {a.cast[i].actor.side for i in m.cast}) for m in mentions_in(a, sentence)]
    for field, code, behind in (("source", source, False), ("target", target, True)):
        side = code.split()[0] if code else None
        spans = [span for span, sides in mentions if side is not None and side in sides]
        if spans:
            best = min(spans, key=lambda s: ((s.start > trigger.start) != behind, abs(s.start - trigger.start)))
            yield a.document.evidence(best, field=field)
