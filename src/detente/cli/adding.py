"""`add` and `note`: documents into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.failures import UserError, complain, remark
from detente.cli.interruption import unbroken, watched
from detente.cli.options import EngineName, OfSide, Publisher, Title, Url, when_option
from detente.cli.reviewing import Told, field_pair
from detente.cli.session import Session
from detente.model.document import Document, document_id
from detente.model.review import Review
from detente.model.span import Span
from detente.model.when import When
from detente.review import keep
from detente.review.by_hand import BY_HAND, addition

if TYPE_CHECKING:
    from detente.pipeline import Report
    from detente.read import Refusal
    from detente.read.files import PassedOver

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders; - for standard input.")]
FEEDS_STATE = ".feeds.json"
"""What is put behind the ledger's name for the file in which `watch` keeps how far it has come."""


def columns_option(text: str) -> dict[str, str]:
    """``text=body,title=headline`` as an option. Raises typer.BadParameter where a field is none of a document's."""
    from detente.read.table import FIELDS

    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    told = {field.strip(): column.strip() for field, _, column in pairs}
    told = {("published" if field == "date" else field): column for field, column in told.items()}
    wrong = [field for field, column in told.items() if field not in FIELDS or not column]
    if wrong or not told:
        raise typer.BadParameter(f"write FIELD=COLUMN,… with these fields: {', '.join(FIELDS)}")
    return told


Words = Annotated[str, typer.Argument(metavar="TEXT", help="The note, in your own words; - for standard input.")]
Day = Annotated[
    When, typer.Option("--date", help="The day of the note.", parser=when_option, metavar="DATE", show_default=False)
]


AsRecord = Annotated[
    str | None,
    typer.Option("--as", help=f"It tells of one: {', '.join(BY_HAND)}.", metavar="KIND", show_default=False),
]


Columns = Annotated[
    dict[str, str] | None,
    typer.Option(
        "--columns",
        help="Which columns of a CSV hold what: text, title, published, url, publisher, author, side.",
        parser=columns_option,
        metavar="text=NAME,…",
        show_default=False,
    ),
]


def add(context: typer.Context, paths: Paths, columns: Columns = None, engine: EngineName = None) -> None:
    """Read files and folders into the ledger; extract; merge. What is known already changes nothing.

    Text, Markdown, HTML, MHTML, PDF, DOCX, RTF, mail (EML, MBOX), JSON Lines, CSV, RSS and Atom files, WARC, WACZ,
    downloads from Nexis and Factiva, ZIP archives of these; CSL-JSON and RIS files say more about texts beside them.
    """
    session: Session = context.obj
    from detente.pipeline import add as take_in

    piped = sys.stdin.buffer.read() if "-" in paths else b""
    hidden: list[Path] = []
    with unbroken(session), watched("Reading") as progress:
        store = session.open_or_create()
        where = session.engine(engine)
        incoming = _incoming(paths, piped, columns or {}, session, hidden.append)
        report = take_in(incoming, store, session.lexicon, engine=where, progress=progress)
    if hidden:
        remark(f"passed over in folders: {_counted(hidden)}")
    _close(report, session)


def _counted(hidden: list[Path]) -> str:
    """How many hidden files and folders there were, and what they are called."""
    names = list(dict.fromkeys(path.name for path in hidden))
    return f"{len(hidden)} hidden ({', '.join(names[:_NAMED])}{', …' if len(names) > _NAMED else ''})"


_NAMED = 5


def note(
    context: typer.Context,
    text: Words,
    date: Day,
    publisher: Publisher = None,
    url: Url = None,
    title: Title = None,
    side: OfSide = None,
    record: AsRecord = None,
    told: Told = None,
) -> None:
    """Keep a dated note of your own; it becomes a document like any other, its words the evidence.

    With --as it is also a record of that kind, whose fields --field gives.
    """
    session: Session = context.obj
    from detente.pipeline import add as take_in

    words = (sys.stdin.read() if text == "-" else text).strip()
    if not words:
        raise UserError("the note is empty; give its words", code=2)
    document = Document(
        id=document_id(words),
        text=words,
        title=title,
        publisher=publisher,
        url=url,
        language="en",
        published=date,
        published_from="note",
        side=session.side(side) if side else None,
    )
    made = _recorded(document, record, told or [], session) if record else None
    report = take_in([document], session.open_or_create(), session.lexicon)
    if report.refused:
        raise UserError(str(report.refused[0]))
    remark(f"known already as {document.id}" if report.known else f"kept as {document.id}")
    if made:
        keep(session.store, made)
        remark(f"added as {made.claims[0]}")


def _recorded(document: Document, kind: str, told: list[str], session: Session) -> Review:
    """The decision that the whole note tells of a record. Raises UserError where the kind or a field can't be so."""
    words = Span(0, len(document.text))
    try:
        fields = dict(field_pair(pair) for pair in told)
        return addition(document, kind, words, fields, by=session.reviewer, lexicon=session.lexicon)
    except ValueError as error:
        raise UserError(str(error), code=2) from error


def _incoming(
    paths: list[str], piped: bytes, columns: Mapping[str, str], session: Session, passed_over: PassedOver
) -> Iterator[Document | Refusal]:
    """What the paths hold, without the ledger's own files where they lie in a folder that is read."""
    from detente.read import read_paths, read_stream

    if "-" in paths:
        yield from read_stream(piped, "-", session.lexicon, columns=columns)
    own = {Path(session.ledger + ending).absolute() for ending in ("", "-wal", "-shm", FEEDS_STATE)}
    files = [Path(path) for path in paths if path != "-"]
    yield from read_paths(files, session.lexicon, columns=columns, leave_out=own, passed_over=passed_over)


def _close(report: Report, session: Session) -> None:
    for refusal in report.refused:
        complain(f"refused: {refusal}")
    remark(closing_count(report, session.ledger_named))
    if report.refused:
        raise typer.Exit(1)


def closing_count(report: Report, ledger: str) -> str:
    """What a run of `add` did, in one line."""
    parts = [f"{report.added} documents added with {report.claims} claims", f"{report.known} known already"]
    parts += [f"{len(report.refused)} refused"]
    parts += [f"{report.changed} known, now with another date"] if report.changed else []
    parts += [f"{report.undated} of unknown date"] if report.undated else []
    parts += [f"{report.unread} not in English, kept without claims"] if report.unread else []
    return f"{ledger}: {', '.join(parts)}"
