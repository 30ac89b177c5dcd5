"""Views for reading on a terminal: sections of lines, each with its day, its state, its source and its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.cli.tables import DAY, console, plain, short, short_day
from detente.model.record import Json
from detente.views.changes import Change
from detente.views.compare import Comparison, Point, Telling, Verdict
from detente.views.detail import Detail
from detente.views.line import Line, Source
from detente.views.status import Status

_WIDE = 140
"""Characters of a line's words before they are cut: two lines of a common terminal."""

_FEW = 12
"""Changes of a sort and kind on the screen."""


def print_status(answer: Status) -> None:
    """The parts, one after another; what is not known is said to be."""
    out = console()
    day = f"as of {answer.as_of}" if answer.as_of else f"as known on {answer.now}" if answer.now else "no day known"
    out.print(Rule(Text(f"{answer.between[0]}–{answer.between[1]}, {day}", style="bold"), align="left"))
    for part in answer.parts:
        title = Text(part.title, style="bold")
        out.print(title if part.lines else title.append(": nothing told", style="dim not bold"))
        if part.lines:
            out.print(_lines(part.lines))
        if part.more:
            out.print(Text(f"  and {part.more} more", style="dim"))


def print_changes(found: Sequence[Change]) -> None:
    """Settled, changed, new, by kind; what was told before stands beside what is told now."""
    out = console()
    for (sort, kind), group in groupby(found, key=lambda c: (c.sort, c.line.kind)):
        these = list(group)
        out.print(Text(f"{sort.capitalize()}: {kind} ({len(these)})", style="bold"))
        shown = these[:_FEW]
        out.print(_lines([c.line for c in shown], notes=[_turned(c) for c in shown]))
        if len(these) > _FEW:
            out.print(Text(f"  and {len(these) - _FEW} more; --kind {kind} --format jsonl has them all", style="dim"))


def print_detail(detail: Detail, fields: dict[str, Json]) -> None:
    """The record's own line, its fields, history, rivals, links, and all its evidence within its sentence."""
    out = console()
    out.print(Text(f"{detail.record.kind} {detail.record.id}", style="bold"))
    out.print(Text(plain(detail.text)))
    out.print(_fields(fields))
    for title, lines in _sections(detail, fields):
        if lines:
            out.print(Text(title, style="bold"))
            for line in lines:
                out.print(Padding(Text(plain(line)), (0, 0, 0, 2)))


def print_document(row: dict[str, Json]) -> None:
    """A document's source and date, then its text."""
    out = console()
    out.print(Text(f"document {row['id']}", style="bold"))
    out.print(_fields({key: value for key, value in row.items() if key not in ("text", "noise")}))
    out.print(Text(plain(row["text"])))


def print_comparison(answer: Comparison, text: str) -> None:
    """Who gives an account, and point by point what each says."""
    out = console()
    out.print(Text(plain(text), style="bold"))
    for account in answer.accounts:
        out.print(Text(f"  {account.side}: {account.via}, in {', '.join(account.documents)}"))
    for (verdict, accounts), points in _alike(answer.points):
        issues = ", ".join(dict.fromkeys(point.issue for point in points))
        out.print(Text(f"{plain(issues)} – {_VERDICTS[verdict]}", style="bold"))
        for told in accounts:
            out.print(Padding(Text(plain(f"{told.side}: {told.text} [{told.evidence[0].document}]")), (0, 0, 0, 2)))


def _alike(points: Iterable[Point]) -> Iterable[tuple[tuple[Verdict, tuple[Telling, ...]], list[Point]]]:
    """Points that rest on the same words, together: one sentence often names several issues."""
    groups: dict[tuple[Verdict, tuple[Telling, ...]], list[Point]] = {}
    for point in points:
        groups.setdefault((point.verdict, point.accounts), []).append(point)
    return groups.items()


_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {"shared": "in the accounts of both", "only": "in one account only", "differ": "told otherwise by each"}
)


def _lines(lines: Iterable[Line], *, notes: Sequence[str | None] = ()) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 1))
    table.add_column("day", no_wrap=True, width=DAY)
    table.add_column("state", style="cyan", width=14, overflow="fold")
    table.add_column("text", ratio=1, overflow="fold")
    for number, line in enumerate(lines):
        note = "; ".join(filter(None, [line.note, notes[number] if notes else None]))
        table.add_row(short_day(line.when or ""), plain(line.state or ""), _body(line, note))
    return table


def _body(line: Line, note: str) -> Text:
    """What the line says, then in dim letters where it comes from and the id to ask further with."""
    words = _cut(line.text) + (f" – {note}" if note else "")
    source = f"{_named(line.sources[0])} · " if line.sources else ""
    return Text(plain(words)).append(f"  [{plain(source)}{short(line.record)}]", style="dim")


def _named(source: Source) -> str:
    """Its name, cut short, and its day, which is never cut."""
    name = _cut(source.name, 34)
    return f"{name}, {source.published}" if source.published else name


def _turned(change: Change) -> str | None:
    turns = [f"{t.field}: {_brief(t.before)} → {_brief(t.after)}" for t in change.turns]
    return "; ".join(turns) or None


def _brief(value: Json) -> str:
    if isinstance(value, list):
        return f"{len(value)} named" if value else "none"
    return "unknown" if value is None else _cut(str(value), 40)


def _fields(fields: dict[str, Json]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 2))
    table.add_column("field", style="cyan", no_wrap=True)
    table.add_column("value", overflow="fold")
    for key, value in fields.items():
        if key not in _APART and value not in (None, [], ""):
            table.add_row(key, Text(plain(_value(value))))
    return table


_APART = frozenset(
    "id kind evidence conflicts links told history transitions follow_through accounts claims documents".split()  # noqa: SIM905
)
"""Fields that have a section of their own."""


def _value(value: Json) -> str:
    if isinstance(value, list):
        return "; ".join(map(_value, value))
    if isinstance(value, dict):
        return ", ".join(str(v) for v in value.values() if v is not None and not isinstance(v, list | dict))
    return str(value)


def _sections(detail: Detail, fields: dict[str, Json]) -> Iterable[tuple[str, list[str]]]:
    turns = [t for key in ("history", "transitions", "follow_through") for t in fields.get(key) or []]
    yield "History", [_step(turn) for turn in turns]
    yield "Accounts", [f"{a.get('side') or 'not told whose'}: {a.get('text')}" for a in fields.get("accounts") or []]
    yield (
        "Rival values",
        [f"{c.field}: {_value(v)} (in {', '.join(ds)})" for c in detail.record.conflicts for v, ds in c.values],
    )
    yield "Told", [f"{t.field}: {_value(t.value)} (in {t.document})" for t in detail.record.told]
    yield "Links", [f"{b.type}: {b.text or 'no longer there'} [{b.record}]" for b in detail.bonds]
    yield "Evidence", [_quoted(q.sentence, q.source.label if q.source else "", q.evidence) for q in detail.quoted]


def _step(turn: dict[str, Json]) -> str:
    day = turn.get("when") or f"known from {turn.get('known_from') or 'an unknown day'}"
    state = turn.get("status") or turn.get("state")
    more = [_value(turn[key]) for key in ("by", "cause") if turn.get(key)]
    return ": ".join([str(day), " – ".join([str(state), *more])])


def _quoted(sentence: str, label: str, evidence: object) -> str:
    place = f"{getattr(evidence, 'document', '')} {getattr(evidence, 'start', '')}–{getattr(evidence, 'end', '')}"
    return f"“{' '.join(sentence.split())}” – {label} [{place}]"


def _cut(words: str, most: int = _WIDE) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
