"""`export`: the record in formats of other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.daily import OneADay, thinned
from detente.cli.failures import UserError, remark
from detente.cli.listings import tell_what_is_missing
from detente.cli.options import takes_filter
from detente.cli.session import Session
from detente.cli.standing import KindNames, kinds_named
from detente.export import NAMED, Answer, format_for
from detente.kinds import KINDS
from detente.model.filter import Filter
from detente.model.ledger import Ledger

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help=".jsonl: everything; .csv: one kind; .zip: a CSV table for each kind."),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="FORMAT", help=f"{', '.join(NAMED)}; or name the file so (x.polecat.csv).", show_default=False
    ),
]


@takes_filter
def export(
    context: typer.Context,
    filter: Filter,
    file: File,
    kind: KindNames = None,
    as_: As = None,
    one_a_day: OneADay = False,
) -> None:
    """Write the record into a file; its ending says in which format. A file that is there is replaced."""
    session: Session = context.obj
    store = session.store
    part = file.with_name(f".part.{file.name}")  # the ending stays, since writers go by it
    try:
        answer = replace(_answer(store, filter, file, kind), events=thinned if one_a_day else None)
        count = format_for(file, as_)(answer, part)
    except ValueError as error:
        raise UserError(str(error), code=2) from error
    part.replace(file)
    remark(f"{count} records written to {file}")
    tell_what_is_missing(store, filter, count=count, what="records")


def _answer(store: Ledger, filter: Filter, file: Path, kind: list[str] | None) -> Answer:
    """`engagements.csv` asks for engagements without being told so."""
    listings = {k.listing for k in KINDS}
    given = kind or ([file.stem] if file.stem in listings and file.suffix == ".csv" else None)
    alone = file.stem == "documents" and not kind and file.suffix == ".csv"
    kinds = () if alone else tuple(k for k in KINDS if not given or k.name in kinds_named(given))
    return Answer(ledger=store, filter=filter, kinds=kinds, documents=alone or not given)
