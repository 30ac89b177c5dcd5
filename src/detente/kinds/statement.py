"""Statements: what somebody is reported to have said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from rapidfuzz.distance import Indel

from detente.kinds.folding import actor_json, naming, people_of, settle_when, shared_account, sides_of, when_json
from detente.model.actor import Actor
from detente.model.annotated import Form
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Json
from detente.model.span import Span
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution's words. `content` is all that is reported; `segments` the stretches inside quotation marks.

    `attribution` is shared by the statements that one reporting phrase governs.
    """

    form: Form
    text: str
    speaker: Actor
    content: tuple[Span, ...]
    segments: tuple[Span, ...]
    attribution: str
    cue: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    said_on: When | None = None
    venue: str | None = None
    engagement: str | None = None


def fold(claims: Sequence[Claim[Statement]], lexicon: Any) -> Folded:
    """What the claims about one statement add up to: the first report's words, whoever gives more fills the gaps."""
    first = claims[0]
    document, own = first.place.document, first.fields
    said_on = settle_when("said_on", claims, lambda f: f.said_on)
    speaker = _speaker(claims)
    fields = {
        "form": own.form,
        "text": own.text,
        "speaker": actor_json(speaker, standing=True),
        "cue": own.cue,
        "addressee": _first(c.fields.addressee for c in claims),
        "said_on": when_json(said_on.value),
        "venue": _first(c.fields.venue for c in claims),
        "engagement": _first(c.fields.engagement for c in claims),
        "content": [_span_json(document, s) for s in own.content],
        "segments": [_span_json(document, s) for s in own.segments],
        "speaker_span": _span_json(document, own.speaker_span) if own.speaker_span else None,
        "cue_span": _span_json(document, own.cue_span) if own.cue_span else None,
        "attribution": own.attribution,
    }
    facets = Facets(
        sides=sides_of(claims, _speaking),
        persons=people_of(claims, _speaking),
        when=said_on.value,
        status=own.form,
    )
    return Folded(
        fields=fields,
        facets=facets,
        conflicts=said_on.conflicts,
        told=said_on.told,
        according_to=shared_account(claims),
    )


def _speaker(claims: Sequence[Claim[Statement]]) -> Actor:
    """The speaker as the first report has them, with what only later ones give."""
    found = claims[0].fields.speaker
    for claim in claims[1:]:
        other = claim.fields.speaker
        found = Actor(
            name=found.name or other.name,
            role=found.role or other.role,
            body=found.body or other.body,
            side=found.side or other.side,
            standing=found.standing or other.standing,
            sector=found.sector or other.sector,
        )
    return found


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v is not None), None)


def _span_json(document: str, span: Span) -> Json:
    return {"document": document, "start": span.start, "end": span.end}


# ---- the same words in another document


def words_of(fields: Statement) -> tuple[str, ...]:
    """The words of a statement, lower case, without marks."""
    return _words(fields.text)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


def blocks(claim: Claim[Statement]) -> frozenset[str]:
    """Keys of quoted text of five words and more: who speaks, and runs of four words, of which two reports share some.

    Of all runs those are kept whose digest is a multiple of four, and the first: about one in four (winnowing by
    value, as in Manber, "Finding similar files in a large file system", 1994).
    """
    words = words_of(claim.fields)
    if claim.fields.form == "indirect" or len(words) < SHORTEST:
        return frozenset()
    runs = [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    digests = [blake2b(run.encode(), digest_size=6).hexdigest() for run in runs]
    speaker = _surname(claim)
    return frozenset(f"{speaker}:{d}" for i, d in enumerate(digests) if i == 0 or int(d, 16) % 4 == 0)


def likeness(a: Claim[Statement], b: Claim[Statement], lexicon: Any) -> float | None:
    """The share of words that two quotations have in common; None in one document, or where two people speak."""
    if a.place.document == b.place.document or _surname(a) != _surname(b):
        return None
    x, y = words_of(a.fields), words_of(b.fields)
    if 2 * min(len(x), len(y)) < (ALIKE - 0.01) * (len(x) + len(y)):
        return None  # too unlike in length, whatever the words
    same = float(Indel.normalized_similarity(x, y, score_cutoff=ALIKE - 0.01))  # at the cutoff itself it rounds
    return same if same >= ALIKE else None


def _surname(claim: Claim[Statement]) -> str:
    speaker = claim.fields.speaker
    named = speaker.name or speaker.role or speaker.body or speaker.side or ""
    return (named.split() or [""])[-1].lower()


SHORTEST = 5
"""Words below which two quotations may be alike by chance."""
RUN = 4
ALIKE = 0.8
_WORD = re.compile(r"[\w']+")


def _speaking(fields: Statement) -> tuple[Actor]:
    return (fields.speaker,)


KIND = Kind(
    name="statement",
    listing="statements",
    fields=Statement,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    threshold=ALIKE,
    sides=naming(_speaking),
)
