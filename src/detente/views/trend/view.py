"""Counts merged records by week, and tells where their level changed and on what that rests."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.lexicon.trend import Series, TrendWords, load_trend
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.model.span import Evidence
from detente.views.headline import headline
from detente.views.line import according_to, widest
from detente.views.trend.answer import Change, Level, Trend, Week
from detente.views.trend.turns import LEAST_WEEKS, MissingLibraryError, change_points

_ACTS, _EVENTS = ("incident", "measure", "channel", "engagement", "commitment"), ("event",)
KINDS = (*_ACTS, *_EVENTS)
SERIES: tuple[Series, ...] = ("conflict", "cooperation")

LEAST_RECORDS = 20
"""Records under which no change is looked for: fewer than two in ten weeks tell of the press, not of the two."""

WEEK = timedelta(days=7)
_MOST = 12  # records named with a change


def trend(ledger: Ledger, filter: Filter = Filter(), *, words: TrendWords | None = None) -> Trend:
    """The weeks of the records that pass the filter; `words` says what counts as what (the bundled lists where None).

    What is only alleged, planned or denied does not count; nor does what falls in no one week. A pledge counts where
    it was made, as it was told: what came of it is of another day.
    """
    known = words or load_trend()
    counted = list(_counted(ledger, replace(filter, limit=None), known))
    placed = [(series, monday, record) for series, record in counted if (monday := _week(record)) is not None]
    weeks = tuple(_weeks(placed, _published(ledger, filter)))
    n = sum(level.n for week in weeks for series in SERIES if (level := week.level(series)))
    too_little = _too_little(n, weeks)
    changes: tuple[Change, ...] = ()
    if too_little is None:
        try:
            behind = _Behind(ledger, filter.as_of, {record.id: record for _, _, record in placed})
            changes = tuple(_changes(weeks, behind))
        except MissingLibraryError as missing:
            too_little = str(missing)
    return Trend(
        between=filter.between, weeks=weeks, changes=changes, n=n, left_out=len(counted) - len(placed),
        too_little=too_little,
    )  # fmt: skip


def _counted(ledger: Ledger, filter: Filter, words: TrendWords) -> Iterator[tuple[Series, Record]]:
    """Each record that counts, once; an event that tells of one of them over in codes does not.

    There are very many: all are as they were folded, and looked up are the words that they share.
    """
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for record, evidence in _resting(ledger, list(ledger.folded(_ACTS, filter)), filter.as_of):
        for e in evidence:
            told[e.document].append((e.start, e.end))
        series = words.series_of(record.kind, record.facets.status)
        if series is not None and according_to(record) is None:
            yield series, record
    events = [event for event in ledger.folded(_EVENTS, filter) if _counts(event, words)]
    for event, evidence in _resting(ledger, events, filter.as_of):
        series = words.series_of_event(str(event.fields.get("plover")))
        if series is not None and not _is_told(evidence, told):
            yield series, event


def _resting(
    ledger: Ledger, records: Sequence[Record], as_of: date | None
) -> Iterator[tuple[Record, tuple[Evidence, ...]]]:
    """Each of the records with the words that it rests on."""
    resting = ledger.words([record.id for record in records], as_of=as_of)
    return ((record, resting[record.id]) for record in records)


def _counts(event: Record, words: TrendWords) -> bool:
    """Did it take place, in the document's own voice, and is it of one of the series?"""
    actual = event.fields.get("actuality") == "actual" and event.according_to is None
    return actual and words.series_of_event(str(event.fields.get("plover"))) is not None


def _is_told(event: Sequence[Evidence], told: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    """Does a record that counts by itself rest on words of the event?"""
    return any(start < e.end and e.start < end for e in event for start, end in told.get(e.document, ()))


@dataclass(frozen=True, slots=True)
class _Behind:
    """The records that count, by their ids."""

    ledger: Ledger
    as_of: date | None
    counted: Mapping[str, Record]

    def whole(self, ids: Iterable[str]) -> list[Record]:
        """These with all that is told of them."""
        return self.ledger.whole([self.counted[name] for name in ids], as_of=self.as_of)


def _week(record: Record) -> date | None:
    """The Monday of the week in which it certainly was."""
    when = record.facets.when
    if when is None or when.first is None or when.last is None or when.approximate:
        return None
    first, last = (day - timedelta(days=day.weekday()) for day in (when.first, when.last))
    return first if first == last else None


def _published(ledger: Ledger, filter: Filter) -> Counter[date]:
    """Documents by the week in which they were published."""
    asked = Filter(as_of=filter.as_of, between=filter.between, side=filter.side)
    days = (day for _, day in ledger.published(asked))
    return Counter(day - timedelta(days=day.weekday()) for day in days if day is not None)


def _weeks(placed: Iterable[tuple[Series, date, Record]], published: Mapping[date, int]) -> Iterator[Week]:
    """Every week from the first on which a document came out to the last one told of."""
    found: dict[tuple[date, Series], list[str]] = defaultdict(list)
    for series, monday, record in placed:
        found[monday, series].append(record.id)
    mondays = sorted({monday for monday, _ in found})
    for monday in _from(mondays[0], mondays[-1]) if mondays else ():
        documents = published.get(monday, 0) + published.get(monday + WEEK, 0)
        told = any((monday, series) in found for series in SERIES)
        levels = {
            series: Level(n=len(ids), records=tuple(sorted(ids))) if documents or told else None
            for series in SERIES
            for ids in [found.get((monday, series), [])]
        }
        yield Week(week=monday, documents=documents, conflict=levels["conflict"], cooperation=levels["cooperation"])


def _from(first: date, last: date) -> Iterator[date]:
    """The Mondays from the first to the last."""
    while first <= last:
        yield first
        first += WEEK


def _too_little(n: int, weeks: Sequence[Week]) -> str | None:
    known = sum(week.conflict is not None for week in weeks)
    if n < LEAST_RECORDS:
        return f"{n} records fall in a week; under {LEAST_RECORDS} no change of level is looked for"
    if known < 2 * LEAST_WEEKS:
        return f"something is known of {known} weeks; under {2 * LEAST_WEEKS} no change of level is looked for"
    return None


def _changes(weeks: Sequence[Week], records: _Behind) -> Iterator[Change]:
    for series in SERIES:
        known = [(week.week, level) for week in weeks if (level := week.level(series)) is not None]
        bounds = [0, *change_points([level.n for _, level in known]), len(known)]
        for start, here, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
            yield _change(series, known[start:here], known[here:end], records)


def _change(
    series: Series,
    before: Sequence[tuple[date, Level]],
    after: Sequence[tuple[date, Level]],
    records: _Behind,
) -> Change:
    """The change, with the record that most documents tell of among those of the shorter-lived, fuller level."""
    low, high = (sum(level.n for _, level in part) / len(part) for part in (before, after))
    fuller = after[:LEAST_WEEKS] if high > low else before[-LEAST_WEEKS:]
    behind = records.whole(name for _, level in fuller for name in level.records)
    behind.sort(key=lambda r: (-r.origins, r.id))
    return Change(
        week=after[0][0],
        series=series,
        before=round(low, 2),
        after=round(high, 2),
        reason=_reason(series, low, high, behind),
        records=tuple(record.id for record in behind[:_MOST]),
        evidence=widest(behind[0].evidence)[:1] if behind else (),
    )


def _reason(series: Series, low: float, high: float, behind: Sequence[Record]) -> str:
    """Kinds that the fuller weeks are made of, and the record that most documents tell of."""
    kinds = Counter(record.kind for record in behind)
    made_of = ", ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in kinds.most_common(3))
    turn = f"{series} {'up' if high > low else 'down'} from {low:.1f} to {high:.1f} records a week"
    when = "in its first weeks" if high > low else "in the weeks before"
    first = f"; first among them: {headline(behind[0].kind, behind[0].fields)}" if behind else ""
    return f"{turn}; {when} {made_of}{first}"
