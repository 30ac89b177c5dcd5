"""`review`: a person's decisions. They are kept for ever, and no rebuild undoes them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Annotated, Any

import typer

from detente.cli.failures import UserError, remark
from detente.cli.looking import missing
from detente.cli.options import Format, OutputFormat
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.export.contract import to_json
from detente.model.record import Json, Record
from detente.model.review import Action, Review

review = typer.Typer(help="Decide: accept, reject, correct, merge, split, undo; list what was decided.")

RecordId = Annotated[str, typer.Argument(metavar="ID", help="A record's id, or the beginning of one.")]
RecordIds = Annotated[list[str], typer.Argument(metavar="ID ID…", help="Records of one kind.")]
ClaimIds = Annotated[list[str], typer.Argument(metavar="CLAIM…", help="The claims that go; 'show' has their ids.")]
FieldName = Annotated[str, typer.Argument(metavar="FIELD", help="A field of the record, as 'show' names it.")]
Value = Annotated[str, typer.Argument(metavar="VALUE", help="Its value: words, or JSON; null for unknown.")]
Note = Annotated[str | None, typer.Option("--note", help="Why.", show_default=False)]
ReviewId = Annotated[str, typer.Argument(metavar="REVIEW-ID", help="As 'review list' names it.")]


@review.callback()
def _group() -> None:
    """Decide: accept, reject, correct, merge, split, undo; list what was decided."""


@review.command()
def accept(context: typer.Context, id: RecordId, note: Note = None) -> None:
    """The record is right as it stands."""
    _decide(context.obj, "accept", _found(context.obj, id).claims, note=note)


@review.command()
def reject(context: typer.Context, id: RecordId, note: Note = None) -> None:
    """The text does not say so: the record goes, and what told of it."""
    _decide(context.obj, "reject", _found(context.obj, id).claims, note=note)


@review.command()
def correct(context: typer.Context, id: RecordId, field: FieldName, value: Value, note: Note = None) -> None:
    """A field of the record has another value."""
    record = _found(context.obj, id)
    if field not in record.fields:
        raise UserError(f"{field}: a record of kind {record.kind} has: {', '.join(record.fields)}", code=2)
    _decide(context.obj, "correct", record.claims, field=field, value=_read(value), note=note)


@review.command()
def merge(context: typer.Context, ids: RecordIds, note: Note = None) -> None:
    """The records are one thing."""
    claims = tuple(dict.fromkeys(claim for given in ids for claim in _found(context.obj, given).claims))
    _decide(context.obj, "merge", claims, note=note)


@review.command()
def split(context: typer.Context, id: RecordId, claims: ClaimIds, note: Note = None) -> None:
    """The record is two things: these claims are about another one."""
    record = _found(context.obj, id)
    strange = sorted(set(claims) - set(record.claims))
    if strange:
        raise UserError(f"{', '.join(strange)}: no claim of {record.id}; it has: {', '.join(record.claims)}")
    _decide(context.obj, "split", record.claims, value=list(claims), note=note)


@review.command()
def undo(context: typer.Context, id: ReviewId, note: Note = None) -> None:
    """Take a review back."""
    _decide(context.obj, "undo", (), undoes=id, note=note)


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


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _decide(session: Session, action: Action, claims: tuple[str, ...], **more: Any) -> None:
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    decision = Review(id="", action=action, claims=claims, by=session.reviewer, at=at, **more)
    decision = replace(decision, id=_id(decision))
    session.store.review(decision)
    session.store.settle()
    remark(f"kept as {decision.id}; 'detente review undo {decision.id}' takes it back")


def _id(decision: Review) -> str:
    words = json.dumps(to_json(decision), sort_keys=True, ensure_ascii=False)
    return "rev-" + blake2b(words.encode(), digest_size=5).hexdigest()
