"""`mcp`: the record for an assistant on this machine, over standard input and output."""

from __future__ import annotations

import typer

from detente.cli.failures import UserError
from detente.cli.session import Session


def mcp(context: typer.Context) -> None:
    """Serve assistants by the Model Context Protocol: tools that list, show, compare and search; they only read."""
    session: Session = context.obj
    from detente.assistants import Tools, make_server

    try:
        server = make_server(Tools(session.store, session.lexicon, session.watch))
    except ModuleNotFoundError as missing:
        raise UserError("detente mcp needs the package mcp: pip install 'detente[mcp]'") from missing
    server.run("stdio")
