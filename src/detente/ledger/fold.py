"""A group of claims -> the record that they add up to, with people's corrections on top."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.ledger.copies import origins_of
from detente.ledger.match import AnyClaim
from detente.ledger.reviews import Decisions
from detente.model.kind import Kind
from detente.model.record import Facets, Folded, Json, Record, ReviewState
from detente.model.review import Review
from detente.model.span import Evidence
from detente.model.when import When, parse_when

_DAYS = frozenset({"when", "said_on", "made_on", "announced", "value"})
_STATES = frozenset({"status", "state", "verdict"})


def fold(kind: Kind, claims: Sequence[AnyClaim], decisions: Decisions, lexicon: Any) -> Record:
    """What `claims`, which are about one thing and come in order of their sort key, add up to.

    Only the kind's own content: evidence, documents, links, origins and confidence are put in at reading (`complete`;
    see docs/decisions), so that a further claim that says nothing new makes no new version of a record.
    """
    decided = decisions.corrections or decisions.accepted or decisions.disputed
    seen = frozenset(claim.id for claim in claims) if decided else frozenset()
    folded = kind.fold(claims, lexicon)
    corrections = [review for review in decisions.corrections if seen.issuperset(review.claims)]
    for review in corrections:
        folded = correct(folded, review)
    return Record(
        id=claims[0].id,
        kind=kind.name,
        fields=folded.fields,
        facets=folded.facets,
        evidence=(),
        documents=(),
        claims=(),
        origins=0,
        confidence=0.0,
        review=_review_state(seen, corrections, decisions),
        disputed=not decisions.disputed.isdisjoint(seen),
        conflicts=folded.conflicts,
        told=folded.told,
        according_to=folded.according_to,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Of a claim what its record needs at reading: where it was said, its words, and how sure its reading is.

    Each piece of its evidence stands there once, and names the claim.
    """

    id: str
    document: str
    evidence: tuple[Evidence, ...]
    confidence: float


def complete(record: Record, sources: Sequence[Source], copies: Collection[tuple[str, str]] = ()) -> Record:
    """The record with its evidence, documents, origins and confidence. `sources` come in order of sort key."""
    confidences = confidence_by_document(sources)
    origins, confidence = origins_of(confidences, copies)
    return Record(  # not by `replace`, which takes three times as long: a page makes hundreds
        id=record.id,
        kind=record.kind,
        fields=record.fields,
        facets=record.facets,
        evidence=evidence_of(sources),
        documents=tuple(confidences),
        claims=tuple(source.id for source in sources),
        origins=origins,
        confidence=confidence,
        review=record.review,
        disputed=record.disputed,
        conflicts=record.conflicts,
        links=record.links,
        told=record.told,
        according_to=record.according_to,
        known_from=record.known_from,
        known_to=record.known_to,
    )


def confidence_by_document(sources: Iterable[Source]) -> dict[str, float]:
    """For each document, in order of publication, the surest of its claims."""
    best: dict[str, float] = {}
    for source in sources:
        best[source.document] = max(source.confidence, best.get(source.document, 0.0))
    return best


def correct(folded: Folded, review: Review) -> Folded:
    """The same with one field as a person says that it is; rivals of that field are settled by it."""
    name = review.field or ""
    before = folded.fields.get(name)
    fields = {**folded.fields, name: review.value}
    return replace(
        folded,
        fields=fields,
        facets=_facets(name, folded.facets, fields, before=before, after=review.value),
        conflicts=tuple(c for c in folded.conflicts if c.field != name),
    )


def _facets(name: str, facets: Facets, fields: Mapping[str, Json], *, before: Json, after: Json) -> Facets:
    """The facets, with what the old value alone gave them taken out and what the new one gives put in."""
    gone = set(_words(before)) - set(_words(list(fields.values())))
    return replace(
        facets,
        when=_when(after) if _is_source(name, before, facets.when, _DAYS) else facets.when,
        status=after if _is_source(name, before, facets.status, _STATES) else facets.status,
        sides=tuple(
            sorted({*facets.sides} - gone | set(_under("side", after)) | set(_bare(facets.sides, before, after)))
        ),
        persons=tuple(sorted({*facets.persons} - gone | set(_under("name", after)))),
        issues=tuple(dict.fromkeys([i for i in facets.issues if i not in gone] + _bare(facets.issues, before, after))),
    )


def _is_source(name: str, before: Json, facet: object, names: frozenset[str]) -> bool:
    """Did this field give the facet, or would it, had the field been known?"""
    return before == str(facet) if facet is not None else before is None and name in names


def _when(value: Json) -> When | None:
    return parse_when(value) if isinstance(value, str) else None


def _bare(facet: tuple[str, ...], before: Json, after: Json) -> list[str]:
    """The new value's own words, where those of the old one gave the facet (`host`, `sides`, `issues`)."""
    old, new = (value if isinstance(value, list) else [value] for value in (before, after))
    return [word for word in new if isinstance(word, str)] if any(word in facet for word in old) else []


def _words(value: Json) -> Iterator[str]:
    """Every string in a value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)


def _under(key: str, value: Json) -> Iterator[str]:
    """The words that stand under `key`, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get(key), str):
            yield value[key]
        for inner in value.values():
            yield from _under(key, inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _under(key, inner)


def evidence_of(sources: Iterable[Source]) -> tuple[Evidence, ...]:
    """All the claims' evidence: of two claims no two pieces are the same, for each names its own."""
    return tuple(e for source in sources for e in source.evidence)


def _review_state(seen: frozenset[str], corrections: Sequence[Review], decisions: Decisions) -> ReviewState | None:
    if corrections:
        return "corrected"
    return "accepted" if any(accepted <= seen for accepted in decisions.accepted) else None
