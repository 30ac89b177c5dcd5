"""Views for reading on a terminal: sections of lines, each with its day, its state, its source and its id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.cli.tables import DAY, console, plain, short, short_day
from detente.model.record import Json
from detente.views.changes import Change
from detente.views.detail import Detail
from detente.views.line import Line, Source
from detente.views.status import Part, Status
from detente.views.timeline import Entry

_WIDE = 140
"""Characters of a line's words before they are cut: two lines of a common terminal."""

_GAPS = 6
"""Blanks around the columns of a line."""

_NARROW = 70
"""A row's width under which a line takes three rows."""

_RAGGED = 6
"""Letters that a row may lose at its end, as words are not cut."""

_NAME, _SHORT_NAME = 34, 16
"""Letters of a source's name on the screen; and at least, where that saves a row."""

_LEAST = 40
"""Letters of a line's words that are never cut."""

_FEW = 12
"""Changes of a sort and kind on the screen."""


def print_status(answer: Status) -> None:
    """The parts, one after another; those of which nothing is told stand together in the last line."""
    out = console()
    day = f"as of {answer.as_of}" if answer.as_of else f"as known on {answer.now}" if answer.now else "no day known"
    out.print(Rule(Text(f"{answer.between[0]}–{answer.between[1]}, {day}", style="bold"), align="left"))
    lines = [line for part in answer.parts for line in part.lines]
    widths = _widths(lines)
    for part in answer.parts:
        if part.lines:
            out.print(_heading(part, answer))
            out.print(_lines(part.lines, widths=widths, fitting=True))
    empty = [part.title for part in answer.parts if not part.lines]
    if empty:
        out.print(Text(f"Nothing told of: {'; '.join(empty)}", style="dim"))


def _heading(part: Part, answer: Status) -> Text:
    """The part's title and, where lines are left out, how many and the command that shows them."""
    title = Text(plain(part.title), style="bold")
    if not part.more:
        return title
    as_of = f" --as-of {answer.as_of}" if answer.as_of else ""
    command = f"detente {part.listing} --between {' '.join(answer.between)}{as_of}"
    return title.append(f"  and {part.more} more: {command}", style="dim not bold")


def print_timeline(entries: Sequence[Entry]) -> None:
    """One entry after another: its day, its state, what it is, in two rows at most, and the id to ask further with."""
    lines = [
        Line(
            record=entry.id,
            kind=entry.kind,
            when=entry.when,
            state=entry.state,
            text=entry.text if entry.kind == "engagement" else f"{entry.kind}: {entry.text}",
            sides=entry.sides,
            sources=(),
            evidence=(),
        )
        for entry in entries
    ]
    if lines:
        console().print(_lines(lines, fitting=True))


def print_changes(found: Sequence[Change]) -> None:
    """Settled, changed, new, by kind; what was told before stands beside what is told now."""
    out, widths = console(), _widths(change.line for change in found)
    for (sort, kind), group in groupby(found, key=lambda c: (c.sort, c.line.kind)):
        these = list(group)
        out.print(Text(f"{sort.capitalize()}: {kind} ({len(these)})", style="bold"))
        shown = these[:_FEW]
        out.print(_lines([c.line for c in shown], notes=[_turned(c) for c in shown], widths=widths))
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
    out.print(_with_noise_greyed(str(row["text"]), row["noise"]))


def _with_noise_greyed(text: str, noise: Json) -> Text:
    """The text; what in it is no part of the article is dim, what stands apart from the story (`aside`) italic."""
    shown, at = Text(), 0
    for stretch in noise if isinstance(noise, list) else ():
        start, end = stretch["start"], stretch["end"]
        shown.append(plain(text[at:start]))
        shown.append(plain(text[start:end]), style="italic" if stretch["reason"] == "aside" else "dim")
        at = end
    return shown.append(plain(text[at:]))


def _document(source: Source) -> str:
    published = f", {source.published}" if source.published else ""
    return f"{_cut(source.name, _NAME)}{published} [{short(source.document)}]"


def _lines(
    lines: Sequence[Line],
    *,
    notes: Sequence[str | None] = (),
    widths: tuple[int, int] | None = None,
    fitting: bool = False,
) -> Table:
    """`widths` are those of the columns of days and states; `fitting` cuts each line's words to what its rows hold."""
    day, state = widths or _widths(lines)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 1))
    table.add_column("day", no_wrap=True, width=day)
    table.add_column("state", style="cyan", width=state, overflow="fold")
    table.add_column("text", ratio=1, overflow="fold")
    room = console().width - day - state - _GAPS if fitting else None
    for number, line in enumerate(lines):
        note = "; ".join(filter(None, [line.note, notes[number] if notes else None]))
        table.add_row(short_day(line.when or ""), plain(line.state or ""), _body(line, note, room))
    return table


def _widths(lines: Iterable[Line]) -> tuple[int, int]:
    """Of the columns of days and states: what the longest needs, within bounds."""
    given = list(lines)
    day = max((len(short_day(line.when or "")) for line in given), default=0)
    state = max((len(line.state or "") for line in given), default=0)
    return min(day, DAY), min(state, DAY)


def _body(line: Line, note: str, room: int | None) -> Text:
    """What the line says, then in dim letters where it comes from and the id to ask further with.

    `room` is the width of a row, where the whole must fit: one row if the source's name can be cut for it, else two,
    and three on a narrow terminal.
    """
    more = f" – {note}" if note else ""
    if room is None:
        return _with_source(_cut(line.text) + more, line, _NAME)
    tail = len(_end(line, 0))
    left = room - len(line.text + more) - tail
    if left >= min(_SHORT_NAME, len(_name(line))):
        return _with_source(line.text + more, line, min(left, _NAME))
    rows = 3 if room < _NARROW else 2
    most = rows * (room - _RAGGED) - tail - min(_NAME, len(_name(line)))
    return _with_source(_cut(line.text, max(_LEAST, most - len(more))) + more, line, _NAME)


def _with_source(words: str, line: Line, name: int) -> Text:
    return Text(plain(words)).append(plain(_end(line, name)), style="dim")


def _end(line: Line, name: int) -> str:
    """The source's name, cut to so many letters, its day, which is never cut, and the record's id."""
    published = f", {line.sources[0].published}" if line.sources and line.sources[0].published else ""
    source = f"{_cut(_name(line), name)}{published} · " if line.sources else ""
    return f"  [{source}{short(line.record)}]"


def _name(line: Line) -> str:
    return line.sources[0].name if line.sources else ""


def _turned(change: Change) -> str | None:
    told = [(turn.field, _brief(turn.before), _brief(turn.after)) for turn in change.turns]
    turns = [f"{field}: {before} → {after}" for field, before, after in told if before != after]
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
    turns = [t for key in ("history", "transitions") for t in fields.get(key) or []]
    yield "History", [_step(turn) for turn in turns]
    yield "What came of it", [_report(turn) for turn in fields.get("follow_through") or []]
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


def _report(turn: dict[str, Json]) -> str:
    """What a later document tells of a pledge, in its words."""
    told = [e for e in turn.get("evidence") or [] if "text" in e][:1]
    words = [f"“{' '.join(e['text'].split())}” [{turn.get('document')} {e.get('start')}–{e.get('end')}]" for e in told]
    when = turn.get("when")
    day = "" if when is None else f"by {when[3:]}" if when.startswith("../") else when
    return " – ".join([f"{day}: {turn.get('status')}" if day else str(turn.get("status")), *words])


def _quoted(sentence: str, label: str, evidence: object) -> str:
    place = f"{getattr(evidence, 'document', '')} {getattr(evidence, 'start', '')}–{getattr(evidence, 'end', '')}"
    return f"“{' '.join(sentence.split())}” – {label} [{place}]"


def _cut(words: str, most: int = _WIDE) -> str:
    if not most:
        return ""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
