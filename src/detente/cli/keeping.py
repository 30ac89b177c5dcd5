"""`rebuild`, `backup`, `doctor`: keeping a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.failures import UserError, complain, remark
from detente.cli.interruption import unbroken, watched
from detente.cli.options import EngineName
from detente.cli.output import write_json
from detente.cli.session import Session

File = Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes; a file that is there is replaced.")]


def rebuild(context: typer.Context, engine: EngineName = None) -> None:
    """Extract everything anew with today's rules; what people reviewed stays as they decided."""
    session: Session = context.obj
    from detente.pipeline import rebuild as build_anew

    with unbroken(session), watched("Extracting anew") as progress:
        report = build_anew(session.store, session.lexicon, engine=session.engine(engine), progress=progress)
    remark(f"{report.changed} documents extracted anew, {report.claims} claims: {session.ledger_named}")
    for refusal in report.refused:
        complain(f"keeps its old claims: {refusal}")
    lost = [r for r in session.store.reviews() if r.outcome == "without_place"]
    if lost:
        remark(f"{len(lost)} reviews have lost their place; 'detente review list' names them")
    if report.refused:
        raise typer.Exit(1)


def backup(context: typer.Context, file: File) -> None:
    """Copy the whole ledger into another file, while others may read and write it."""
    session: Session = context.obj
    if file.is_dir():
        raise UserError(f"{file}: that is a folder; name a file")
    if file.exists() and file.resolve() == Path(session.ledger).resolve():
        raise UserError(f"{file}: that is the ledger itself; name another file")
    session.store.backup(file)
    remark(f"copied to {file}")


def doctor(context: typer.Context) -> None:
    """Check that the ledger holds what it promises; say how much is in it."""
    session: Session = context.obj
    faults = session.store.check()
    write_json(session.store.counts())
    for fault in faults:
        complain(fault)
    if faults:
        raise UserError(f"{session.ledger_named}: {len(faults)} faults; 'detente rebuild' makes anew all that follows")
    remark(f"{session.ledger_named}: all is well")
