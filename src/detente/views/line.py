"""A line of a view: one record in one line, with its day, its state and the documents that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from detente.model.document import Document
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.model.when import When, parse_when
from detente.views.headline import headline

ENOUGH = 3
"""Pieces of evidence that a line carries; `show` has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as a line names it: publisher, title, file and day, as far as they are known."""

    document: str
    publisher: str | None
    title: str | None
    path: str | None
    published: When | None
    url: str | None = None

    @property
    def name(self) -> str:
        """The title, else the publisher, else the file's name, else the id."""
        file = self.path.rpartition("/")[2] if self.path else None
        return self.title or self.publisher or file or self.document

    @property
    def label(self) -> str:
        """Name and day."""
        return f"{self.name}, {self.published}" if self.published else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record in a view. `note` is what the view itself adds, such as "planned for a day now past"."""

    record: str
    kind: str
    when: str | None
    state: str | None
    text: str
    sides: tuple[str, ...]
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    note: str | None = None


class Sources:
    """The sources of a ledger, each looked up once a view."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, Document | None] = {}
        self._named: dict[str, Source] = {}

    def document(self, id: str) -> Document | None:
        """One document, or None where the ledger no longer has it."""
        if id not in self._known:
            self._known[id] = self._ledger.document(id)
        return self._known[id]

    def ahead(self, ids: Iterable[str]) -> None:
        """Looks up at once what these documents are called."""
        new = set(ids) - self._named.keys()
        self._named |= {head.id: _source(head) for head in self._ledger.heads(new)} if new else {}

    def of(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The documents as a line names them; those that the ledger no longer has are not there."""
        given = list(ids)
        self.ahead(given)
        return tuple(self._named[name] for name in given if name in self._named)


def _source(document: Document) -> Source:
    return Source(
        document=document.id,
        publisher=document.publisher,
        title=document.title,
        path=document.path,
        published=document.published,
        url=document.url,
    )


def line(
    record: Record, sources: Sources | None, *, note: str | None = None, evidence: Iterable[Evidence] | None = None
) -> Line:
    """The record's line; `evidence` stands for that of the whole record where the line is about a part of it.

    Without `sources` it names none: `sourced` puts them in, once it is known which lines are shown.
    """
    given = widest(current_evidence(record) if evidence is None else evidence)
    shown = given[:ENOUGH] or record.evidence[:1]
    ids = dict.fromkeys(e.document for e in shown)
    return Line(
        record=record.id,
        kind=record.kind,
        when=day_of(record),
        state=record.facets.status,
        text=headline(record.kind, record.fields),
        sides=record.facets.sides,
        sources=sources.of(ids) if sources else (),
        evidence=shown,
        note=", ".join(filter(None, [note, according_to(record)])) or None,
    )


def sourced(line: Line, sources: Sources) -> Line:
    """The line with the documents that its evidence stands in."""
    return replace(line, sources=sources.of(dict.fromkeys(e.document for e in line.evidence)))


_ACTS = frozenset({"engagement", "channel", "commitment", "measure", "incident"})


def according_to(record: Record) -> str | None:
    """Whose account an act is, where no document tells it in its own voice: what is alleged is not done."""
    who = record.according_to if record.kind in _ACTS else None
    named = who and (who.name or who.role or who.body or who.side)
    return f"according to {named}" if named else None


def current_evidence(record: Record) -> tuple[Evidence, ...]:
    """The words that left the record in its present state, where its history tells them; else all its words."""
    for key in ("history", "transitions", "follow_through"):
        for turn in reversed(record.fields.get(key) or []):
            told = evidence_of(turn)
            if told and record.facets.status in (turn.get("status"), turn.get("state")):
                return told
    return record.evidence


def widest(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each stretch once, in the order given; what stands within another one of the same document is left out."""
    places = {(e.document, e.start, e.end): e.text for e in evidence}
    reach: dict[str, int] = {}  # how far into a document those go that begin no later; one thing may have very many
    within: set[tuple[str, int, int]] = set()
    for document, start, end in sorted(places, key=lambda place: (place[1], -place[2])):
        if end <= reach.get(document, -1):
            within.add((document, start, end))
        else:
            reach[document] = end
    kept = ((place, text) for place, text in places.items() if place not in within)
    return tuple(Evidence(document=d, start=start, end=end, text=text) for (d, start, end), text in kept)


def day_of(record: Record) -> str | None:
    """The day that the record is about, as EDTF."""
    return str(record.facets.when) if record.facets.when else None


def first_day(record: Record) -> date:
    """For sorting: the first day that it may have been on; records of unknown day come first."""
    return record.facets.when.sort_key()[0] if record.facets.when else date.min


def evidence_of(item: Mapping[str, Json]) -> tuple[Evidence, ...]:
    """The evidence within a step of a history, as the contract prints it."""
    given = item.get("evidence") or []
    return tuple(Evidence(document=e["document"], start=e["start"], end=e["end"], text=e["text"]) for e in given)


def is_past(edtf: Json, now: date | None) -> bool:
    """Is the date certainly over on the day `now`?"""
    when = parse_when(edtf)
    return bool(when and when.last and now and when.last < now)
