"""What is ahead: engagements to come, promises that fall due, days that forecasts look to, occasions named."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from detente.lexicon.ahead import load_occasion_words
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.model.span import Evidence
from detente.model.when import When, parse_when
from detente.views import prose
from detente.views.chosen import chosen
from detente.views.headline import headline
from detente.views.line import ENOUGH, Source, Sources, according_to, current_evidence, widest
from detente.views.sentence import sentence_around

Sort = Literal["engagement", "due", "horizon", "occasion"]

STALE = 180
"""Days after which an undated plan of which nothing more is told is no longer ahead (half a year)."""

_OPEN = frozenset({"sought", "made", "in_progress", "no_evidence", None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Something to come. `when` is None where no day is told; `record` is that of the date for an occasion."""

    sort: Sort
    record: str
    kind: str
    when: When | None
    status: str | None
    text: str
    sides: tuple[str, ...]
    known_from: date | None
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]


def ahead(ledger: Ledger, filter: Filter = Filter(), *, occasions: re.Pattern[str] | None = None) -> list[Ahead]:
    """What may still come after the filter's `as_of`, else the ledger's last day; soonest first, undated last.

    `since` and `until` bound the days looked ahead to; `occasions` finds the words that make a date an occasion (the
    bundled ones where None). An occasion told of by several sentences is one for each day and word.
    """
    now = filter.as_of or ledger.last_day()
    if now is None:
        return []
    sources, asked = Sources(ledger), replace(filter, limit=None, since=None, until=None)
    found = [
        *_engagements(ledger, asked, now, sources),
        *_dues(ledger, asked, now, sources),
        *_horizons(ledger, asked, now, sources),
        *_occasions(ledger, asked, now, sources, occasions or load_occasion_words()),
    ]
    kept = [one for one in found if _within(one.when, filter)]
    kept.sort(key=lambda one: (one.when is None, one.when.sort_key() if one.when else (now, now), one.sort, one.record))
    return kept[: filter.limit]


def _within(when: When | None, filter: Filter) -> bool:
    if when is None:
        return filter.since is None and filter.until is None
    return not (filter.since and when.before(filter.since)) and not (filter.until and filter.until.before(when))


def _engagements(ledger: Ledger, filter: Filter, now: date, sources: Sources) -> Iterator[Ahead]:
    for record in chosen(ledger, ("engagement",), filter, lambda r: _is_coming(r, now)):
        yield _made("engagement", record, record.facets.when, prose.engagement(record.fields), sources)


def _is_coming(record: Record, now: date) -> bool:
    when = record.facets.when
    planned = record.facets.status in ("planned", "possible")
    return planned and (is_ahead(when, now) or (when is None and not _stale(record, now)))


def _stale(record: Record, now: date) -> bool:
    return record.known_from is None or (now - record.known_from).days > STALE


def _dues(ledger: Ledger, filter: Filter, now: date, sources: Sources) -> Iterator[Ahead]:
    for record in chosen(ledger, ("commitment",), filter, lambda r: is_ahead(_day(r, "due"), now)):
        if record.facets.status in _OPEN:
            yield _made("due", record, _day(record, "due"), headline(record.kind, record.fields), sources)


def _horizons(ledger: Ledger, filter: Filter, now: date, sources: Sources) -> Iterator[Ahead]:
    for record in chosen(ledger, ("assessment",), filter, lambda r: is_ahead(_day(r, "horizon"), now)):
        if record.fields.get("verdict") in (None, "open"):
            yield _made("horizon", record, _day(record, "horizon"), headline(record.kind, record.fields), sources)


def _day(record: Record, field: str) -> When | None:
    return parse_when(record.fields.get(field))


def is_ahead(when: When | None, now: date) -> bool:
    """May it still come: has it a last day, and is that after `now`? What is open at its end says nothing of a day."""
    return when is not None and when.first is not None and when.last is not None and when.last > now


def _made(sort: Sort, record: Record, when: When | None, text: str, sources: Sources) -> Ahead:
    evidence = widest(current_evidence(record))[:ENOUGH] or record.evidence[:1]
    told = according_to(record)
    return Ahead(
        sort=sort,
        record=record.id,
        kind=record.kind,
        when=when,
        status=record.facets.status,
        text=f"{text} ({told})" if told else text,
        sides=record.facets.sides,
        known_from=record.known_from,
        sources=sources.of(dict.fromkeys(e.document for e in evidence)),
        evidence=evidence,
    )


def _occasions(ledger: Ledger, filter: Filter, now: date, sources: Sources, words: re.Pattern[str]) -> Iterator[Ahead]:
    """Dates to come beside the word for an occasion, in the documents that tell of what is asked about."""
    known = {name for name, _ in ledger.published(replace(filter, text=None, status=None))}
    seen: set[tuple[str, str]] = set()
    dates = [record for record in _dates(ledger, filter, known, now) if _is_near(_day(record, "value"), now)]
    beside = ledger.told_in([record.id for record in dates], as_of=filter.as_of)
    for record in ledger.whole([r for r in dates if not known.isdisjoint(beside[r.id])], as_of=filter.as_of):
        told_in, when = record.evidence[0].document, _day(record, "value")
        if told_in not in known:
            continue
        document = sources.document(told_in)
        named = _named(document, record.evidence[0], words) if document else None
        if named is not None and (str(when), named[0]) not in seen:
            seen.add((str(when), named[0]))
            yield replace(_made("occasion", record, when, named[1].text, sources), evidence=(named[1],))


def _dates(ledger: Ledger, filter: Filter, known: Collection[str], now: date) -> list[Record]:
    """All dates that may be to come, by day, or where that is less to read only those told in the `known` documents."""
    asked = Filter(as_of=filter.as_of, learned_since=filter.learned_since, since=When.day(now))
    if filter.document is None and len(known) > _FEW:
        return list(ledger.folded(("date",), asked))
    names = known if filter.document is None else [filter.document]
    told = {r.id: r for name in sorted(names) for r in ledger.folded(("date",), replace(asked, document=name))}
    return sorted(told.values(), key=lambda r: (r.facets.when.sort_key() if r.facets.when else (now, now), r.id))


_FEW = 40  # documents that are asked one by one


def _is_near(when: When | None, now: date) -> bool:
    return when is not None and is_ahead(when, now) and when.width <= _YEAR


_YEAR = 366  # days
_NEAR = 60  # characters between the date and the word that names the occasion


def _named(document: Document, date_: Evidence, words: re.Pattern[str]) -> tuple[str, Evidence] | None:
    """The word for an occasion near the date, and the sentence of both; None where there is none."""
    span = sentence_around(document.text, date_.span)
    for match in words.finditer(document.text, span.start, span.end):
        gap = max(match.start() - date_.end, date_.start - match.end())
        if gap <= _NEAR:
            return match[0].casefold(), document.evidence(span)
    return None
