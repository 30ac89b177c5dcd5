"""`officials import`: holders of offices from files of others, for a folder of one's own lexicon files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.failures import UserError, complain, remark
from detente.cli.session import Session

_SHOWN = 5
"""Rows left out that are named one by one."""

officials = typer.Typer(help="Who held which office when: bring your own lists.")

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE", help="Wikidata query results (.csv, .tsv, .json) or FollowTheMoney entities, one a line."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        show_default=False,
        help="Where to write. Else 'officials.NAME.toml' in your lexicon folder, NAME that of the file.",
    ),
]


@officials.callback()
def _group() -> None:
    """Who held which office when: bring your own lists."""


@officials.command("import")
def import_(context: typer.Context, files: Files, out: Out = None) -> None:
    """Make a lexicon file of holders of offices. What such a file of the same name held is replaced."""
    session: Session = context.obj
    if out is not None and len(files) > 1:
        raise UserError("--out takes what one file gives; import several into your lexicon folder", code=2)
    left = sum(_import(session, file, out or _beside(session, file)) for file in files)
    if left:
        raise typer.Exit(1)


def _beside(session: Session, file: Path) -> Path:
    folder = session.settings["lexicon"].value
    if not folder:
        raise UserError("no lexicon folder: name one by --lexicon or DETENTE_LEXICON, or a file by --out", code=2)
    return Path(folder) / f"officials.{file.name.split('.')[0]}.toml"


def _import(session: Session, file: Path, out: Path) -> int:
    """Imports one file; gives how many of its rows were left out."""
    from detente.lexicon.importing import as_toml, import_terms

    try:
        found = import_terms(file, session.lexicon)
    except ValueError as error:
        raise UserError(str(error)) from error
    for row in found.left_out[:_SHOWN]:
        complain(f"left out: {file}: {row}")
    if len(found.left_out) > _SHOWN:
        complain(f"left out: {file}: {len(found.left_out) - _SHOWN} more")
    if not found.rows:
        raise UserError(f"{file}: no term of office in it that can be used; nothing was written")
    part = out.with_name(f"{out.name}.part")
    part.write_text(as_toml(found.rows, source=file.name), "utf-8")
    part.replace(out)
    people = len({row.name for row in found.rows})
    remark(f"{out}: {len(found.rows)} terms of {people} people written, {len(found.left_out)} left out")
    return len(found.left_out)
