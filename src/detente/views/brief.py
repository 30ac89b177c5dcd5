"""The briefing book for an engagement: sections of sentences, none without the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.views.headline import actors
from detente.views.line import ENOUGH, Line, Sources, evidence_of, widest
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
    """The book for one engagement. Sections with nothing to tell are left out."""
    between = _pair(engagement) or best_covered(ledger, as_of=as_of)
    state = status(ledger, between, Filter(as_of=as_of)) if between else None
    sections = [_engagement(engagement), _people(engagement, ledger, as_of), _agenda(engagement)]
    sections += _background(state, engagement) if state else []
    kept = tuple(section for section in sections if section.sentences)
    title = kept[0].sentences[0].text if kept else engagement.id
    return Brief(engagement=engagement.id, title=title, sections=kept)


def _pair(engagement: Record) -> tuple[str, str] | None:
    sides = sorted(engagement.facets.sides)
    return (sides[0], sides[1]) if len(sides) == 2 else None


def _engagement(record: Record) -> Section:
    f = record.fields
    who, where = actors(f.get("participants")), f.get("place") or f.get("host")
    parts = [str(f.get("form") or "engagement").capitalize(), who and f"of {who}", where and f"in {where}"]
    parts += [f.get("when") and f"({f['when']})", f"– {f.get('status') or 'status not told'}"]
    first = _sentence(" ".join(str(p) for p in parts if p), record.evidence, record)
    turns = [_turn(turn, record) for turn in f.get("history") or []]
    rivals = [_rival(c.field, c.values, record) for c in record.conflicts]
    return Section(title="The engagement", sentences=(first, *turns, *rivals))


def _turn(turn: dict[str, Json], record: Record) -> Sentence:
    by, when, cause = actors(turn.get("by")), turn.get("when"), turn.get("cause")
    day = when or (turn.get("known_from") and f"told on {turn['known_from']}")
    words = " ".join(
        str(p) for p in (str(turn.get("status")).capitalize(), day and f"({day})", by and f"by {by}", cause) if p
    )
    return _sentence(words, evidence_of(turn) or record.evidence, record)


def _rival(field: str, values: Iterable[tuple[Json, tuple[str, ...]]], record: Record) -> Sentence:
    told = list(values)
    documents = {d for _, ds in told for d in ds}
    words = f"Accounts differ on {field}: " + "; ".join(str(value) for value, _ in told)
    return _sentence(words, [e for e in record.evidence if e.document in documents] or record.evidence, record)


def _people(engagement: Record, ledger: Ledger, as_of: date | None) -> Section:
    names = [p["name"] for p in engagement.fields.get("participants") or [] if isinstance(p, dict) and p.get("name")]
    found: dict[str, Record] = {}
    for name in names:
        for person in ledger.records(("person",), Filter(person=name, as_of=as_of)):
            found.setdefault(person.id, person)
    sentences = (_sentence(_roles(person), person.evidence, person) for person in found.values())
    return Section(title="Who takes part", sentences=tuple(sentences))


def _roles(person: Record) -> str:
    roles = [
        ", ".join(str(role[key]) for key in ("title", "body", "side") if role.get(key))
        for role in person.fields.get("roles") or []
    ]
    return f"{person.fields.get('name')}: {'; '.join(roles)}" if roles else str(person.fields.get("name"))


def _agenda(record: Record) -> Section:
    items = [item for item in record.fields.get("agenda") or [] if item.get("issue")]
    words = (
        f"{item['issue']}: {item.get('outcome') or 'on the agenda'}"
        + (f", raised by {actors(item['raised_by'])}" if item.get("raised_by") else "")
        for item in items
    )
    return Section(title="On the agenda", sentences=tuple(_sentence(w, record.evidence, record) for w in words))


_BACKGROUND = (
    "last_engagements", "channels", "open_commitments", "overdue_commitments", "incidents", "measures", "positions",
    "guardrails", "constraints", "third_parties", "readings", "forecasts", "stands_out",
)  # fmt: skip


def _background(state: Status, engagement: Record) -> list[Section]:
    parts = {part.name: part for part in state.parts}
    return [_section(parts[name], engagement) for name in _BACKGROUND]


def _section(part: Part, engagement: Record) -> Section:
    lines = (line for line in part.lines if line.record != engagement.id)
    return Section(title=part.title, sentences=tuple(map(_from_line, lines)))


def _from_line(line: Line) -> Sentence:
    told = ", ".join(p for p in (line.state, line.note) if p)
    day = f"{line.when}: " if line.when else ""
    return Sentence(
        text=f"{day}{line.text}" + (f" ({told})" if told else ""), evidence=line.evidence, record=line.record
    )


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
        lines += [f"- {s.text}.{''.join(map(mark, s.evidence))}" for s in section.sentences]
        lines += [""]
    lines += [_footnote(number, evidence, sources) for number, evidence in notes.values()]
    return "\n".join(lines) + "\n"


def _footnote(number: int, evidence: Evidence, sources: Sources) -> str:
    label = next((source.label for source in sources.of([evidence.document])), evidence.document)
    words = " ".join(evidence.text.split())
    return f"[^{number}]: “{words}” — {label} ({evidence.document}, {evidence.start}–{evidence.end})"
