"""`config show`: each setting, its value and where it came from."""

from __future__ import annotations

import typer

from detente.cli.options import Format, OutputFormat
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.cli.settings import KNOWN

config = typer.Typer(help="Settings: an option before the environment before a file before the default.")


@config.callback()
def _group() -> None:
    """Settings: an option before the environment before a file before the default."""


@config.command("show")
def show(context: typer.Context, format: OutputFormat = None) -> None:
    """Show each setting, its value and where it came from."""
    session: Session = context.obj
    rows = [
        {
            "setting": known.name,
            "value": session.settings[known.name].value,
            "from": session.settings[known.name].origin,
            "where": session.settings[known.name].where,
            "variable": known.variable,
            "about": known.about,
        }
        for known in KNOWN
    ]
    if format_of(format) is Format.table:
        from detente.cli.tables import print_grid

        print_grid(rows, ("setting", "value", "from", "where", "about"))
    else:
        write_records(rows, kind="setting", columns=list(rows[0]), format=format_of(format))
