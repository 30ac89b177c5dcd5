"""`copy`: a ledger moved between a laptop's file and a team's server, either way."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from detente.cli.failures import UserError, remark
from detente.cli.session import Session

Source = Annotated[str, typer.Argument(metavar="SOURCE", help="The ledger to copy: a file or a postgresql:// address.")]
Target = Annotated[str, typer.Argument(metavar="TARGET", help="Where to; an empty one, or an older copy.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Write over a target that holds what the source does not have.")
]


def copy(context: typer.Context, source: Source, target: Target, replace: Replace = False) -> None:
    """Copy a ledger into another: documents, claims, reviews, tokens and all that follows from them."""
    session: Session = context.obj
    from detente.store import LedgerError

    try:
        here, there = session.another(source, create=False), session.another(target, create=True)
        here.copy_to(there, replace=replace, progress=_shown)
    except LedgerError as error:
        raise UserError(str(error)) from error
    finally:
        _wipe()
    counts = there.counts()
    remark(", ".join(f"{counts[name]} {name}" for name in ("documents", "claims", "reviews")) + ": copied")


def _shown(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} of {total:,} rows")
        sys.stderr.flush()


def _wipe() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
