"""The briefing book for an engagement: sections of sentences, none without the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.views import prose
from detente.views.compare import UNNAMED, Point, Telling, Verdict, compare
from detente.views.headline import actors
from detente.views.line import ENOUGH, Line, Sources, according_to, current_evidence, day_of, evidence_of, widest
from detente.views.status import Part, Status, best_covered, status


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and what it rests on; `record` is the record that it tells of."""

    text: str
    evidence: tuple[Evidence, ...]
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some sentences under a title."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The book; `engagement` is the id of the one that it prepares for."""

    engagement: str
    title: str
    sections: tuple[Section, ...]


def next_engagement(ledger: Ledger, filter: Filter) -> Record | None:
    """The one that a book is wanted for: the next that has a day or a name, else the last held, else any next."""
    asked = status(ledger, filter.between, filter, whole=True) if filter.between else None
    parts = {part.name: part.lines for part in asked.parts} if asked else {}
    coming = (*parts.get("next_engagements", ()), *parts.get("undated_engagements", ()))
    ahead = [ledger.record(line.record, as_of=filter.as_of) for line in coming]
    told = [record for record in ahead if record and (record.facets.when or record.facets.persons)]
    held = [ledger.record(line.record, as_of=filter.as_of) for line in parts.get("last_engagements", ())]
    return next((record for record in [*told, *held, *ahead] if record), None)


def brief(ledger: Ledger, engagement: Record, *, as_of: date | None = None) -> Brief:
    """The book for one engagement. Sections with nothing to tell are left out.

    Where things stand is told as of the day asked about; of an engagement that has begun by the ledger's last day, as
    of its eve, so that the book has what came before it apart from what was said of it.
    """
    now = as_of or ledger.last_day()
    eve = _eve(engagement, now) or as_of
    between = _pair(engagement) or best_covered(ledger, as_of=as_of)
    state = status(ledger, between, Filter(as_of=eve)) if between else None
    parts = _parts(ledger, engagement, as_of)
    sections = [
        _engagement(engagement),
        Section(title="Its meetings", sentences=tuple(_record(part) for part in parts)),
        _people(engagement, ledger, as_of),
        _agenda(engagement),
        _accounts(ledger, engagement, as_of),
        _made_there(ledger, [engagement, *parts], as_of),
    ]
    sections += _background(state, engagement, ledger, eve) if state else []
    kept = tuple(section for section in sections if section.sentences)
    return Brief(engagement=engagement.id, title=prose.engagement(engagement.fields), sections=kept)


def _eve(engagement: Record, now: date | None) -> date | None:
    """The day before it began, where it has begun by the day `now`."""
    first = engagement.facets.when.first if engagement.facets.when else None
    return first - timedelta(days=1) if first and now and first <= now else None


def _pair(engagement: Record) -> tuple[str, str] | None:
    sides = sorted(engagement.facets.sides)
    return (sides[0], sides[1]) if len(sides) == 2 else None


def _parts(ledger: Ledger, engagement: Record, as_of: date | None) -> list[Record]:
    """The engagements that are parts of this one, by day."""
    side = next(iter(engagement.facets.sides), None)
    others = ledger.records(("engagement",), Filter(side=side, as_of=as_of))
    return [o for o in others if any(x.type == "part_of" and x.record == engagement.id for x in o.links)]


def _engagement(record: Record) -> Section:
    f = record.fields
    told = ", ".join(filter(None, [f.get("status") or "status not told", according_to(record)]))
    first = _sentence(f"{prose.engagement(f)} ({told})", current_evidence(record), record)
    turns = [_sentence(prose.turn(t), evidence_of(t) or record.evidence, record) for t in f.get("history") or []]
    rivals = [_rival(c.field, c.values, record) for c in record.conflicts]
    return Section(title="The engagement", sentences=(first, *turns, *rivals))


def _record(record: Record) -> Sentence:
    words = prose.sentence(
        record.kind, record.fields, when=day_of(record), state=record.facets.status, note=according_to(record)
    )
    return _sentence(words, current_evidence(record), record)


def _accounts(ledger: Ledger, engagement: Record, as_of: date | None) -> Section:
    """What each side said of it, point by point; what both tell first, then what one of them tells."""
    answer = compare(ledger, engagement.id, as_of=as_of)
    points = sorted(answer.points, key=lambda p: p.verdict == "only") if answer else []
    told: dict[tuple[str, str], list[tuple[Point, Telling]]] = {}
    for point in points:
        for account in point.accounts:
            told.setdefault((account.text.casefold(), account.evidence[0].document), []).append((point, account))
    sentences = tuple(_said(accounts, engagement) for accounts in told.values())
    return Section(title="What each side said of it", sentences=sentences[:_SAID])


def _said(accounts: list[tuple[Point, Telling]], engagement: Record) -> Sentence:
    """One telling, with all the sides and issues that it stands for."""
    point, first = accounts[0]
    sides = " and ".join(dict.fromkeys(account.side for _, account in accounts))
    issues = ", ".join(dict.fromkeys(p.issue for p, _ in accounts if p.issue != UNNAMED))
    words = f"{sides}{f' on {issues}' if issues else ''} ({_VERDICTS[point.verdict]}): {first.text.rstrip(' .,;')}"
    return Sentence(text=words, evidence=widest(first.evidence)[:ENOUGH], record=engagement.id)


_SAID = 12
"""Points of the accounts in the book; `compare` has them all."""

_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {"shared": "in both accounts", "only": "in one account only", "differ": "told otherwise by each"}
)


def _made_there(ledger: Ledger, engagements: list[Record], as_of: date | None) -> Section:
    ids = {record.id for record in engagements}
    side = next(iter(engagements[0].facets.sides), None)
    pledges = ledger.records(("commitment",), Filter(side=side, as_of=as_of))
    sentences = (_record(pledge) for pledge in pledges if pledge.fields.get("made_at") in ids)
    return Section(title="Promised there, and what came of it", sentences=tuple(sentences))


def _rival(field: str, values: Iterable[tuple[Json, tuple[str, ...]]], record: Record) -> Sentence:
    told = list(values)
    documents = {d for _, ds in told for d in ds}
    words = f"Accounts differ on {field}: " + "; ".join(str(value) for value, _ in told)
    return _sentence(words, [e for e in record.evidence if e.document in documents] or record.evidence, record)


def _people(engagement: Record, ledger: Ledger, as_of: date | None) -> Section:
    """Who takes part, each with the offices that the ledger knows of; else with what this engagement tells of them."""
    sentences: dict[str, Sentence] = {}
    for given in engagement.fields.get("participants") or []:
        if isinstance(given, dict) and given.get("name"):
            known = next(iter(ledger.records(("person",), Filter(person=given["name"], as_of=as_of))), None)
            if known is not None:
                sentences.setdefault(known.id, _sentence(_roles(known), known.evidence, known))
            else:
                office = ", ".join(str(given[key]) for key in ("role", "body", "side") if given.get(key))
                words = f"{given['name']}: {office}" if office else str(given["name"])
                sentences.setdefault(words, _sentence(words, engagement.evidence, engagement))
    return Section(title="Who takes part", sentences=tuple(sentences.values()))


def _roles(person: Record) -> str:
    roles = (
        ", ".join(str(role[key]) for key in ("title", "body", "side") if role.get(key))
        for role in person.fields.get("roles") or []
    )
    told = list(dict.fromkeys(filter(None, roles)))
    return f"{person.fields.get('name')}: {'; '.join(told)}" if told else str(person.fields.get("name"))


def _agenda(record: Record) -> Section:
    items = [item for item in record.fields.get("agenda") or [] if item.get("issue")]
    words = (
        f"{item['issue']}: {item.get('outcome') or 'on the agenda'}"
        + (f", raised by {actors(item['raised_by'])}" if item.get("raised_by") else "")
        for item in items
    )
    return Section(title="On the agenda", sentences=tuple(_sentence(w, record.evidence, record) for w in words))


_BACKGROUND = (
    "stands_out", "last_engagements", "next_engagements", "channels", "open_commitments", "overdue_commitments",
    "incidents", "measures", "positions", "guardrails", "constraints", "third_parties", "readings", "forecasts",
)  # fmt: skip


def _background(state: Status, engagement: Record, ledger: Ledger, eve: date | None) -> list[Section]:
    """Where things stand, part by part; the titles name the day where it is not that of the book."""
    parts = {part.name: part for part in state.parts}
    day = f" – as known on {eve}" if eve else ""
    return [_section(parts[name], day, engagement, ledger, eve) for name in _BACKGROUND]


def _section(part: Part, day: str, engagement: Record, ledger: Ledger, eve: date | None) -> Section:
    lines = [line for line in part.lines if line.record != engagement.id]
    return Section(title=f"{part.title}{day}", sentences=tuple(_from_line(line, ledger, eve) for line in lines))


def _from_line(line: Line, ledger: Ledger, eve: date | None) -> Sentence:
    record = ledger.record(line.record, as_of=eve)
    fields = record.fields if record else {}
    words = prose.sentence(line.kind, fields, when=line.when, state=line.state, note=line.note)
    return Sentence(text=words, evidence=line.evidence, record=line.record)


def _sentence(words: str, evidence: Iterable[Evidence], record: Record) -> Sentence:
    kept = widest(evidence) or record.evidence
    return Sentence(text=words, evidence=kept[:ENOUGH], record=record.id)


def markdown(book: Brief, sources: Sources) -> str:
    """The book as Markdown: each sentence with its footnotes, each footnote the words, the document and the place."""
    notes: dict[tuple[str, int, int], tuple[int, Evidence]] = {}

    def mark(evidence: Evidence) -> str:
        key = (evidence.document, evidence.start, evidence.end)
        return f"[^{notes.setdefault(key, (len(notes) + 1, evidence))[0]}]"

    lines = [f"# Briefing book: {book.title}", ""]
    for section in book.sections:
        lines += [f"## {section.title}", ""]
        lines += [f"- {_stopped(s.text)}{''.join(map(mark, s.evidence))}" for s in section.sentences]
        lines += [""]
    lines += [_footnote(number, evidence, sources) for number, evidence in notes.values()]
    return "\n".join(lines) + "\n"


def _stopped(words: str) -> str:
    """The sentence with its full stop, which a quotation may bring along."""
    return words if words.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{words}."


def _footnote(number: int, evidence: Evidence, sources: Sources) -> str:
    label = next((source.label for source in sources.of([evidence.document])), evidence.document)
    words = " ".join(evidence.text.split())
    return f"[^{number}]: “{words}” — {label} ({evidence.document}, {evidence.start}–{evidence.end})"
