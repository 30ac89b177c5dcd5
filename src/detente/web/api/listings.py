"""The listings: the documents, and the records of each kind, with every filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente.export.actualities import actualities_in, bounded, those_told
from detente.export.contract import document_json, record_json
from detente.export.one_a_day import one_a_day as thinned
from detente.kinds import KINDS
from detente.model.filter import Filter
from detente.model.kind import Kind
from detente.model.record import Json
from detente.web.api import schemas
from detente.web.api.asked import After, Asked, AskedAsOf, Limit, TheDesk
from detente.web.api.paging import page
from detente.web.api.problems import ProblemError
from detente.web.desk import Desk

ROWS = 100


def offer(router: APIRouter) -> None:
    """Adds the addresses."""
    for kind in KINDS:
        router.add_api_route(
            f"/{kind.listing}",
            _listing(kind),
            methods=["GET"],
            name=f"list_{kind.listing}",
            summary=f"The {kind.listing} that pass the filters, by day, then by id",
            responses=schemas.answers(schemas.listing(schemas.record(kind.name))),
            response_class=JSONResponse,
        )
    router.add_api_route(
        "/documents", _documents, methods=["GET"], name="list_documents", summary="What was read, oldest first",
        responses=schemas.answers(schemas.listing(schemas.record("document"))), response_class=JSONResponse,
    )  # fmt: skip
    router.add_api_route(
        "/documents/{id}", _document, methods=["GET"], name="get_document", summary="One document, with its text",
        responses=schemas.answers(schemas.record("document"), 404), response_class=JSONResponse,
    )  # fmt: skip


def _listing(kind: Kind) -> Callable[..., Response]:
    """The answer for a kind; of events what was done, unless more is asked for, and one a day where that is."""

    def answer(request: Request, desk: TheDesk, asked: Asked, limit: Limit = ROWS, after: After = None) -> Response:
        return page(request, _rows(desk, kind, asked), limit=limit, after=after)

    def of_events(
        request: Request,
        desk: TheDesk,
        asked: Asked,
        limit: Limit = ROWS,
        after: After = None,
        one_a_day: bool = False,
        actuality: Annotated[
            str, Query(max_length=40, description="actual, planned, possible, denied; all.")
        ] = "actual",
    ) -> Response:
        try:
            wanted = actualities_in(actuality)
        except ValueError as error:
            raise ProblemError(422, f"actuality: {error}") from error
        rows = those_told(_rows(desk, kind, bounded(asked, wanted)), asked, wanted)
        return page(request, thinned(rows)[0] if one_a_day else rows, limit=limit, after=after)

    return of_events if kind.name == "event" else answer


def _rows(desk: Desk, kind: Kind, asked: Filter) -> Iterator[dict[str, Json]]:
    now = asked.as_of or desk.store.last_day()
    return (record_json(record, now=now) for record in desk.store.records((kind.name,), asked))


def _documents(request: Request, desk: TheDesk, asked: Asked, limit: Limit = ROWS, after: After = None) -> Response:
    return page(request, map(document_json, desk.store.documents(asked, texts=False)), limit=limit, after=after)


def _document(id: str, desk: TheDesk, asked: AskedAsOf) -> Response:
    found = desk.store.document(id)
    known = found and (asked.as_of is None or (found.known_from is not None and found.known_from <= asked.as_of))
    if found is None or not known:
        raise ProblemError(404, f"{id}: no document with this id, or more than one")
    return JSONResponse(document_json(found, text=True))
