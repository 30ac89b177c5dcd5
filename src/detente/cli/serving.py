"""`serve`: the pages, in a browser on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.failures import remark
from detente.cli.session import Session

if TYPE_CHECKING:
    from detente.web import Desk

Port = Annotated[int, typer.Option("--port", help="The port; 0 takes a free one.", min=0, max=65535)]
Host = Annotated[
    str, typer.Option("--host", help="The address to listen on. Beyond this machine, everything needs a token.")
]


def serve(context: typer.Context, port: Port = 8470, host: Host = "127.0.0.1") -> None:
    """Show the pages: status, timeline, every record beside its words; review and add there too."""
    session: Session = context.obj
    import uvicorn

    from detente.web import create_app

    app = create_app(desk_of(session))
    remark(f"Détente: http://{host}:{port}/  (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=True)


def desk_of(session: Session) -> Desk:
    """What the pages work with; the ledger is made where there is none."""
    from detente.web import Desk as WorkedWith

    store = session.open_or_create()
    file = None if "://" in session.ledger else Path(session.ledger)
    return WorkedWith(store=store, lexicon=session.lexicon, watch=session.watch, name=session.ledger, file=file)
