"""The parts of the book: each gives the sentences that it has to tell, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from detente.lexicon.trend import Series
from detente.model.filter import Filter
from detente.model.record import Json, Record
from detente.views.ahead import ahead
from detente.views.brief.answer import Sentence
from detente.views.brief.book import Book, is_of_its_days
from detente.views.brief.issues import issues
from detente.views.brief.wording import day, quoted
from detente.views.compare import ITSELF, Point, compare
from detente.views.compare.answer import Verdict, Via
from detente.views.line import ENOUGH, Line, current_evidence, first_day, is_past, widest
from detente.views.trend import Trend


def engagement(book: Book) -> Iterator[Sentence]:
    """The engagement as it stands, its turns, what is told otherwise by others, and the last one between the two."""
    record, teller = book.engagement, book.teller
    yield teller.sentence(teller.engagement(record), current_evidence(record), record)
    history = record.fields.get("history") or []
    seen: set[tuple[Json, Json]] = set()
    for step in history if len(history) > 1 else ():
        if (turn := (step.get("status"), step.get("when"))) not in seen:
            seen.add(turn)
            yield from filter(None, [teller.turn(step, record)])
    yield from teller.rivals(record)
    if book.last is not None:
        words = f"before it: {teller.engagement(book.last)}"
        yield teller.sentence(words, current_evidence(book.last), book.last)
    yield from book.told(islice(book.every("put_off"), 2))


def meetings(book: Book) -> Iterator[Sentence]:
    """What is part of it."""
    yield from filter(None, map(book.teller.tell, book.parts))


def people(book: Book) -> Iterator[Sentence]:
    """Who takes part, each with the offices that a document gives them in so many words."""
    seen: set[str] = set()
    for record in (book.engagement, *book.parts):
        for given in record.fields.get("participants") or []:
            name = given.get("name") if isinstance(given, Mapping) else None
            if name and name.casefold() not in seen:
                seen.add(name.casefold())
                yield from _person(name, given, record, book)


def _person(name: str, given: Mapping[str, Json], record: Record, book: Book) -> Iterator[Sentence]:
    asked = Filter(person=name, side=given.get("side"), as_of=book.as_of)
    known = next((p for p in book.ledger.folded(("person",), asked) if name in _called(p)), None)
    who = book.teller.names.who(given)
    told = book.ledger.words([known.id], as_of=book.as_of)[known.id] if known else ()
    for role in reversed(known.fields.get("roles") or []) if known else ():
        title = str(role.get("title") or "")
        words = next((e for e in reversed(told) if title and title.casefold() in e.text.casefold()), None)
        if known and words:
            yield book.teller.sentence(f"{who} is named as {quoted(title)}", [words], known)
            return
    mine = [e for e in record.evidence if name.split()[-1] in e.text] or list(record.evidence)
    role = given.get("role")
    said = f", named as {quoted(str(role))}," if role and any(str(role) in e.text for e in mine) else ""
    yield book.teller.sentence(f"told to take part: {who}{said.rstrip(',')}", mine, record)


def _called(person: Record) -> list[str]:
    return [person.fields.get("name"), *(person.fields.get("aliases") or [])]


def accounts(book: Book) -> Iterator[Sentence]:
    """What each side said of it: what they tell otherwise, what several tell, then what one tells."""
    answer = compare(book.ledger, book.engagement.id, as_of=book.as_of, words=book.words)
    points = [p for p in answer.points if p.issue != ITSELF] if answer else []
    order: tuple[Verdict, ...] = ("differ", "shared", "only")
    rounds = sorted(enumerate(points), key=lambda p: (order.index(p[1].verdict), p[0]))
    yield from (_point(point, book) for _, point in rounds)


_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {"shared": "Told in several accounts", "only": "Told in one account", "differ": "Told otherwise by each"}
)


_VIAS: Mapping[Via | None, str] = MappingProxyType(
    {"own": " in its own words", "quoted": " as quoted", "characterised": " as others tell it", None: ""}
)


def _point(point: Point, book: Book) -> Sentence:
    told = {t.side: t for t in reversed(point.accounts)}
    sides = [t for t in point.accounts if told[t.side] is t]
    said = "; ".join(f"{book.teller.names.side(t.side)}{_VIAS[t.via]}: {quoted(t.text)}" for t in sides)
    evidence = widest(e for t in sides for e in t.evidence)[:ENOUGH]
    return Sentence(
        text=f"{_VERDICTS[point.verdict]}: {said}", evidence=evidence, record=book.engagement.id, about=point.issue
    )


def promised(book: Book) -> Iterator[Sentence]:
    """What was undertaken at the last engagement or on its days, and what is told to have come of it."""
    if book.last is None or book.between is None:
        return
    for pledge in book.pledges_of(book.last):
        if pledge.facets.status != "sought" and _made_at(pledge, book.last):
            told = book.teller.tell(pledge)
            if told is not None:
                yield told
                yield from _came_of(pledge, book)


def _made_at(pledge: Record, last: Record) -> bool:
    at = pledge.fields.get("made_at")
    return at == last.id or (at is None and is_of_its_days(pledge, last))


def _came_of(pledge: Record, book: Book) -> Iterator[Sentence]:
    steps = pledge.fields.get("follow_through") or []
    for step in steps:
        words = [e for e in pledge.evidence if e.document == step.get("document")]
        status = str(step.get("status") or "").replace("_", " ")
        when = f" ({day(step['when'])})" if step.get("when") else ""
        cited = quoted(step["evidence"][0]["text"]) if step.get("evidence") else ""
        if cited:
            yield book.teller.sentence(f"of this it is told ({status}{when}): {cited}", words, pledge)


def channels(book: Book) -> Iterator[Sentence]:
    """Those that are shut first."""
    yield from book.told(book.every("channels"))


def commitments(book: Book) -> Iterator[Sentence]:
    """Overdue ones first."""
    yield from book.told(book.every("overdue_commitments", "open_commitments"))


def incidents(book: Book) -> Iterator[Sentence]:
    """Since the last engagement; all known where there was none."""
    yield from book.told(_since_last(book.every("incidents"), book))


def measures(book: Book) -> Iterator[Sentence]:
    """Since the last engagement; all known where there was none."""
    yield from book.told(_since_last(book.every("measures"), book))


def _since_last(lines: Iterable[Line], book: Book) -> Iterator[Line]:
    """Those that tell of the time since; the latest come first, so that one from before ends it."""
    for line in lines:
        record = book.record(line.record)
        if record is None or record.facets.when is None:
            continue
        if book.last is not None and first_day(record) < first_day(book.last):
            return
        if book.teller.voice.past(str(record.facets.when), record) is not None:
            yield line


def guardrails(book: Book) -> Iterator[Sentence]:
    """What was claimed as one."""
    lines = (line for line in book.every("guardrails") if len(line.evidence[0].text.split()) >= _TELLING)
    yield from book.told(lines)


_TELLING = 6
"""Words of evidence under which a word alone is cited."""


def expected(book: Book) -> Iterator[Sentence]:
    """Forecasts and hopes about it, what else is planned, promises that fall due, occasions."""
    asked = Filter(between=book.between, as_of=book.known)
    forecasts = ((line, book.record(line.record)) for line in book.every("forecasts"))
    yield from book.told(
        line for line, r in forecasts if r and not is_past(r.fields.get("horizon"), book.known or book.now)
    )
    for one in ahead(book.ledger, asked):
        record = book.record(one.record)
        if record is None or one.record == book.engagement.id or one.sort == "horizon":
            continue
        if one.sort == "occasion":
            words = f"ahead, {day(str(one.when))}: {quoted(one.text)}"
            yield book.teller.sentence(words, one.evidence, record)
        else:
            yield from filter(None, [book.teller.tell(record)])


def constraints(book: Book) -> Iterator[Sentence]:
    """What binds a side, by whom it is said."""
    yield from book.told(book.every("constraints", "readings"))


def stands_out(book: Book) -> Iterator[Sentence]:
    """What the rules find, with what they say of it."""
    yield from book.told(book.every("stands_out"), note=True)


def trend(book: Book) -> Iterator[Sentence]:
    """A line for each change of level, with the words behind it."""
    for change in book.trend.changes if book.trend else ():
        record = book.record(change.records[0]) if change.records else None
        if record is not None and change.evidence:
            yield book.teller.sentence(f"{day(str(change.week))}: {change.reason}", change.evidence, record)
    if book.trend and not book.trend.changes and book.trend.too_little is None:
        yield from filter(None, (_fullest(series, book.trend, book) for series in ("conflict", "cooperation")))


def _fullest(series: Series, told: Trend, book: Book) -> Sentence | None:
    """The week with most of a series, and one of its records."""
    levels = [(level.n, week.week, level) for week in told.weeks if (level := week.level(series)) and level.n]
    n, monday, level = max(levels, key=lambda row: row[:2], default=(0, None, None))
    records = map(book.record, level.records if level else ())
    made = ((record, book.teller.tell(record)) for record in records if record)
    record, told_of = next(((r, s) for r, s in made if s is not None), (None, None))
    if record is None or told_of is None:
        return None
    words = f"the fullest week of {series} is that of {day(str(monday))} ({n} records), among them: {told_of.text}"
    return book.teller.sentence(words, told_of.evidence, record)


PARTS: Mapping[str, Callable[[Book], Iterator[Sentence]]] = MappingProxyType(
    {
        "engagement": engagement,
        "meetings": meetings,
        "people": people,
        "accounts": accounts,
        "promised": promised,
        "issues": issues,
        "channels": channels,
        "commitments": commitments,
        "incidents": incidents,
        "measures": measures,
        "guardrails": guardrails,
        "expected": expected,
        "constraints": constraints,
        "trend": trend,
        "stands_out": stands_out,
    }
)
"""Every part that a template may ask for."""

BACKGROUND = frozenset(
    ["promised", "issues", "channels", "commitments", "incidents", "measures", "guardrails", "expected", "constraints",
     "trend", "stands_out"]
)  # fmt: skip
"""Parts that tell of what came before, as of the eve."""
