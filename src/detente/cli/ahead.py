"""`ahead`: what is planned, possible, due, expected, and the occasions that documents name."""

from __future__ import annotations

import typer

from detente.cli.feeding import FeedOption, OutFile, is_feed, write_feed
from detente.cli.listings import tell_what_is_missing
from detente.cli.options import takes_filter
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.cli.tables import print_grid, short
from detente.export.contract import to_json
from detente.lexicon.ahead import load_occasion_words
from detente.model.filter import Filter
from detente.views.ahead import ahead as ahead_of
from detente.views.feeds import ahead_entries


@takes_filter
def ahead(context: typer.Context, filter: Filter, format: FeedOption = None, out: OutFile = None) -> None:
    """List what is ahead: engagements, dues, days that forecasts look to, occasions; also as Atom or iCalendar."""
    session: Session = context.obj
    found = ahead_of(session.store, filter, occasions=session.known(load_occasion_words))
    now = filter.as_of or session.store.last_day()
    if format is not None and is_feed(format) and now is not None:
        write_feed(ahead_entries(found, now=now), format, name="ahead", between=filter.between, now=now, out=out)
    else:
        form = format_of(format.plain if format else None)
        rows = [to_json(one) | {"id": one.record} for one in found]
        if form.value == "table":
            told = [r | {"docs": len(r["sources"]), "id": short(r["record"])} for r in rows]
            print_grid(told, ("when", "sort", "status", "text", "id"))
        else:
            write_records(rows, kind="ahead", columns=_COLUMNS, format=form)
    tell_what_is_missing(session.store, filter, count=len(found), what="things to come")


_COLUMNS = ("when", "sort", "id", "kind", "status", "text", "sides", "known_from", "sources", "evidence")
