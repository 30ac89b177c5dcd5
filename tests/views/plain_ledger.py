"""A ledger in memory that keeps the protocol's promises plainly: for views, which ask nothing else of a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import Any

from detente.ledger.turns import turns_of
from detente.model.claim import LinkType
from detente.model.document import Document, document_id
from detente.model.filter import Filter
from detente.model.outline import Outline, outline_of
from detente.model.record import Facets, Link, Record
from detente.model.span import Evidence, Span
from detente.model.when import parse_when
from detente.views.timeline import within
from ranking import TOGETHER, Plainly


@dataclass
class Plain:
    """Versions of records, each with the days on which it was known so."""

    papers: dict[str, Document] = field(default_factory=dict)
    versions: list[Record] = field(default_factory=list)

    def records(
        self, kinds: Collection[str], filter: Filter = Filter(), *, told_since: date | None = None
    ) -> Iterator[Record]:
        """Those that pass, by day, then id."""
        passed = [
            r for r in self._known(filter.as_of) if r.kind in kinds and _passes(r, filter) and self._new(r, filter)
        ]
        passed = [r for r in passed if told_since is None or r.known_from is None or r.known_from >= told_since]
        passed.sort(key=lambda r: (r.facets.when.sort_key() if r.facets.when else (date.max, date.max), r.id))
        return iter(passed[: filter.limit])

    def folded(self, kinds: Collection[str], filter: Filter = Filter()) -> Iterator[Record]:
        """Without what is settled at reading."""
        bare: dict[str, Any] = {"evidence": (), "documents": (), "claims": (), "origins": 0, "confidence": 0.0}
        return (replace(record, **bare, links=()) for record in self.records(kinds, filter))

    def whole(self, some: Sequence[Record], *, as_of: date | None = None) -> list[Record]:
        """Each by its id."""
        found = (self.record(record.id, as_of=as_of) for record in some)
        return [record for record in found if record is not None]

    def linking(self, id: str, type: LinkType, *, as_of: date | None = None) -> set[str]:
        """By their links."""
        return {r.id for r in self._known(as_of) if any(x.type == type and x.record == id for x in r.links)}

    def told_in(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, set[str]]:
        """By their documents."""
        found = {r.id: set(r.documents) for r in self._known(as_of)}
        return {name: found.get(name, set()) for name in ids}

    def words(self, ids: Collection[str], *, as_of: date | None = None) -> dict[str, tuple[Evidence, ...]]:
        """The evidence of each of them."""
        return {r.id: r.evidence for r in self._known(as_of) if r.id in ids}

    def outlines(self, kinds: Collection[str], filter: Filter = Filter()) -> Iterator[Outline]:
        """Of whole records."""
        return map(outline_of, self.records(kinds, filter))

    @contextmanager
    def ranking(self, between: tuple[str, str], filter: Filter = Filter()) -> Iterator[Plainly]:
        """The first of all that pass."""
        records = list(self.records(TOGETHER, replace(filter, between=None, limit=None)))
        yield Plainly(records, between, self.document)

    def turns(
        self, kinds: Collection[str], filter: Filter = Filter(), *, offset: int = 0, limit: int
    ) -> tuple[list[tuple[Record, int]], int]:
        """Those of all records, in order."""
        found = [
            (turn.when.sort_key(), r.kind, r.id, turn.place, r)
            for r in self.records(kinds, replace(filter, since=None, until=None, limit=None))
            for turn in turns_of(r)
            if within(turn.when, filter)
        ]
        found.sort(key=lambda row: row[:4])
        return [(r, place) for *_, place, r in found[offset : offset + limit]], len(found)

    def pairs(self, kinds: Collection[str], *, most: int, as_of: date | None = None) -> dict[tuple[str, str], int]:
        """Counted one by one."""
        sides = (sorted(set(r.facets.sides)) for r in self.records(kinds, Filter(as_of=as_of)))
        return dict(Counter(pair for some in sides if len(some) <= most for pair in combinations(some, 2)))

    def record(self, id: str, *, as_of: date | None = None) -> Record | None:
        """By the whole id or its beginning."""
        return next((r for r in self._known(as_of) if r.id.startswith(id)), None)

    def documents(self, filter: Filter = Filter(), *, texts: bool = True) -> Iterator[Document]:
        """All, oldest first, whatever is asked of them."""
        return iter(sorted(self.papers.values(), key=lambda d: d.known_from or date.max))

    def published(self, filter: Filter = Filter()) -> Iterator[tuple[str, date | None]]:
        """Those of whole documents."""
        return ((document.id, document.known_from) for document in self.documents(filter))

    def document(self, id: str) -> Document | None:
        """By the whole id."""
        return self.papers.get(id)

    def heads(self, ids: Collection[str]) -> Iterator[Document]:
        """Without their texts."""
        return (replace(document, text="") for name, document in self.papers.items() if name in ids)

    def last_day(self, *, as_of: date | None = None) -> date | None:
        """The latest day of publication."""
        days = [d.known_from for d in self.papers.values() if d.known_from]
        return max((d for d in days if as_of is None or d <= as_of), default=None)

    def _new(self, record: Record, filter: Filter) -> bool:
        """Did it first become known on or after the day?"""
        days = [r.known_from for r in self.versions if r.id == record.id and r.known_from]
        return filter.learned_since is None or (bool(days) and min(days) >= filter.learned_since)

    def _known(self, as_of: date | None) -> list[Record]:
        if as_of is None:
            return [r for r in self.versions if r.known_to is None]
        return [r for r in self.versions if _knew(r, as_of)]

    def paper(self, text: str, day: str | None, **source: Any) -> Document:
        """Adds a document."""
        document = Document(id=document_id(text), text=text, published=parse_when(day), **source)
        self.papers[document.id] = document
        return document

    def add(
        self,
        kind: str,
        id: str,
        fields: dict[str, Any],
        *,
        words: list[tuple[Document, str]],
        links: tuple[Link, ...] = (),
        **facets: Any,
    ) -> Record:
        """Adds a record that rests on these words; what stood under its id before was known until then."""
        evidence = tuple(_evidence(document, text) for document, text in words)
        days = [d.known_from for d, _ in words if d.known_from]
        record = Record(
            id=id,
            kind=kind,
            fields=fields,
            facets=Facets(**facets),
            evidence=evidence,
            documents=tuple(dict.fromkeys(e.document for e in evidence)),
            claims=(id,),
            links=links,
            origins=1,
            confidence=0.8,
            known_from=max(days, default=None),
        )
        self.versions = [
            replace(r, known_to=record.known_from) if r.id == id and r.known_to is None else r for r in self.versions
        ]
        self.versions.append(record)
        return record


def _knew(record: Record, day: date) -> bool:
    since, until = record.known_from, record.known_to
    return since is not None and since <= day and (until is None or day < until)


def _evidence(document: Document, text: str) -> Evidence:
    start = document.text.index(text)
    return document.evidence(Span(start, start + len(text)))


def _passes(record: Record, filter: Filter) -> bool:
    facets = record.facets
    return all(
        (
            filter.between is None or set(filter.between) <= set(facets.sides),
            filter.side is None or filter.side in facets.sides,
            filter.person is None or filter.person in facets.persons,
            filter.document is None or filter.document in record.documents,
            filter.status is None or filter.status == facets.status,
            filter.since is None or bool(facets.when and not facets.when.before(filter.since)),
            filter.until is None or bool(facets.when and not filter.until.before(facets.when)),
        )
    )


def person(name: str, side: str) -> dict[str, Any]:
    """A participant as records print one."""
    return {"name": name, "role": None, "body": None, "side": side}
