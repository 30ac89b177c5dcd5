"""`show`, `compare`, `brief`: one record in full, as each side tells it, and as a briefing book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from detente.cli.books import BookFile, OwnNotes, TemplateFile, write_book
from detente.cli.failures import UserError
from detente.cli.options import AsOf, PartFormat, ViewFormat, takes_filter
from detente.cli.output import write_json
from detente.cli.session import Session
from detente.export.contract import document_json, record_json, to_json
from detente.lexicon.briefing import load_template
from detente.lexicon.comparing import Comparing, load_comparing
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Json, Record
from detente.views.brief import brief as brief_of
from detente.views.brief import next_engagement
from detente.views.compare import Comparison, compare_documents
from detente.views.compare import compare as compare_of
from detente.views.detail import detail
from detente.views.headline import headline
from detente.views.line import Sources
from detente.views.page_versions import page_versions
from detente.views.status import best_covered

Id = Annotated[str, typer.Argument(metavar="ID", help="A record's id, or the beginning of one.")]
Compared = Annotated[
    list[str], typer.Argument(metavar="ID", help="One record's id, or those of documents that tell of one thing.")
]
EngagementId = Annotated[
    str | None, typer.Argument(metavar="ENGAGEMENT-ID", help="Else the next engagement, else the last.")
]


def show(context: typer.Context, id: Id, as_of: AsOf = None, format: ViewFormat = PartFormat.text) -> None:
    """Show one record, or a document, with everything that it rests on: each piece of evidence within its sentence."""
    session: Session = context.obj
    store = session.store
    found = detail(store, id, as_of=as_of)
    if found is None:
        return _show_document(store, id, format)
    fields = record_json(found.record, now=as_of or store.last_day())
    if not format.is_text:
        sentences = [{"sentence": q.sentence, **to_json(q.evidence)} for q in found.quoted]
        write_json(fields | {"sentences": sentences}, format=format)
    else:
        from detente.cli.screen import print_detail

        print_detail(found, fields)
    return None


def compare(context: typer.Context, ids: Compared, as_of: AsOf = None, format: ViewFormat = PartFormat.text) -> None:
    """Show what each side said of the same engagement, incident or measure; or what documents say of one thing."""
    session: Session = context.obj
    store, words = session.store, session.known(load_comparing)
    papers = [store.document(each) for each in ids]
    if all(papers):
        answer = compare_documents(store, [paper for paper in papers if paper], as_of=as_of, words=words)
        title = "What the documents say"
    elif len(ids) > 1:
        raise UserError("compare: one engagement, incident or measure, or several documents", code=2)
    else:
        answer, title = _compared(store, ids[0], as_of, words)
    if not format.is_text:
        write_json(to_json(answer), format=format)
    else:
        from detente.cli.accounts import print_comparison

        print_comparison(answer, title, Sources(store))


def _compared(ledger: Ledger, id: str, as_of: date | None, words: Comparing) -> tuple[Comparison, str]:
    """The comparison of a record and the record's own line. Raises UserError where it has none."""
    try:
        answer = compare_of(ledger, id, as_of=as_of, words=words)
    except ValueError as error:
        raise UserError(str(error)) from error
    if answer is None:
        raise UserError(missing(id))
    record = record_named(ledger, id, Filter(as_of=as_of))
    return answer, headline(record.kind, record.fields)


@takes_filter
def brief(
    context: typer.Context,
    filter: Filter,
    id: EngagementId = None,
    out: BookFile = None,
    own: OwnNotes = None,
    template: TemplateFile = None,
    format: ViewFormat = PartFormat.text,
) -> None:
    """Write the briefing book for an engagement: who, what for, what came before, where things stand.

    With --out it is Markdown, HTML, Word or PDF by the name's ending. What you write between the marks <!-- own: … -->
    of a Markdown book stands when the book is written anew; for other formats --own names the file that has it.
    """
    session: Session = context.obj
    store = session.store
    engagement = record_named(store, id, filter) if id else _wanted(store, filter)
    if engagement.kind != "engagement":
        raise UserError(f"{id} is of kind {engagement.kind}; a briefing book is for an engagement")
    try:
        book = brief_of(
            store, engagement, as_of=filter.as_of, watch=session.watch, words=session.known(load_comparing),
            template=session.known(lambda extra: load_template(template, extra=extra)),
        )  # fmt: skip
    except ValueError as error:
        raise UserError(str(error)) from error
    if format.is_text:
        write_book(book, Sources(store), out=out, own=own)
    else:
        write_json({"engagement": book.engagement, "sections": to_json(book.sections)}, format=format)


def record_named(ledger: Ledger, id: str, filter: Filter) -> Record:
    """The record with this id. Raises UserError where there is none."""
    record = ledger.record(id, as_of=filter.as_of)
    if record is None:
        raise UserError(missing(id))
    return record


def missing(id: str) -> str:
    """What is said where an id leads nowhere."""
    return f"{id}: no record with this id, or more than one; 'detente timeline' and the listings show the ids"


def _wanted(ledger: Ledger, filter: Filter) -> Record:
    pair = filter.between or best_covered(ledger, as_of=filter.as_of)
    engagement = next_engagement(ledger, replace(filter, between=pair))
    if engagement is None:
        raise UserError("no engagement is planned or was held, as far as the ledger knows; name one by its id")
    return engagement


def _show_document(ledger: Ledger, id: str, format: PartFormat) -> None:
    document = ledger.document(id)
    if document is None:
        raise UserError(missing(id))
    versions: list[Json] = [other.id for other in page_versions(ledger, document)]
    row = document_json(document, text=True) | {"versions": versions}
    if not format.is_text:
        return write_json(row, format=format)
    from detente.cli.screen import print_document

    return print_document(row)
