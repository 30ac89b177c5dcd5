"""`status`, `timeline`, `changes`: where a relationship stands, how it came there, and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from detente.cli.failures import UserError
from detente.cli.listings import tell_what_is_missing
from detente.cli.options import OutputFormat, PartFormat, ViewFormat, first_day_option, takes_filter
from detente.cli.output import format_of, write_json, write_records
from detente.cli.session import Session
from detente.export.contract import to_json
from detente.kinds import KINDS
from detente.model.filter import Filter
from detente.model.record import Json
from detente.views import changes as changes_view
from detente.views import timeline as timeline_view
from detente.views.changes import Change
from detente.views.status import best_covered
from detente.views.status import status as status_of

KindNames = Annotated[
    list[str] | None,
    typer.Option("--kind", help="Only this kind; may be given more than once.", metavar="KIND", show_default=False),
]
AllLines = Annotated[bool, typer.Option("--all", help="Every line of every part, not the most telling few.")]
AllKinds = Annotated[
    bool, typer.Option("--all", help="Also what was said, held and thought: statements, positions, assessments.")
]
Since = Annotated[
    date | None,
    typer.Option("--since", help="What became known on or after that day.", parser=first_day_option, metavar="DATE"),
]


@takes_filter
def status(
    context: typer.Context, filter: Filter, all_lines: AllLines = False, format: ViewFormat = PartFormat.text
) -> None:
    """Show the state of a relationship on one screen: the best-covered one, or the two sides that --between names."""
    session: Session = context.obj
    pair = filter.between or best_covered(session.store, as_of=filter.as_of)
    if pair is None:
        tell_what_is_missing(session.store, filter, count=0, what="records of two sides")
        return
    answer = status_of(session.store, pair, filter, watch=session.watch, whole=all_lines)
    if format.is_text:
        from detente.cli.screen import print_status

        print_status(answer)
    else:
        write_json(to_json(answer), format=format)
    tell_what_is_missing(session.store, filter, count=1, what="records")


@takes_filter
def timeline(
    context: typer.Context,
    filter: Filter,
    kind: KindNames = None,
    all_kinds: AllKinds = False,
    format: OutputFormat = None,
) -> None:
    """List what happened, in order: each turn of an engagement or channel, commitments, measures, incidents."""
    session: Session = context.obj
    kinds = kinds_named(kind) or (timeline_view.KINDS if all_kinds else timeline_view.TURNS)
    entries = timeline_view.timeline(session.store, filter, kinds=kinds)
    form = format_of(format)
    if form.value == "table":
        from detente.cli.screen import print_timeline

        print_timeline(entries)
    else:
        rows = ({key: to_json(getattr(entry, key)) for key in _ENTRY} for entry in entries)
        write_records(rows, kind="what", columns=_ENTRY, format=form)
    tell_what_is_missing(session.store, filter, count=len(entries), what="dated records")


_ENTRY = ("when", "kind", "state", "text", "sides", "id", "documents", "sources", "evidence")


@takes_filter
def changes(context: typer.Context, filter: Filter, kind: KindNames = None, format: OutputFormat = None) -> None:
    """List what became known since a day: what is settled, what is told otherwise, what is new.

    The day is --learned-since; here --since means the same.
    """
    session: Session = context.obj
    since = filter.learned_since or (filter.since.first if filter.since else None)
    if since is None:
        raise UserError("changes: say since which day: --since DATE", code=2)
    bounds = replace(filter, since=None, learned_since=None)
    found = changes_view.changes(session.store, since, bounds, kinds=kinds_named(kind) or changes_view.KINDS)
    form = format_of(format)
    if form.value == "table":
        from detente.cli.screen import print_changes

        print_changes(found)
    else:
        write_records(_change_rows(found), kind="change", columns=_CHANGE, format=form)
    end = replace(filter, as_of=filter.as_of or session.store.last_day())
    tell_what_is_missing(session.store, end, count=len(found), what="changes")


_CHANGE = ("sort", "id", "kind", "when", "state", "text", "sides", "known_from", "turns", "sources", "evidence")


def _change_rows(found: list[Change]) -> Iterator[dict[str, Json]]:
    for change in found:
        row: dict[str, Json] = to_json(change)
        line = row.pop("line")
        yield {**row, **line, "id": line["record"]}


def kinds_named(given: list[str] | None) -> tuple[str, ...]:
    """The kinds of these names or listings. Raises UserError where there is no such kind."""
    names = {word: kind.name for kind in KINDS for word in (kind.name, kind.listing)}
    for word in given or []:
        if word not in names:
            raise UserError(f"--kind {word}: no such kind; there are: {', '.join(k.name for k in KINDS)}", code=2)
    return tuple(names[word] for word in given or [])
