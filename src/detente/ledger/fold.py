"""A group of claims -> the record that they add up to, with people's corrections on top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

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
    """The record of `claims`, which are about one thing and come in order of their sort key.

    Links and the number of independent origins are settled at reading (see docs/decisions): here there are no links,
    and each document counts as an origin.
    """
    ids = tuple(claim.id for claim in claims)
    seen = frozenset(ids)
    folded = kind.fold(claims, lexicon)
    corrections = [review for review in decisions.corrections if seen.issuperset(review.claims)]
    for review in corrections:
        folded = correct(folded, review)
    confidences = confidence_by_document(claims)
    return Record(
        id=ids[0],
        kind=kind.name,
        fields=folded.fields,
        facets=folded.facets,
        evidence=tuple(_evidence(claims)),
        documents=tuple(confidences),
        claims=ids,
        origins=len(confidences),
        confidence=any_of(confidences.values()),
        review=_review_state(seen, corrections, decisions),
        disputed=not decisions.disputed.isdisjoint(seen),
        conflicts=folded.conflicts,
        told=folded.told,
        according_to=folded.according_to,
    )


def confidence_by_document(claims: Iterable[AnyClaim]) -> dict[str, float]:
    """For each document, in order of publication, the surest of its claims."""
    best: dict[str, float] = {}
    for claim in claims:
        best[claim.place.document] = max(claim.confidence, best.get(claim.place.document, 0.0))
    return best


def any_of(chances: Iterable[float]) -> float:
    """The chance that at least one of independent sources is right: 1 - product of (1 - p), to four places."""
    wrong = 1.0
    for chance in sorted(chances):
        wrong *= 1.0 - chance
    return round(1.0 - wrong, 4)


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


def _evidence(claims: Iterable[AnyClaim]) -> Iterable[Evidence]:
    """All the claims' evidence, each piece with the claim that brought it, once."""
    found: dict[Evidence, None] = {}
    for claim in claims:
        name = claim.id
        for e in claim.evidence:
            own = Evidence(document=e.document, start=e.start, end=e.end, text=e.text, field=e.field, claim=name)
            found[own] = None
    return found


def _review_state(seen: frozenset[str], corrections: Sequence[Review], decisions: Decisions) -> ReviewState | None:
    if corrections:
        return "corrected"
    return "accepted" if any(accepted <= seen for accepted in decisions.accepted) else None
