"""What each side's account consists of: sentences of its own release, or what other documents report of it.

A side speaks for itself in a document that it published ("own"); it is quoted where another document gives its words in
quotation marks; it is characterised where another says in its own words what that side said, wants or did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from detente.lexicon.comparing import Comparing
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence, Span
from detente.views.compare.answer import Item, Via
from detente.views.headline import headline
from detente.views.line import evidence_of
from detente.views.sentence import sentences

TELLING = ("statement", "position", "commitment", "assessment")
"""Kinds that carry what a side says; one record of an earlier kind stands for later ones of the same words."""

LEAD = 400
"""Characters at the head of a release in which it says what it is about: title and first paragraph."""

SOON = 14
"""Days within which a side's release on an engagement comes out; later ones look back on it among other things."""


def items_of(
    ledger: Ledger, document: Document, record: Record | None, as_of: date | None, words: Comparing
) -> list[Item]:
    """What the document tells of the record for any side; of no record, what it tells at all.

    A side's own release on the record is read sentence by sentence; of others, what is said to be some side's.
    """
    told = list(ledger.records(TELLING, Filter(document=document.id, as_of=as_of)))
    if document.side is not None and (record is None or is_release_on(record, document)):
        return list(_own(document, document.side, record, told, words))
    bearing = (other for other in told if record is None or bears_on(other, record, document))
    return _unrepeated([item for other in bearing for item in _reported(other, document, words)])


def is_release_on(record: Record, document: Document) -> bool:
    """Is the document a release about the record: tells of it at its head, and came out with it?"""
    if document.side is None or not any(e.start < LEAD for e in record.evidence if e.document == document.id):
        return False
    when, published = record.facets.when, document.published
    if when is None or published is None:
        return True
    return not published.before(when) and published.near(when, days=SOON)


def bears_on(other: Record, record: Record, document: Document) -> bool:
    """Does what is told belong to the record: linked to it, in a side's own release on it, or in the same words?"""
    if other.fields.get("engagement") == record.id or record.id in {link.record for link in other.links}:
        return True
    mine = [e.span for e in record.evidence if e.document == document.id]
    return any(e.span.overlaps(span) for e in other.evidence if e.document == document.id for span in mine)


def in_the_record(record: Record) -> Iterator[Item]:
    """The accounts that the record itself keeps (of an incident)."""
    for account in record.fields.get("accounts") or []:
        evidence = evidence_of(account)
        if account.get("side") and evidence:
            side = account["side"]
            yield Item(
                teller=side, side=side, via="characterised", text=account["text"], evidence=evidence, issues=(),
                opening=True,
            )  # fmt: skip


def _own(document: Document, side: str, record: Record | None, told: list[Record], words: Comparing) -> Iterator[Item]:
    """The sentences of a release; the first that tells of the record opens the account."""
    mine = [e.span for e in record.evidence if e.document == document.id] if record else []
    opened, read = False, _Read(told)
    for span in _body(document):
        text = " ".join(span.of(document.text).split())
        opening = not opened and (not record or any(span.overlaps(at) for at in mine))
        opened |= opening
        if text.endswith("?") or not (opening or words.concepts(text)):
            continue
        yield Item(
            teller=side, side=side, via="own", text=text, evidence=(document.evidence(span),),
            issues=tuple(dict.fromkeys([*words.issues.find(text), *read.at(span)])), opening=opening,
        )  # fmt: skip


def _body(document: Document) -> Iterator[Span]:
    """The sentences of the text, without its title and without noise."""
    title = (document.title or "").casefold().strip(" .")
    for span in sentences(document.text, Span(0, len(document.text))):
        noise = any(span.overlaps(n.span) for n in document.noise if n.reason != "aside")
        if not noise and not (title and title in span.of(document.text).casefold()):
            yield span


class _Read:
    """The issues that were read out of a text, asked sentence by sentence, from the first to the last."""

    def __init__(self, told: Iterable[Record]) -> None:
        issues = [record for record in told if record.facets.issues]
        self._ahead = sorted(((e.start, e.end, n) for n, r in enumerate(issues) for e in r.evidence), reverse=True)
        self._near: list[tuple[int, int, int]] = []
        self._issues = [record.facets.issues for record in issues]

    def at(self, span: Span) -> Iterator[str]:
        """What records whose evidence is in the sentence are about, in the order of the records."""
        while self._ahead and self._ahead[-1][0] < span.end:
            self._near.append(self._ahead.pop())
        self._near = [stretch for stretch in self._near if stretch[1] > span.start]
        return (issue for n in sorted({n for _, _, n in self._near}) for issue in self._issues[n])


def _reported(other: Record, document: Document, words: Comparing) -> Iterator[Item]:
    """What another document reports of a side."""
    side = _side(other) or document.side
    evidence = tuple(e for e in other.evidence if e.document == document.id)
    if side is None or not evidence:
        return
    given = other.fields.get("text") or other.fields.get("stance") or other.fields.get("claim")
    text = str(given or headline(other.kind, other.fields))
    yield Item(
        teller=document.side or side,
        side=side,
        via=_via(other, side, document),
        text=text,
        evidence=evidence,
        issues=tuple(dict.fromkeys([*other.facets.issues, *words.issues.find(text)])),
    )


def _unrepeated(items: list[Item]) -> list[Item]:
    """Each thing once: of words mostly the same, told of the same side, the first kind's, else the longer."""
    kept: list[Item] = []
    for item in items:
        twin = next((k for k in kept if k.side == item.side and _same_words(k.evidence, item.evidence)), None)
        if twin is None:
            kept.append(item)
    return kept


def _same_words(a: Iterable[Evidence], b: Iterable[Evidence]) -> bool:
    """Has one stretch of the two at least half of the shorter one in common?"""
    pairs = ((x, y) for x in a for y in b if x.document == y.document)
    return any(
        (min(x.end, y.end) - max(x.start, y.start)) * 2 >= min(x.end - x.start, y.end - y.start) for x, y in pairs
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
