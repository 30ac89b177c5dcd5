"""The program: its options for all commands, and what every failure leads to."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from detente.cli.commands import Commands
from detente.cli.failures import UserError, complain, ledger_trouble, way_out
from detente.cli.session import Session
from detente.cli.settings import resolve

HUNG_UP = 128 + signal.SIGPIPE
"""The status of a program whose output nobody reads any more, as other Unix tools give it."""


class Program(TyperGroup):
    """The commands, all of which end quietly when the reader of their output goes away (``| head``)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of the help; none is loaded for it."""
        return list(self.commands)

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
    cls=Program,
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
