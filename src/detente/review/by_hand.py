"""A record that no rule found: a person points to words of a document and says what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from detente.kinds import KINDS
from detente.model.claim import Claim, Place
from detente.model.document import Document
from detente.model.record import Json
from detente.model.review import Review
from detente.model.span import Span
from detente.model.when import When
from detente.review.deciding import decision
from detente.review.fields import MATTERS, read, shape_of

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

BY_HAND = tuple(kind.name for kind in KINDS if kind.name not in ("person", "date"))
"""Kinds that can be added so."""

_REQUIRED: Mapping[str, Mapping[str, Json]] = MappingProxyType(
    {
        "engagement": {"form": "meeting"},
        "channel": {},
        "commitment": {"by": []},
        "measure": {"type": "other"},
        "incident": {},
        "position": {"side": None},
        "assessment": {"type": "judgement", "direction": "uncertain"},
        "statement": {"speaker": {}},
        "event": {"source": None},
    }
)
"""What a claim of a kind must have, where a person says nothing of it."""

_ASKED: Mapping[str, str] = MappingProxyType({"event": "plover"})
"""The field that a person must give, since none of its values stands for the unknown."""

_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "channel": "subject",
        "commitment": "text",
        "measure": "what",
        "incident": "what",
        "position": "stance",
        "assessment": "claim",
        "event": "act",
    }
)
"""The field of each kind that the words themselves fill, where a person gives no others."""


def place_of(document: Document, kind: str, words: Span) -> Place:
    """Where a claim by hand stands: no rule makes an argument of no words at the trigger's end, so they never meet."""
    return Place(document.id, kind, words, Span(words.end, words.end))


def span_of(document: Document, words: str, start: int | None = None) -> Span:
    """Where the words stand in the document: at `start` if they do, else where they first do. Raises ValueError."""
    given = words.strip("\r\n")
    if not given.strip():
        raise ValueError("mark the words in the document that say so")
    if start is not None and document.text[start : start + len(given)] == given:
        return Span(start, start + len(given))
    found = document.text.find(given)
    if found < 0:
        given = given.replace("\r\n", "\n")
        found = document.text.find(given)
    if found < 0:
        raise ValueError("these words do not stand so in the document; mark or copy them from it")
    return Span(found, found + len(given))


def addition(
    document: Document,
    kind: str,
    words: Span,
    told: Mapping[str, str],
    *,
    by: str,
    note: str | None = None,
    lexicon: Lexicon | None = None,
) -> Review:
    """The decision that the document's words tell of a record; `told` are its fields as a person writes them.

    The words of a statement are what was said, or hold it (then `text` names it). An event must be told its `plover`;
    with a `lexicon` it has that type's intensity. Raises ValueError where the kind or a field can't be so.
    """
    if kind not in BY_HAND:
        raise ValueError(f"{kind}: one of {', '.join(BY_HAND)} can be added")
    from msgspec import to_builtins

    given = _given(document, kind, words, told)
    if kind == "event" and lexicon is not None:
        given["intensity"] = lexicon.plover.intensity(given["plover"], None)
    actuality = given.pop("actuality", "actual")
    claim: Claim[Any] = Claim(
        place=place_of(document, kind, words),
        fields=_made(next(k.fields for k in KINDS if k.name == kind), given),
        evidence=(document.evidence(words),),
        known_from=None,
        actuality=actuality,
        confidence=1.0,
        rule="by hand",
    )
    return decision("add", [claim.id], by=by, value=to_builtins(claim), note=note)


def _given(document: Document, kind: str, words: Span, told: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the claim, plain: what the kind must have, what the words are, and what a person told."""
    asked = _ASKED.get(kind)
    if asked and not told.get(asked, "").strip():
        raise ValueError(f"{asked}: give one of {', '.join(shape_of(kind, asked).options)}")
    given: dict[str, Any] = dict(_REQUIRED[kind])
    if kind in _IN_WORDS:
        given[_IN_WORDS[kind]] = words.of(document.text)
    for name in MATTERS[kind]:
        value = read(kind, name, told.get(name, ""), now=[] if name in _LISTED else None)
        if value not in (None, []):
            given[name] = value
    return given | _said(document, words, told.get("text", "")) if kind == "statement" else given


def _said(document: Document, words: Span, text: str) -> dict[str, Any]:
    """What was said, and where: the marked words, or those of them that `text` repeats.

    Words in quotation marks are a direct statement, some of them in marks a mixed one, without marks an indirect one.
    """
    from detente.annotate.quotes import find_quotes  # here, so that reading decisions loads no annotator

    content = _part(document, words, text)
    inside = [q for q in find_quotes(document.text) if q.inner.start < content.end and content.start < q.inner.end]
    whole = next((q for q in inside if q.outer.covers(content) or q.inner.covers(content)), None)
    if whole is not None:
        content = Span(max(content.start, whole.inner.start), min(content.end, whole.inner.end))
    segments = [content] if whole else [q.inner for q in inside if content.covers(q.outer)]
    form = "direct" if whole else "mixed" if segments else "indirect"
    return {
        "form": form,
        "text": content.of(document.text),
        "content": [asdict(content)],
        "segments": [asdict(segment) for segment in segments or [content]],
        "attribution": place_of(document, "statement", words).id,
    }


def _part(document: Document, words: Span, text: str) -> Span:
    """Where `text` stands in the marked words; the words themselves where it is empty. Raises ValueError."""
    if not text.strip():
        return words
    at = words.of(document.text).find(text.strip())
    if at < 0:
        raise ValueError("text: what was said must stand so in the words that are marked")
    return Span(words.start + at, words.start + at + len(text.strip()))


_LISTED = frozenset({"participants", "by", "toward", "against", "actors", "targets", "sides"})


def _made(fields: type, given: dict[str, Any]) -> Any:
    """The kind's own fields. Raises ValueError where they can't be so."""
    import msgspec

    days = {name: msgspec.to_builtins(When(given[name])) for name in _DAYS.intersection(given)}
    try:
        return msgspec.convert(given | days, fields)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


_DAYS = frozenset({"when", "due", "made_on", "announced", "in_force", "said_on", "horizon"})
