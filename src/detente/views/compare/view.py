"""What each side said of the same engagement, incident or measure, or what documents named by a reader say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.lexicon.comparing import Comparing, load_comparing
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Conflict, Record
from detente.model.span import Evidence
from detente.views.compare.answer import Account, Comparison, Difference, Item, Point, Telling, Via, Weight
from detente.views.compare.differences import Context
from detente.views.compare.items import in_the_record, items_of
from detente.views.compare.points import ITSELF, UNNAMED, points
from detente.views.days_named import days_named
from detente.views.line import Sources
from detente.views.parts import parts_of

COMPARED = ("engagement", "incident", "measure")
"""Kinds of which sides give accounts."""


def compare(ledger: Ledger, id: str, *, as_of: date | None = None, words: Comparing | None = None) -> Comparison | None:
    """The accounts of one engagement, incident or measure; None where the ledger has no such record.

    `words` says what counts as the same thing (the bundled groups where None). Raises ValueError where the record is
    of another kind.
    """
    record = ledger.record(id, as_of=as_of)
    if record is None:
        return None
    if record.kind not in COMPARED:
        raise ValueError(f"{id} is of kind {record.kind}; sides give accounts of: {', '.join(COMPARED)}")
    known, sources = words or load_comparing(), Sources(ledger)
    items = list(in_the_record(record))
    parts = parts_of(ledger, record, as_of=as_of) if record.kind == "engagement" else ()
    for whole in (record, *parts):  # what is told of a visit's meetings is told of the visit
        for document in filter(None, map(sources.document, whole.documents)):
            items += items_of(ledger, document, whole, as_of, known)
    made = _made(ledger, record.id, list(dict.fromkeys(items)), record.facets.persons, as_of, known)
    rivals = tuple(d for c in record.conflicts if (d := _difference(c, record, sources)) is not None)
    return replace(made, points=tuple(_with_rivals(made.points, rivals)))


def compare_documents(
    ledger: Ledger, documents: Sequence[Document], *, as_of: date | None = None, words: Comparing | None = None
) -> Comparison:
    """The accounts that these documents give, whatever they are about; as of a day those not out yet give none."""
    known = words or load_comparing()
    out = [d for d in documents if as_of is None or (d.known_from is not None and d.known_from <= as_of)]
    items = [item for document in out for item in items_of(ledger, document, None, as_of, known)]
    return _made(ledger, None, items, (), as_of, known)


def _made(
    ledger: Ledger, record: str | None, items: list[Item], persons: Iterable[str], as_of: date | None, words: Comparing
) -> Comparison:
    context = _context(ledger, items, persons, as_of, words)
    return Comparison(record=record, accounts=_accounts(items), points=tuple(points(items, words, context)))


def _context(
    ledger: Ledger, items: Iterable[Item], persons: Iterable[str], as_of: date | None, words: Comparing
) -> Context:
    """Dates of the documents, and the people whom they name beside those who took part."""
    documents = dict.fromkeys(item.document for item in items)
    dates = {document: days_named(ledger, document, as_of) for document in documents}
    people: set[str] = set()
    for document in documents:
        asked = Filter(document=document, as_of=as_of)
        people |= {r.fields["name"] for r in ledger.folded(("person",), asked) if r.fields.get("name")}
    parties = tuple(persons)
    families = {name.split()[-1] for name in parties}
    named = frozenset(name for name in people if name.split()[-1] not in families)
    return Context(words=words, dates=dates, people=named, parties=parties)


def _with_rivals(made: Sequence[Point], rivals: tuple[Difference, ...]) -> Iterator[Point]:
    """The points; with that of the event itself goes what the record has told otherwise by different sides."""
    for point in made:
        if point.issue == ITSELF and rivals and point.verdict != "only":
            yield replace(point, verdict="differ", differences=(*point.differences, *rivals))
        else:
            yield point


def _difference(conflict: Conflict, record: Record, sources: Sources) -> Difference | None:
    """The rival values of a field, each with the side that gives it; None where only one side's documents do."""
    told = [
        Telling(side=document.side, text=str(value), evidence=_words(record, conflict.field, each))
        for value, ids in conflict.values
        for each in ids
        if (document := sources.document(each)) is not None and document.side is not None
    ]
    return Difference(field=conflict.field, values=tuple(told)) if len({t.side for t in told}) > 1 else None


def _words(record: Record, field: str, document: str) -> tuple[Evidence, ...]:
    mine = [e for e in record.evidence if e.document == document]
    return tuple([e for e in mine if e.field == field][:1] or mine[:1])


def _accounts(items: Iterable[Item]) -> tuple[Account, ...]:
    found: dict[tuple[str, Via], list[Item]] = defaultdict(list)
    for item in items:
        found[item.side, item.via].append(item)
    order: tuple[Via, ...] = ("own", "quoted", "characterised")
    keys = sorted(found, key=lambda key: (key[0], order.index(key[1])))
    return tuple(
        Account(
            side=side,
            via=via,
            documents=tuple(dict.fromkeys(item.document for item in found[side, via])),
            weights=_weights(found[side, via]),
        )
        for side, via in keys
    )


def _weights(items: Iterable[Item]) -> tuple[Weight, ...]:
    """Words for each issue; a sentence on several gives each its part."""
    count: Counter[str] = Counter()
    for item in items:
        issues = (ITSELF,) if item.opening else item.issues or (UNNAMED,)
        words = len(item.text.split())
        for n, issue in enumerate(issues):
            count[issue] += words // len(issues) + (n < words % len(issues))
    whole = sum(count.values())
    rows = sorted(count.items(), key=lambda row: (-row[1], row[0]))
    return tuple(Weight(issue=issue, words=n, share=round(n / whole, 3)) for issue, n in rows if whole)
