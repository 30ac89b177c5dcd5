"""`document` and `withdraw`: what a person knows better about a document than its own words tell."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.failures import remark
from detente.cli.options import OfSide, Publisher, Title, Url, when_option
from detente.cli.output import write_json
from detente.cli.session import Session
from detente.export.contract import document_json
from detente.model.when import When

DocumentId = Annotated[str, typer.Argument(metavar="ID", help="A document's id, or the beginning of one.")]
Published = Annotated[
    When | None,
    typer.Option("--published", help="The day of publication.", parser=when_option, metavar="DATE", show_default=False),
]
Restore = Annotated[bool, typer.Option("--restore", help="Bring a withdrawn document back.")]


def document(
    context: typer.Context,
    id: DocumentId,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    title: Title = None,
    side: OfSide = None,
    restore: Restore = False,
) -> None:
    """Correct a document's date or source for good, or bring a withdrawn one back; without options, show it."""
    session: Session = context.obj
    given: dict[str, object] = {
        "published": published,
        "publisher": publisher,
        "url": url,
        "title": title,
        "side": session.side(side) if side else None,
    }
    changes: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    if restore:
        session.store.restore(id, by=session.reviewer)
        session.store.settle()
    if changes:
        _correct(session, id, changes)
    found = session.store.document(session.document_id(id))
    assert found is not None
    write_json(document_json(found))


def withdraw(context: typer.Context, id: DocumentId) -> None:
    """Take a document out of the ledger, with its claims; 'document ID --restore' brings it back."""
    session: Session = context.obj
    session.store.withdraw(id, by=session.reviewer)
    session.store.settle()
    remark(f"withdrawn: {id}; 'detente document {id} --restore' brings it back")


def _correct(session: Session, id: str, changes: dict[str, object]) -> None:
    """Dates within a text are read against its day of publication, so the claims are read anew."""
    from detente.pipeline import reread

    now = session.store.correct_document(id, changes, by=session.reviewer)
    reread(session.store, now, session.lexicon)
