"""`trend`: conflict and cooperation apart, week by week, and when their level changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.failures import UserError, remark
from detente.cli.listings import tell_what_is_missing
from detente.cli.options import OutputFormat, takes_filter
from detente.cli.output import format_of, write_json, write_records, write_text
from detente.cli.session import Session
from detente.cli.tables import print_grid
from detente.export.contract import to_json
from detente.lexicon.trend import load_trend
from detente.model.filter import Filter
from detente.model.record import Json
from detente.views.trend import Trend, svg
from detente.views.trend import trend as trend_of

Picture = Annotated[
    Path | None,
    typer.Option("--out", help="Write the picture to this file, x.svg.", metavar="FILE", show_default=False),
]


@takes_filter
def trend(context: typer.Context, filter: Filter, format: OutputFormat = None, out: Picture = None) -> None:
    """Show conflict and cooperation by week, each record once, and the weeks in which their level changed, with why."""
    session: Session = context.obj
    if out is not None and out.suffix.lower() != ".svg":
        raise UserError(f"{out}: a trend's picture is SVG; name the file x.svg", code=2)
    answer = trend_of(session.store, filter, words=session.known(load_trend))
    if out is not None:
        write_text(svg(answer), out)
        remark(f"{out}: {len(answer.weeks)} weeks, {answer.n} records")
        return
    form = format_of(format)
    if form.value == "table":
        _print(answer)
    elif form.value == "json":
        write_json(to_json(answer))
    else:
        write_records(_rows(answer), kind="week", columns=_COLUMNS, format=form)
    tell_what_is_missing(session.store, filter, count=answer.n, what="records that fall in a week")


_COLUMNS = ("week", "documents", "conflict", "cooperation", "changes", "conflict_records", "cooperation_records")


def _rows(answer: Trend) -> Iterator[dict[str, Json]]:
    for week in answer.weeks:
        yield {
            "week": str(week.week),
            "documents": week.documents,
            "conflict": week.conflict.n if week.conflict else None,
            "cooperation": week.cooperation.n if week.cooperation else None,
            "changes": [to_json(change) for change in answer.changes if change.week == week.week],
            "conflict_records": list(week.conflict.records) if week.conflict else [],
            "cooperation_records": list(week.cooperation.records) if week.cooperation else [],
        }


def _print(answer: Trend) -> None:
    """Weeks of which something is told; then the changes, or why none is looked for."""
    shown = [row for row in _rows(answer) if row["conflict"] or row["cooperation"]]
    if shown:
        print_grid(shown, ("week", "documents", "conflict", "cooperation"))
    for change in answer.changes:
        typer.echo(f"{change.week}: {change.reason} [{', '.join(change.records)}]")
    left = f"; {answer.left_out} more fall in no one week" if answer.left_out else ""
    typer.echo(f"{answer.n} records, each counted once{left}. {answer.too_little or ''}".rstrip())
