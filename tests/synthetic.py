"""A small kind of our own, so that the ledger is tested without any extractor: "sighting" of a named thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from detente.kinds.folding import settle, settle_when
from detente.model.claim import Actuality, Claim, ClaimLink, Place
from detente.model.document import Document, document_id
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
from detente.model.span import Span
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a text says of a thing: its names (any in common makes two claims comparable), where and when it was."""

    names: tuple[str, ...]
    place: str | None = None
    when: When | None = None


def blocks(claim: Claim[Thing]) -> frozenset[str]:
    """One block a name."""
    return frozenset(claim.fields.names)


def likeness(a: Claim[Thing], b: Claim[Thing], lexicon: Any) -> float | None:
    """The share of names in common; days that can't be the same exclude each other."""
    one, other = a.fields, b.fields
    if one.when and other.when and not one.when.overlaps(other.when):
        return None
    common, all_names = set(one.names) & set(other.names), set(one.names) | set(other.names)
    return len(common) / len(all_names) if all_names else 0.0


def fold(claims: Sequence[Claim[Thing]], lexicon: Any) -> Folded:
    """All names, the settled place and day."""
    place = settle("place", claims, lambda f: f.place, to_json=str)
    when = settle_when("when", claims, lambda f: f.when)
    names = sorted({name for claim in claims for name in claim.fields.names})
    return Folded(
        fields={"names": names, "place": place.value, "when": when.value and str(when.value)},
        facets=Facets(sides=tuple(names), when=when.value, status=place.value),
        conflicts=place.conflicts + when.conflicts,
        told=place.told + when.told,
    )


def days(claim: Claim[Thing]) -> tuple[date, date]:
    """The days that it may be about."""
    when = claim.fields.when
    return (when.first or date.min, when.last or date.max) if when else (date.min, date.max)


THING = Kind(
    name="thing",
    listing="things",
    fields=Thing,
    fold=fold,
    blocks=blocks,
    likeness=likeness,
    threshold=0.3,
    days=days,
    wording=lambda claim: frozenset(claim.fields.names),
    share=0.3,
)
LONE = Kind(name="lone", listing="lones", fields=Thing, fold=fold)
"""Things that never merge."""
TWIN = replace(
    THING, name="twin", listing="twins", same=lambda claim, lexicon: f"{claim.fields.names}|{claim.fields.when}"
)
"""Things of which two with the same names and day are one outright."""

ROSTER = Kind(
    name="roster",
    listing="rosters",
    fields=Thing,
    fold=lambda claims, lexicon: Folded(
        fields={"names": sorted({n for c in claims for n in (*c.fields.names, c.fields.place or "")})}, facets=Facets()
    ),
    blocks=blocks,
    likeness=likeness,
    threshold=0.3,
    same=lambda claim, lexicon: f"{claim.fields.names}|{claim.fields.when}",
    idempotent=True,
)
"""Things that are only named: a second telling of the same adds nothing to what is said of them."""

KINDS = (THING, TWIN, LONE, ROSTER)


def make_document(text: str, published: When | date | None, **more: Any) -> Document:
    """A document with this text and date."""
    day = When.day(published) if isinstance(published, date) else published
    return Document(id=document_id(text), text=text, published=day, **more)


def make_claim(
    document: Document,
    start: int,
    *,
    kind: str = "thing",
    names: Sequence[str] = (),
    place: str | None = None,
    when: When | None = None,
    links: Sequence[ClaimLink] = (),
    confidence: float = 0.5,
    actuality: Actuality = "actual",
) -> Claim[Thing]:
    """A claim whose evidence is the ten characters of the document from `start`."""
    span = Span(start, min(start + 10, len(document.text)))
    return Claim(
        place=Place(document.id, kind, span),
        fields=Thing(names=tuple(names), place=place, when=when),
        evidence=(document.evidence(span),),
        known_from=document.known_from,
        links=tuple(links),
        confidence=confidence,
        actuality=actuality,
    )
