"""The first records of a relationship, found the plain way: every record is read, and all are put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from detente.ledger.ranks import ALONE, MANY, own_words, ranks_of
from detente.model.document import Document
from detente.model.ranked import Found, Ranked
from detente.model.record import Record

TOGETHER = ("engagement", "channel", "commitment", "measure", "incident", "position", "assessment", "statement")
"""The kinds that a state of a relationship is made of."""

Look = Callable[[str], Document | None]
_STANDINGS = {"official": 0, "legislator": 1, "state_media": 1, "business": 2, "scholar": 2, "press": 2}
_SHUT = {"suspended": 0, "not_restored": 0, "refused": 1, "terminated": 1, None: 3}


@dataclass(frozen=True)
class Plainly:
    """Answers of all the records of a ledger as of a day."""

    records: Sequence[Record]
    between: tuple[str, str]
    document: Look

    def found(self, asked: Sequence[Ranked]) -> list[Found]:
        """An answer to each question."""
        return [plainly(self.records, self.between, one, self.document) for one in asked]

    def held(self, kind: str) -> Counter[tuple[str, str]]:
        """How many records of a kind each of the two holds on each issue in which both have part."""
        both = (r for r in self.records if r.kind == kind and set(self.between) <= set(r.facets.sides))
        ranks = (ranks_of(record) for record in both)
        return Counter((r.topic, r.whose) for r in ranks if r.topic is not None and r.whose in self.between)


def plainly(
    records: Iterable[Record],
    between: tuple[str, str],
    asked: Ranked,
    document: Look,
    about: Collection[str] | None = None,
) -> Found:
    """The answer to one question, from all records of a ledger as of a day; words are not looked at.

    `about` are the documents mainly about the two; where None, each record is taken for one claim of its documents.
    """
    pool = _pool([r for r in records if r.kind in TOGETHER], set(between), about)
    kept = [r for r in pool if r.kind in asked.kinds and _answers(r, asked, between)]
    ordered = _ordered(kept, asked, document)
    if asked.each:
        seen: Counter[tuple[str | None, str | None]] = Counter()
        first = []
        for record in ordered:
            ranks = ranks_of(record)
            seen[ranks.topic, ranks.whose] += 1
            if ranks.topic is not None and (asked.limit is None or seen[ranks.topic, ranks.whose] <= asked.limit):
                first.append(record)
        return Found(records=tuple(first))
    limit = len(ordered) if asked.limit is None else asked.limit
    return Found(records=tuple(ordered[:limit]), more=max(0, len(ordered) - limit))


def _pool(records: Sequence[Record], pair: set[str], about: Collection[str] | None) -> list[Record]:
    both = [r for r in records if pair <= set(r.facets.sides)]
    if about is None:
        together = Counter(d for r in both if len(set(r.facets.sides)) <= MANY for d in r.documents)
        of_one = [r for r in records if len(set(r.facets.sides)) > 1 and pair & set(r.facets.sides)]
        shared = Counter(d for r in of_one for d in r.documents)
        about = {d for d, count in together.items() if count * 2 >= shared[d]}
    alone = [r for r in records if r.kind in ALONE and len(set(r.facets.sides)) == 1 and set(r.facets.sides) <= pair]
    return [*both, *(r for r in alone if set(about).intersection(r.documents))]


def _answers(record: Record, asked: Ranked, between: tuple[str, str]) -> bool:
    ranks, when = ranks_of(record), record.facets.when
    known = record.known_from
    parts = [link.record for link in record.links if link.type == "part_of"]
    return all(
        (
            not asked.statuses or record.facets.status in asked.statuses,
            asked.topic is None or ranks.topic == asked.topic,
            asked.whose != "own" or ranks.whose in between,
            asked.whose != "third" or (ranks.whose is not None and ranks.whose not in between),
            asked.past is None
            or (ranks.ends is not None and ranks.ends < asked.past)
            or record.facets.status == "no_evidence",
            asked.ahead is None or (when is not None and (ranks.ends is None or ranks.ends >= asked.ahead)),
            asked.undated is None or (when is None and (known is None or known >= asked.undated)),
            asked.ended is None or (ranks.ends is not None and asked.ended[0] <= ranks.ends <= asked.ended[1]),
            not asked.dated or when is not None,
            not asked.rivals or bool(record.conflicts),
            not asked.within or record.id in asked.within or any(part in asked.within for part in parts),
            asked.saying is None or bool(asked.saying.search(own_words(record))),
            not asked.together or set(between) <= set(record.facets.sides),
        )
    )


def _ordered(records: list[Record], asked: Ranked, document: Look) -> list[Record]:
    if asked.order == "soonest":
        return sorted(records, key=lambda r: (ranks_of(r).ends or date.max, r.id))
    if asked.order == "shut":
        turned = sorted(records, key=lambda r: (ranks_of(r).turned or "", r.id), reverse=True)
        return sorted(turned, key=lambda r: _SHUT.get(r.facets.status, 2))
    late = sorted(records, key=_day, reverse=True)
    return sorted(late, key=lambda r: _weight(r, document)) if asked.order == "weightiest" else late


def _day(record: Record) -> tuple[date, str]:
    when = record.facets.when
    return (when.sort_key()[0] if when else record.known_from or date.min), record.id


def _weight(record: Record, document: Look) -> int:
    given = ranks_of(record).standing
    if given is None:
        official = any(d is not None and d.side is not None for d in map(document, record.documents))
        return 0 if official else 2
    return _STANDINGS.get(given, 3)
