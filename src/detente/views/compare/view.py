"""What each side said of the same engagement, incident or measure: its own words, its words as quoted, as described.

A side speaks for itself in a document that it published ("own"); it is quoted where another document gives its words in
quotation marks; it is characterised where another says in its own words what that side said, wants or did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence, Span
from detente.views.compare.answer import Account, Comparison, Item, Telling, Via
from detente.views.compare.points import UNNAMED, points
from detente.views.headline import headline
from detente.views.line import Sources

COMPARED = ("engagement", "incident", "measure")
"""Kinds of which sides give accounts."""

_TELLING = ("statement", "position", "commitment", "assessment")


def compare(ledger: Ledger, id: str, *, as_of: date | None = None) -> Comparison | None:
    """The accounts of one engagement, incident or measure; None where the ledger has no such record.

    Raises ValueError where the record is of another kind.
    """
    record = ledger.record(id, as_of=as_of)
    if record is None:
        return None
    if record.kind not in COMPARED:
        raise ValueError(f"{id} is of kind {record.kind}; sides give accounts of: {', '.join(COMPARED)}")
    items = sorted(
        dict.fromkeys(_items(ledger, record, as_of)),
        key=lambda i: (i.issue, i.telling.side, i.document, i.telling.text),
    )
    return Comparison(record=record.id, accounts=_accounts(items), points=tuple(points(items)))


def _items(ledger: Ledger, record: Record, as_of: date | None) -> Iterator[Item]:
    sources = Sources(ledger)
    yield from _told_in_the_record(record)
    for whole in (record, *_parts(ledger, record, as_of)):
        for document in filter(None, map(sources.document, whole.documents)):
            for other in ledger.records(_TELLING, Filter(document=document.id, as_of=as_of)):
                if bears_on(other, whole, document):
                    yield from _of(other, document)


def _parts(ledger: Ledger, record: Record, as_of: date | None) -> Iterator[Record]:
    """The engagements that are parts of this one: what is told of a visit's meetings is told of the visit."""
    if record.kind == "engagement":
        sides = record.facets.sides
        for other in ledger.records(("engagement",), Filter(side=sides[0] if sides else None, as_of=as_of)):
            if any(link.type == "part_of" and link.record == record.id for link in other.links):
                yield other


def bears_on(other: Record, record: Record, document: Document) -> bool:
    """Does what is told belong to the record: linked to it, in a side's own release on it, or in the same words?"""
    if other.fields.get("engagement") == record.id or record.id in {link.record for link in other.links}:
        return True
    mine = [e.span for e in record.evidence if e.document == document.id]
    if document.side is not None and _is_release_on(record, document, mine):
        return True
    return any(e.span.overlaps(span) for e in other.evidence if e.document == document.id for span in mine)


LEAD = 400
"""Characters at the head of a release in which it says what it is about: title and first paragraph."""

SOON = 14
"""Days within which a side's release on an engagement comes out; later ones look back on it among other things."""


def _is_release_on(record: Record, document: Document, mine: list[Span]) -> bool:
    """Is the release about the record: tells of it at its head, and came out with it?"""
    if not any(span.start < LEAD for span in mine):
        return False
    when, published = record.facets.when, document.published
    if when is None or published is None:
        return True
    return not published.before(when) and published.near(when, days=SOON)


def _told_in_the_record(record: Record) -> Iterator[Item]:
    for account in record.fields.get("accounts") or []:
        evidence = tuple(
            Evidence(document=e["document"], start=e["start"], end=e["end"], text=e["text"])
            for e in account.get("evidence") or []
        )
        if account.get("side") and evidence:
            telling = Telling(side=account["side"], text=account["text"], evidence=evidence)
            yield Item(
                issue="the act itself", via="characterised", document=evidence[0].document, telling=telling,
                teller=telling.side,
            )  # fmt: skip


def _of(other: Record, document: Document) -> Iterator[Item]:
    side = _side(other) or document.side
    evidence = tuple(e for e in other.evidence if e.document == document.id)
    if side is None or not evidence:
        return
    words = other.fields.get("text") or other.fields.get("stance") or other.fields.get("claim")
    telling = Telling(side=side, text=str(words or headline(other.kind, other.fields)), evidence=evidence)
    for issue in other.facets.issues or (UNNAMED,):
        yield Item(
            issue=issue,
            via=_via(other, side, document),
            document=document.id,
            telling=telling,
            teller=document.side or side,
        )


def _via(other: Record, side: str, document: Document) -> Via:
    if document.side == side:
        return "own"
    return "quoted" if other.fields.get("form") in ("direct", "mixed") else "characterised"


def _side(record: Record) -> str | None:
    if record.kind == "position":
        side: str | None = record.fields.get("side")
        return side
    who = record.fields.get({"statement": "speaker", "assessment": "holder", "commitment": "asserted_by"}[record.kind])
    given = (who or {}).get("side") if isinstance(who, dict) else None
    return given if given or record.kind != "commitment" else _first_side(record.fields.get("by"))


def _first_side(actors: Json) -> str | None:
    given = actors if isinstance(actors, list) else [actors]
    return next((a["side"] for a in given if isinstance(a, dict) and a.get("side")), None)


def _accounts(items: Iterable[Item]) -> tuple[Account, ...]:
    found: dict[tuple[str, Via], dict[str, None]] = defaultdict(dict)
    for item in items:
        found[item.telling.side, item.via][item.document] = None
    order: tuple[Via, ...] = ("own", "quoted", "characterised")
    keys = sorted(found, key=lambda key: (key[0], order.index(key[1])))
    return tuple(Account(side=side, via=via, documents=tuple(found[side, via])) for side, via in keys)
