"""`serve` and `token`: the pages, in a browser on this machine or beyond, and who may write through them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.failures import UserError, remark
from detente.cli.options import Format, OutputFormat
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.export.contract import to_json

if TYPE_CHECKING:
    import socket

    import uvicorn

    from detente.web import Desk

Port = Annotated[int, typer.Option("--port", help="The port; 0 takes a free one.", min=0, max=65535)]
Host = Annotated[
    str, typer.Option("--host", help="The address to listen on. Beyond this machine, everything needs a token.")
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name", help="A further name by which the server may be called.", metavar="NAME", show_default=False
    ),
]
Certificate = Annotated[Path | None, typer.Option("--certificate", help="For HTTPS: a file.", show_default=False)]
Key = Annotated[Path | None, typer.Option("--key", help="For HTTPS: the certificate's key.", show_default=False)]


def serve(
    context: typer.Context,
    port: Port = 8470,
    host: Host = "127.0.0.1",
    names: Names = None,
    certificate: Certificate = None,
    key: Key = None,
) -> None:
    """Show the pages: status, timeline, every record beside its words; review and add there too."""
    session: Session = context.obj
    import uvicorn

    from detente.web import create_app
    from detente.web.app import ready
    from detente.web.garbage import spare
    from detente.web.gate import LOOPBACK, is_loopback

    here = is_loopback(host)
    called = {f"[{host}]" if ":" in host else host.lower(), *(name.lower() for name in names or [])}
    desk = desk_of(session)
    app = create_app(desk, hosts=called | LOOPBACK, open_reading=here)
    spare()
    Thread(target=ready, args=(desk,), daemon=True).start()  # while the browser is opened
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        proxy_headers=False,
    )
    _run(config, host, "https" if certificate else "http", here=here)


def _run(config: uvicorn.Config, host: str, scheme: str, *, here: bool) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        """Says where it listens once it does."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                port = self.servers[0].sockets[0].getsockname()[1]
                remark(f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl-C ends it)")
                if not here and scheme == "http":
                    remark("tokens cross the network unencrypted: give --certificate and --key, or tunnel")

    try:
        Server(config).run()
    except KeyboardInterrupt:
        remark("ended")


def desk_of(session: Session) -> Desk:
    """What the pages work with; the ledger is made where there is none."""
    from detente.web import Desk as WorkedWith

    store = session.open_or_create()
    file = None if "://" in session.ledger else Path(session.ledger)
    return WorkedWith(store=store, lexicon=session.lexicon, watch=session.watch, name=session.ledger_named, file=file)


class Role(StrEnum):
    """What a token is good for."""

    reader = "reader"
    reviewer = "reviewer"


token = typer.Typer(help="Tokens for the pages: make one, list them, end one.")
InWhoseName = Annotated[
    str | None, typer.Option("--name", help="In whose name reviews are kept; else yours.", show_default=False)
]
TokenId = Annotated[str, typer.Argument(metavar="TOKEN-ID", help="As 'token list' names it.")]


@token.callback()
def _group() -> None:
    """Tokens for the pages: make one, list them, end one."""


@token.command()
def new(
    context: typer.Context, role: Annotated[Role, typer.Option("--role")] = Role.reader, name: InWhoseName = None
) -> None:
    """Make a token and print it, this once: the ledger keeps a digest of it alone."""
    session: Session = context.obj
    from detente.review import moment

    made, secret = session.open_or_create().new_token(name or session.reviewer, role.value, at=moment())
    typer.echo(secret)
    remark(f"{made.id}: a {made.role} in the name of {made.name}; 'detente token revoke {made.id}' ends it")


@token.command("list")
def list_(context: typer.Context, format: OutputFormat = None) -> None:
    """List the tokens, never their secrets."""
    session: Session = context.obj
    rows = [to_json(made) for made in session.store.tokens()]
    columns = ("id", "name", "role", "at", "revoked")
    if format_of(format) is Format.table:
        from detente.cli.tables import print_grid

        print_grid(rows, columns)
    else:
        write_records(rows, kind="token", columns=columns, format=format_of(format))
    if not rows:
        remark("no tokens; 'detente token new --role reviewer' makes one")


@token.command()
def revoke(context: typer.Context, id: TokenId) -> None:
    """End a token: it opens nothing any more."""
    session: Session = context.obj
    from detente.review import moment
    from detente.store import LedgerError

    try:
        session.store.revoke_token(id, at=moment())
    except LedgerError as error:
        raise UserError(str(error)) from error
    remark(f"{id} is ended")
