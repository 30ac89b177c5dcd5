"""Issue by issue: each side's latest position, and its most telling words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.model.filter import Filter
from detente.model.ranked import Ranked
from detente.model.record import Record
from detente.views.brief.answer import Sentence
from detente.views.brief.book import Book
from detente.views.brief.wording import begun
from detente.views.line import first_day

MOST = 6
"""Issues in the book."""

_ELSEWHERE = re.compile(r"\b(?:business|investment|political|economic|security|current|international) climate\b", re.I)
"""A climate that is no weather."""

_TRIED = 4  # records of a side looked at for one that can be told
_READ = 12  # positions of a side on an issue among which one in the other's words is looked for
_WORDS = range(6, 46)  # of a quotation that is worth its room


def issues(book: Book) -> Iterator[Sentence]:
    """First what is on the agenda, then what both sides have spoken of, then what was spoken of most."""
    if book.between is None:
        return
    sayings = _sayings(book)
    ranked = _ranked(book, book.held("position"), sayings)[:MOST]
    positions, sayings = _positions(ranked, book), _most_told(ranked, sayings, book)
    for issue in ranked:
        yield from _told(issue, positions, sayings, book)


def _told(issue: str, positions: Found, sayings: Found, book: Book) -> Iterator[Sentence]:
    """The first position of each side that has a sentence, then its words; one that both hold is one sentence."""
    shown: list[Record] = []
    for side in book.between or ():
        for found in (positions, sayings):
            records = book.whole(found.get((issue, side), ())[:_TRIED])
            made = ((record, book.teller.tell(record, about=issue)) for record in records)
            record, sentence = next(((r, s) for r, s in made if s is not None), (None, None))
            if record is None or sentence is None:
                continue
            if not any(_overlap(record, other) for other in shown):
                yield _shared(record, sentence, found.get((issue, _other(side, book)), ()), book)
            shown.append(record)


def _shared(record: Record, sentence: Sentence, others: Sequence[Record], book: Book) -> Sentence:
    """The sentence, for both holders where the other side holds the same in the same words."""
    same = next((o for o in others if o.kind == "position" and o.fields["stance"] == record.fields.get("stance")), None)
    same = next(iter(book.whole([same])), None) if same else None
    if same is None or not _overlap(record, same):
        return sentence
    mine, theirs = book.teller.voice.holder(record), book.teller.voice.holder(same)
    words = sentence.text.replace(begun(mine), begun(f"{mine} and {theirs}"), 1) if mine != theirs else sentence.text
    return replace(sentence, text=words)


def _other(side: str, book: Book) -> str:
    return next((other for other in book.between or () if other != side), side)


Found = dict[tuple[str, str], list[Record]]


def _positions(issues: Sequence[str], book: Book) -> Found:
    """Each side's latest positions on each of the issues, the last first."""
    asked = Ranked(kinds=("position",), whose="own", together=True, each=True, limit=_READ)
    found: Found = defaultdict(list)
    for record in book.first(*(replace(asked, topic=issue) for issue in issues)):
        found[str(record.fields["issue"]), str(record.fields["side"])].append(record)
    return found


def _sayings(book: Book) -> Found:
    """Each side's quoted words on each issue that they name, as they were folded."""
    found: Found = defaultdict(list)
    for record in book.ledger.folded(("statement",), Filter(between=book.between, as_of=book.known)):
        speaker = record.fields.get("speaker")
        if not isinstance(speaker, dict) or speaker.get("side") not in (book.between or ()):
            continue
        side, text = str(speaker["side"]), str(record.fields.get("text") or "")
        if (
            (speaker.get("name") or speaker.get("role"))
            and record.fields.get("form") == "direct"
            and len(text.split()) in _WORDS
        ):
            for issue in book.words.issues.find(_ELSEWHERE.sub("", text)):
                found[issue, side].append(record)
    return found


def _most_told(issues: Sequence[str], sayings: Found, book: Book) -> Found:
    """The words on these issues, whole, most repeated first, then latest."""
    some = {key: records for key, records in sayings.items() if key[0] in issues}
    whole = {r.id: r for r in book.whole(list({r.id: r for records in some.values() for r in records}.values()))}
    read = {key: [whole[r.id] for r in records if r.id in whole] for key, records in some.items()}
    return {key: sorted(records, key=lambda r: (r.origins, *_latest(r)), reverse=True) for key, records in read.items()}


def _latest(record: Record) -> tuple[str, str]:
    day = first_day(record) if record.facets.when else record.known_from
    return str(day or ""), record.id


def _ranked(book: Book, held: Mapping[tuple[str, str], int], sayings: Found) -> list[str]:
    """The issues of which either of the two holds or says something, the most telling first."""
    agenda = [item["issue"] for item in book.engagement.fields.get("agenda") or [] if item.get("issue")]
    named = [*agenda, *(book.engagement.fields.get("issues") or [])]
    told = Counter(held) + Counter({key: len(records) for key, records in sayings.items()})
    both = {issue for issue, _ in told}
    sides = {issue: {s for i, s in told if i == issue} for issue in both}
    count = {issue: sum(n for (i, _), n in told.items() if i == issue) for issue in both}
    rest = sorted(both, key=lambda issue: (-len(sides[issue]), -count[issue], issue))
    return list(dict.fromkeys([issue for issue in named if issue in both] + rest))


def _overlap(a: Record, b: Record) -> bool:
    return any(x.document == y.document and x.span.overlaps(y.span) for x in a.evidence for y in b.evidence)
