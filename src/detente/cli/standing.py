"""`status`, `timeline`, `changes`: where a relationship stands, how it came there, and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.failures import UserError, remark
from detente.cli.feeding import FeedFormat, FeedOption, OutFile, is_feed, write_feed
from detente.cli.listings import tell_what_is_missing
from detente.cli.looks import keep_look, last_look
from detente.cli.options import OutputFormat, PartFormat, ViewFormat, takes_filter
from detente.cli.output import format_of, write_json, write_records
from detente.cli.session import Session
from detente.export.contract import to_json
from detente.kinds import KINDS
from detente.lexicon.appointments import load_appointment_words
from detente.model.filter import Filter
from detente.model.record import Json
from detente.views import changes as changes_view
from detente.views import timeline as timeline_view
from detente.views.changes import Change
from detente.views.feeds import change_entries
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
LastLook = Annotated[
    bool, typer.Option("--since-last-look", help="What the documents tell that came in since you last asked so.")
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
def changes(
    context: typer.Context,
    filter: Filter,
    kind: KindNames = None,
    since_last_look: LastLook = False,
    format: FeedOption = None,
    out: OutFile = None,
) -> None:
    """List what became known since a day: what is settled, what is told otherwise, what is new; who takes an office.

    The day is --learned-since; here --since means the same. With --since-last-look it is what you have not been told.
    """
    session: Session = context.obj
    store = session.store
    here = {document.id: document.known_from for document in store.documents(texts=False)} if since_last_look else {}
    unseen = _unseen(session, here, filter) if since_last_look else None
    found = changes_view.changes(
        store,
        _since(
            filter, [day for each, day in here.items() if unseen and each in unseen and day], looked=since_last_look
        ),
        replace(filter, since=None, learned_since=None),
        kinds=kinds_named(kind) or changes_view.KINDS,
        unseen=unseen,
        offices=session.known(load_appointment_words),
    )
    _write_changes(found, filter, session, format, out)
    if since_last_look:
        keep_look(session.ledger, _asked(filter), here)


def _since(filter: Filter, unseen: list[date], *, looked: bool) -> date:
    """The day since which changes are asked for. Raises UserError where none is given."""
    given = filter.learned_since or (filter.since.first if filter.since else None)
    if given is None and looked:
        return min(unseen, default=date.max - timedelta(days=1))
    if given is None:
        raise UserError("changes: say since which day: --since DATE, or --since-last-look", code=2)
    return given


def _unseen(session: Session, here: Iterable[str], filter: Filter) -> frozenset[str]:
    """The documents that were not there at the last look; all of them where there was none."""
    seen = last_look(session.ledger, _asked(filter))
    if seen is None:
        remark("changes: this is your first look at this ledger; all that it has is new")
    return frozenset(here) - (seen or frozenset())


def _asked(filter: Filter) -> str:
    """What a look is kept under: the filters that say what is looked at, not how much of it or as of when."""
    return repr(replace(filter, limit=None, as_of=None, since=None, learned_since=None))


def _write_changes(
    found: list[Change], filter: Filter, session: Session, format: FeedFormat | None, out: Path | None
) -> None:
    now = filter.as_of or session.store.last_day()
    form = format_of(format.plain if format else None)
    if format is not None and is_feed(format) and now is not None:
        write_feed(change_entries(found, now=now), format, name="changes", between=filter.between, now=now, out=out)
    elif form.value == "table":
        from detente.cli.screen import print_changes

        print_changes(found)
    else:
        write_records(_change_rows(found), kind="change", columns=_CHANGE, format=form)
    end = replace(filter, as_of=now)
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
