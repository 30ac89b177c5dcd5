"""`review`: a person's decisions. They are kept for ever, and no rebuild undoes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.failures import UserError, complain, remark
from detente.cli.looking import missing
from detente.cli.options import Format, OutputFormat
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.export.contract import to_json
from detente.model.filter import Filter
from detente.model.record import Json, Record
from detente.model.review import Action, Review
from detente.review import correction, decision, keep, receive, undoing, written
from detente.review.by_hand import BY_HAND, addition, span_of
from detente.views.headline import headline
from detente.views.queue import Item
from detente.views.queue import queue as queue_of

review = typer.Typer(
    help="Decide: accept, reject, correct, merge, split, add, note, undo; list and share what was decided."
)

RecordId = Annotated[str, typer.Argument(metavar="ID", help="A record's id, or the beginning of one.")]
RecordIds = Annotated[list[str], typer.Argument(metavar="ID", help="Records of one kind.")]
SomeIds = Annotated[list[str], typer.Argument(metavar="ID", help="Records, each by its id or the beginning of one.")]
NoteText = Annotated[str, typer.Argument(metavar="TEXT", help="What is to be remembered.")]
DocumentId = Annotated[str, typer.Argument(metavar="DOCUMENT", help="The document that says so, by its id.")]
KindName = Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(BY_HAND)}.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="Its words that say so, exactly as they stand there.")]
Told = Annotated[
    list[str] | None,
    typer.Option("--field", help="FIELD=VALUE, may be given more than once.", metavar="F=V", show_default=False),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A list of decisions, .jsonl; to import also an .xlsx.")]
ClaimIds = Annotated[list[str], typer.Argument(metavar="CLAIM", help="The claims that go; 'show' has their ids.")]
FieldName = Annotated[str, typer.Argument(metavar="FIELD", help="A field of the record, as 'show' names it.")]
Value = Annotated[str, typer.Argument(metavar="VALUE", help="Its value: words, or JSON; null for unknown.")]
Note = Annotated[str | None, typer.Option("--note", help="Why.", show_default=False)]
ReviewId = Annotated[str, typer.Argument(metavar="REVIEW-ID", help="As 'review list' names it.")]


@review.callback()
def _group() -> None:
    """Decide: accept, reject, correct, merge, split, add, note, undo; list and share what was decided."""


@review.command()
def accept(context: typer.Context, ids: SomeIds, note: Note = None) -> None:
    """The records are right as they stand."""
    _keep(context.obj, *(_on(context.obj, "accept", one, note) for one in ids))


@review.command()
def reject(context: typer.Context, ids: SomeIds, note: Note = None) -> None:
    """The text does not say so: the records go, and what told of them."""
    _keep(context.obj, *(_on(context.obj, "reject", one, note) for one in ids))


@review.command()
def correct(context: typer.Context, id: RecordId, field: FieldName, value: Value, note: Note = None) -> None:
    """A field of the record has another value."""
    session: Session = context.obj
    try:
        made = correction(_found(session, id), field, _read(value), by=session.reviewer, note=note)
    except ValueError as error:
        raise UserError(str(error), code=2) from error
    _keep(session, made)


@review.command()
def merge(context: typer.Context, ids: RecordIds, note: Note = None) -> None:
    """The records are one thing."""
    claims = tuple(dict.fromkeys(claim for given in ids for claim in _found(context.obj, given).claims))
    _keep(context.obj, decision("merge", claims, by=context.obj.reviewer, note=note))


@review.command()
def split(context: typer.Context, id: RecordId, claims: ClaimIds, note: Note = None) -> None:
    """The record is two things: these claims are about another one."""
    record = _found(context.obj, id)
    strange = sorted(set(claims) - set(record.claims))
    if strange:
        raise UserError(f"{', '.join(strange)}: no claim of {record.id}; it has: {', '.join(record.claims)}")
    made = decision("split", record.claims, by=context.obj.reviewer, value=list(claims), note=note)
    _keep(context.obj, made)


@review.command()
def undo(context: typer.Context, id: ReviewId, note: Note = None) -> None:
    """Take a review back."""
    _keep(context.obj, undoing(id, by=context.obj.reviewer, note=note))


@review.command("note")
def note_(context: typer.Context, id: RecordId, text: NoteText) -> None:
    """Keep a note on a record; it changes nothing else."""
    _keep(context.obj, _on(context.obj, "note", id, text))


@review.command()
def add(
    context: typer.Context, document: DocumentId, kind: KindName, words: Words, told: Told = None, note: Note = None
) -> None:
    """Add a record that was missed: the document, the kind, and its words that say so."""
    session: Session = context.obj
    found = session.store.document(session.document_id(document))
    assert found is not None
    try:
        said = dict(field_pair(pair) for pair in told or [])
        at = span_of(found, words)
        made = addition(found, kind, at, said, by=session.reviewer, note=note, lexicon=session.lexicon)
    except ValueError as error:
        raise UserError(str(error), code=2) from error
    _keep(session, made)
    remark(f"added as {made.claims[0]}")


@review.command()
def queue(
    context: typer.Context, limit: Annotated[int, typer.Option("--limit", min=1)] = 20, format: OutputFormat = None
) -> None:
    """List what most deserves a person's look: doubtful and important first, each with the question it puts."""
    session: Session = context.obj
    rows = [_asked(item) for item in queue_of(session.store, Filter(limit=limit))]
    if format_of(format) is Format.table:
        from detente.cli.tables import print_grid

        print_grid(rows, ("kind", "id", "text", "question", "score"))
    else:
        columns = ("kind", "id", "text", "question", "fields", "score")
        write_records(rows, kind="review", columns=columns, format=format_of(format))
    if not rows:
        remark("nothing waits for review")


@review.command("export")
def export_(context: typer.Context, file: File) -> None:
    """Write every decision into a file, as JSON lines in order of time; a list only ever grows."""
    session: Session = context.obj
    decided = [reviewed.review for reviewed in session.store.reviews()]
    part = file.with_name(f"{file.name}.part")
    part.write_text("".join(written(decided)), "utf-8", newline="\n")
    part.replace(file)
    remark(f"{len(decided)} decisions written to {file}")


@review.command("import")
def import_(context: typer.Context, file: File) -> None:
    """Take in decisions that were exported here or elsewhere, or the edits of a workbook that `export` wrote.

    Decisions that are known already change nothing.
    """
    session: Session = context.obj
    if file.suffix.lower() == ".xlsx":
        _take_in_sheet(session, file)
        return
    try:
        lines = file.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UserError(f"{file}: no text in UTF-8, so no list of decisions") from error
    came = receive(session.store, lines)
    for number, reason in came.refused:
        complain(f"{file}, line {number}: refused: {reason}")
    for reviewed in came.without_place:
        complain(f"{reviewed.review.id} ({reviewed.review.action}): has no place here: {', '.join(reviewed.missing)}")
    remark(f"{came.new} decisions taken in, {came.known} known already, {len(came.refused)} refused")
    if came.refused:
        raise typer.Exit(1)


def _take_in_sheet(session: Session, file: Path) -> None:
    """Keeps the edits of a workbook; says of each row that can't be meant why. Raises UserError."""
    from detente.review.sheet import read_sheet

    try:
        edited = read_sheet(session.store, file, by=session.reviewer)
    except ValueError as error:
        raise UserError(str(error)) from error
    keep(session.store, *edited.decisions)
    for sheet, number, reason in edited.refused:
        complain(f"{file}, {sheet}, row {number}: refused: {reason}")
    remark(f"{len(edited.decisions)} decisions taken in, {len(edited.refused)} refused")
    if edited.refused:
        raise typer.Exit(1)


@review.command("list")
def list_(context: typer.Context, format: OutputFormat = None) -> None:
    """List every review and what became of it: applied, disputed, replaced, undone, or without a place."""
    session: Session = context.obj
    rows = [_row(to_json(reviewed)) for reviewed in session.store.reviews()]
    if format_of(format) is Format.table:
        from detente.cli.tables import print_grid

        print_grid(rows, ("at", "action", "outcome", "records", "field", "value", "by", "id"))
    else:
        columns = ("id", "at", "by", "action", "outcome", "records", "claims", "missing", "field", "value", "note")
        write_records(rows, kind="review", columns=columns, format=format_of(format))
    if not rows:
        remark("no reviews in the ledger")


def _row(reviewed: dict[str, Json]) -> dict[str, Json]:
    decision: dict[str, Json] = reviewed.pop("review")
    return decision | reviewed


def _found(session: Session, id: str) -> Record:
    record = session.store.record(id)
    if record is None:
        raise UserError(missing(id))
    return record


def _on(session: Session, action: Action, id: str, note: str | None) -> Review:
    return decision(action, _found(session, id).claims, by=session.reviewer, note=note)


def field_pair(given: str) -> tuple[str, str]:
    """``FIELD=VALUE`` as two. Raises ValueError."""
    name, sign, value = given.partition("=")
    if not sign:
        raise ValueError(f"{given}: write FIELD=VALUE")
    return name.strip(), value


def _asked(item: Item) -> dict[str, Json]:
    return {
        "kind": item.record.kind,
        "id": item.record.id,
        "text": headline(item.record.kind, item.record.fields),
        "question": "; ".join(doubt.question for doubt in item.doubts),
        "fields": [doubt.field for doubt in item.doubts],
        "score": round(item.score, 3),
    }


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _keep(session: Session, *made: Review) -> None:
    keep(session.store, *made)
    for one in made:
        remark(f"kept as {one.id}; 'detente review undo {one.id}' takes it back")
