"""The program: its commands in the order of its help, its options for all commands, and what every failure leads to."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from detente.cli import (
    adding,
    ahead,
    assisting,
    configuring,
    copying,
    correcting,
    exporting,
    keeping,
    listings,
    looking,
    officials,
    phrases,
    reviewing,
    serving,
    standing,
    trend,
    watching,
)
from detente.cli.examples import examples, listing_examples
from detente.cli.failures import UserError, complain, ledger_trouble, way_out
from detente.cli.session import Session
from detente.cli.settings import resolve
from detente.kinds import KINDS

HUNG_UP = 128 + signal.SIGPIPE
"""The status of a program whose output nobody reads any more, as other Unix tools give it."""


class Commands(TyperGroup):
    """The commands, all of which end quietly when the reader of their output goes away (``| head``)."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; what stands in a buffer is written before it counts as done."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as end:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(HUNG_UP) from end
        return result


app = typer.Typer(
    name="detente",
    cls=Commands,
    help="Keep the record of a diplomatic relationship: who engaged whom, what was said, promised and expected, "
    "and what came of it. Every line leads back to the words that it came from.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from detente import __version__

        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            help="The ledger: a file, or a postgresql:// address. Else DETENTE_LEDGER, else ./detente.db.",
            metavar="FILE-OR-URL",
            show_default=False,
        ),
    ] = None,
    lexicon: Annotated[
        str | None,
        typer.Option("--lexicon", help="A folder of your own lexicon files.", metavar="FOLDER", show_default=False),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Sets up what all commands work with."""
    session = Session(resolve({"ledger": ledger, "lexicon": lexicon}))
    context.obj = session
    context.call_on_close(session.close)


def _offer(command: Callable[..., None], panel: str) -> None:
    name = command.__name__
    app.command(name, rich_help_panel=panel, epilog=examples(name))(command)


def _commands() -> None:
    command: Callable[..., None]
    for command in (adding.add, watching.watch, adding.note):
        _offer(command, "Read")
    _offer(listings.documents, "List")
    for kind in KINDS:
        epilog = listing_examples(kind.listing)
        app.command(kind.listing, rich_help_panel="List", epilog=epilog)(listings.listing(kind))
    for command in (standing.status, standing.timeline, standing.changes, ahead.ahead, trend.trend, phrases.phrases):
        _offer(command, "Ask")
    for command in (looking.show, looking.compare, looking.brief):
        _offer(command, "Ask")
    for command in (correcting.document, correcting.withdraw, exporting.export):
        _offer(command, "Keep")
    app.add_typer(reviewing.review, name="review", rich_help_panel="Keep")
    for command in (keeping.rebuild, keeping.backup, copying.copy, keeping.doctor):
        _offer(command, "Keep")
    app.add_typer(officials.officials, name="officials", rich_help_panel="Keep")
    _offer(serving.serve, "Ask")
    _offer(assisting.mcp, "Ask")
    app.add_typer(serving.token, name="token", rich_help_panel="Keep")
    app.add_typer(configuring.config, name="config", rich_help_panel="Keep")


_commands()


def main(arguments: list[str] | None = None) -> None:
    """Runs the program and exits: 0 done, 1 done in part or not at all, 2 wrong usage, 130 interrupted."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Runs the program; gives the exit status. What a person can mend is told in a line, without a traceback."""
    try:
        app(arguments, prog_name="detente")
    except SystemExit as end:
        return int(end.code or 0)
    except UserError as failure:
        complain(str(failure))
        return failure.code
    except OSError as error:
        complain(way_out(error))
        return 1
    except Exception as error:
        trouble = ledger_trouble(error)
        if trouble is None:
            raise
        complain(trouble)
        return 1
    return 0
