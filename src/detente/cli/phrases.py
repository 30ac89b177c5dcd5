"""`phrases`: the formulas of each side, and which of them its latest account brings or drops."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.listings import tell_what_is_missing
from detente.cli.options import OutputFormat, takes_filter
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.cli.tables import print_grid
from detente.export.contract import to_json
from detente.lexicon.formulas import load_formulas
from detente.model.filter import Filter
from detente.views.phrases import phrases as phrases_of

Turned = Annotated[bool, typer.Option("--turned", help="Only what the latest account brings, brings back or drops.")]


@takes_filter
def phrases(context: typer.Context, filter: Filter, turned: Turned = False, format: OutputFormat = None) -> None:
    """List the formulas of each side: how often, first and last use, new or dropped in its latest account."""
    session: Session = context.obj
    found = phrases_of(session.store, filter, formulas=session.known(load_formulas))
    if turned:
        found = [formula for formula in found if formula.turn in ("new", "back", "dropped")]
    form = format_of(format)
    rows = [to_json(formula) for formula in found]
    if form.value == "table":
        told = [r | {"first": r["first"]["day"], "last": r["last"]["day"], "docs": r["documents"]} for r in rows]
        print_grid(told, ("side", "text", "docs", "of", "first", "last", "turn"))
    else:
        write_records(rows, kind="phrase", columns=_COLUMNS, format=form)
    tell_what_is_missing(session.store, filter, count=len(found), what="phrases")


_COLUMNS = ("side", "text", "listed", "documents", "of", "first", "last", "turn", "evidence")
