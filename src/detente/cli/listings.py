"""The listings: one command a kind, all made by one function, all with the same filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.daily import OneADay, WhichActuality, thinned
from detente.cli.failures import remark
from detente.cli.hints import Finds, way_out
from detente.cli.options import OutputFormat, takes_filter
from detente.cli.output import format_of, write_records
from detente.cli.session import Session
from detente.export.actualities import actualities_in, bounded, those_told
from detente.export.contract import COMMON, DOCUMENT, FIELDS, document_json, record_json
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.ledger import Ledger
from detente.model.record import Json

if TYPE_CHECKING:
    from detente.store import Store

Rows = Iterable[dict[str, Json]]

TextToo = Annotated[bool, typer.Option("--text-too", help="With each document's text.")]


def listing(kind: Kind) -> Callable[..., None]:
    """The command that lists the records of a kind."""

    @takes_filter
    def run(context: typer.Context, filter: Filter, format: OutputFormat = None) -> None:
        _list(context.obj, kind, filter, format, lambda rows: rows)

    @takes_filter
    def run_events(
        context: typer.Context,
        filter: Filter,
        format: OutputFormat = None,
        actuality: WhichActuality = "actual",
        one_a_day: OneADay = False,
    ) -> None:
        wanted = actualities_in(actuality)

        def choose(rows: Rows) -> Rows:
            told = those_told(rows, filter, wanted)
            return thinned(told) if one_a_day else told

        _list(context.obj, kind, bounded(filter, wanted), format, choose)

    command = run_events if kind.name == "event" else run
    command.__name__ = kind.listing
    command.__doc__ = f"List the {kind.listing}."
    return command


def _list(session: Session, kind: Kind, filter: Filter, format: OutputFormat, choose: Callable[[Rows], Rows]) -> None:
    store, form = session.store, format_of(format)
    columns = ("id", "kind", *dict.fromkeys([*FIELDS.get(kind.name, ()), *COMMON]))
    rows = choose(_rows(store, kind, filter))
    count = write_records(rows, kind=kind.name, columns=columns, format=form)
    tell_what_is_missing(store, filter, count=count, what=kind.listing, finds=_finding(store, kind))


@takes_filter
def documents(context: typer.Context, filter: Filter, format: OutputFormat = None, text_too: TextToo = False) -> None:
    """List what was read: title, publisher, day, where the day came from."""
    session: Session = context.obj
    store, form = session.store, format_of(format)
    unread: Counter[str] = Counter()
    rows = (document_json(d, text=text_too) for d in _noting_unread(store.documents(filter), unread))
    columns = (*DOCUMENT[:-1], *(["text"] if text_too else []), DOCUMENT[-1])
    count = write_records(rows, kind="document", columns=columns, format=form)
    tell_what_is_missing(store, filter, count=count, what="documents", finds=_finding(store))
    if unread:
        counts = ", ".join(f"{n} {language}" for language, n in sorted(unread.items()))
        remark(f"kept unread, in other languages than English: {counts}")


def _noting_unread(found: Iterable[Document], unread: Counter[str]) -> Iterator[Document]:
    """The documents as they are; counts those that the rules can't read, by language."""
    from detente.read import is_readable

    for document in found:
        if not is_readable(document):
            unread[document.language or ""] += 1
        yield document


def tell_what_is_missing(ledger: Store, filter: Filter, *, count: int, what: str, finds: Finds | None = None) -> None:
    """Says on standard error that nothing was found, and what an answer as of a day leaves out.

    With `finds` (whether anything passes a filter) also which bound shut everything out.
    """
    if not count:
        remark(_nothing(filter, what, finds))
    if filter.as_of:
        undated = ledger.undated()
        if undated:
            remark(f"left out of an answer as of {filter.as_of}: {undated} documents of unknown date")


def _nothing(filter: Filter, what: str, finds: Finds | None) -> str:
    if filter == Filter():
        return f"no {what} in the ledger"
    hint = way_out(filter, finds, what=what) if finds else None
    return f"no {what} match" + (f": {hint}" if hint else "")


def _finding(ledger: Store, kind: Kind | None = None) -> Finds:
    """Whether any record of the kind (else any document) passes a filter."""

    def finds(filter: Filter) -> bool:
        one = replace(filter, limit=1)
        found: Iterable[object] = ledger.records((kind.name,), one) if kind else ledger.documents(one)
        return any(True for _ in found)

    return finds


def _rows(ledger: Ledger, kind: Kind, filter: Filter) -> Iterator[dict[str, Json]]:
    now = filter.as_of or ledger.last_day()
    for record in ledger.records((kind.name,), filter):
        yield record_json(record, now=now)
