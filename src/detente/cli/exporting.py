"""`export`: the record in formats of other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count as counting
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.daily import OneADay, thinned
from detente.cli.failures import UserError, remark
from detente.cli.listings import tell_what_is_missing
from detente.cli.options import takes_filter
from detente.cli.progress import Counts
from detente.cli.session import Session
from detente.cli.standing import KindNames, kinds_named
from detente.export import FORMATS, NAMED, Answer, format_for
from detente.kinds import KINDS
from detente.model.filter import Filter

File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help=f"{', '.join(FORMATS)}. One kind into .csv and .parquet; with --as site, a folder."
    ),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help=f"{', '.join(NAMED)}, site; or name the file so (x.polecat.csv, x.stix.json).",
        show_default=False,
    ),
]
WithText = Annotated[bool, typer.Option("--with-text", help="With the documents' own text.")]

_ONE_KIND = (".csv", ".parquet")
"""Endings of files that hold one kind: ``engagements.csv`` asks for engagements without being told so."""


@takes_filter
def export(
    context: typer.Context,
    filter: Filter,
    file: File,
    kind: KindNames = None,
    as_: As = None,
    with_text: WithText = False,
    one_a_day: OneADay = False,
) -> None:
    """Write the record into a file; its ending says in which format. A file that is there is replaced."""
    session: Session = context.obj
    if as_ == "site":
        _site(session, filter, file, with_text=with_text)
        return
    with Counts(f"Writing {file}") as counts:
        answer = replace(
            _answer(session, filter, file, kind),
            events=thinned if one_a_day else None,
            text=with_text,
            step=_stepping(counts),
        )
        written = _write(answer, file, as_)
    remark(f"{written} records written to {file}")
    tell_what_is_missing(session.store, filter, count=written, what="records")


def _write(answer: Answer, file: Path, as_: str | None) -> int:
    """The answer into the file, which is replaced only once all is written. Raises UserError."""
    if not file.absolute().parent.is_dir():
        raise UserError(f"{file}: there is no folder {file.parent}; make it, or name another file")
    part = file.with_name(f".part.{file.name}")  # the ending stays, since writers go by it
    try:
        count = format_for(file, as_)(answer, part)
    except ValueError as error:
        part.unlink(missing_ok=True)
        raise UserError(str(error), code=2) from error
    part.replace(file)
    return count


def _answer(session: Session, filter: Filter, file: Path, kind: list[str] | None) -> Answer:
    listings = {k.listing for k in KINDS}
    single = file.suffix.lower() in _ONE_KIND
    given = kind or ([file.stem] if file.stem in listings and single else None)
    alone = file.stem == "documents" and not kind and single
    kinds = () if alone else tuple(k for k in KINDS if not given or k.name in kinds_named(given))
    folder = session.settings["lexicon"].value
    return Answer(
        ledger=session.store,
        filter=filter,
        kinds=kinds,
        documents=alone or not given,
        lexicon=Path(folder) if folder else None,
        say=remark,
    )


def _stepping(counts: Counts) -> Callable[[], None]:
    """Counts records as they are written."""
    numbers = counting(1)

    def step() -> None:
        number = next(numbers)
        counts.say(lambda: f"{number} records")

    return step


def _site(session: Session, filter: Filter, folder: Path, *, with_text: bool) -> None:
    """The pages into a folder. Raises UserError where something else lies there."""
    from detente.cli.serving import desk_of
    from detente.web.static_site import write_site

    if filter != Filter(between=filter.between, as_of=filter.as_of):
        raise UserError("export --as site takes --between and --as-of only: the pages hold everything", code=2)
    session.store.counts()  # there must be a ledger
    with Counts(f"Writing {folder}") as counts:
        try:
            pages = write_site(desk_of(session), folder, filter=filter, text=with_text, step=_stepping(counts))
        except ValueError as error:
            raise UserError(str(error)) from error
    remark(f"{pages} pages written to {folder}; begin with {folder / 'index.html'}")
