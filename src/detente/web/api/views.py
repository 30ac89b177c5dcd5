"""One record in full, and what puts many together: status, timeline, changes, what is ahead, compare, brief."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente.export.contract import record_json, to_json
from detente.views import changes as changes_view
from detente.views.ahead import ahead
from detente.views.brief import brief, next_engagement
from detente.views.compare import compare
from detente.views.detail import detail
from detente.views.status import status
from detente.views.timeline import TURNS, timeline
from detente.web.api import schemas
from detente.web.api.asked import Asked, AskedAsOf, AskedOfTwo, Limit, TheDesk, here_of
from detente.web.api.problems import ProblemError
from detente.web.asking import kinds_in

Kinds = Annotated[list[str] | None, Query(description="Only these kinds, by name or listing.")]
ROWS = 100


def offer(router: APIRouter) -> None:
    """Adds the addresses."""
    anything = schemas.ANY
    for path, answer, summary, schema, statuses in (
        ("/records/{id}", _record, "One record: evidence within its sentences, links", anything, (404,)),
        ("/status", _status, "The state of a relationship; the best-covered one without between", anything, (404,)),
        ("/timeline", _timeline, "Everything dated, in order", schemas.listing(anything), ()),
        ("/changes", _changes, "What became known since learned_since", schemas.listing(anything), ()),
        ("/ahead", _ahead, "What is planned, due or expected", schemas.listing(anything), ()),
        ("/compare/{id}", _compare, "Each side's account of an engagement, incident or measure", anything, (404,)),
        ("/brief", _next_brief, "The briefing book for the next engagement", anything, (404,)),
        ("/brief/{id}", _brief, "The briefing book for an engagement", anything, (404,)),
    ):
        router.add_api_route(
            path, answer, methods=["GET"], name=answer.__name__.strip("_"), summary=summary,
            responses=schemas.answers(schema, *statuses), response_class=JSONResponse,
        )  # fmt: skip


def _record(id: str, desk: TheDesk, asked: AskedAsOf) -> Response:
    found = detail(desk.store, id, as_of=asked.as_of)
    if found is None:
        raise ProblemError(404, f"{id}: no record with this id, or more than one")
    now = asked.as_of or desk.store.last_day()
    told = {"text": found.text, "quoted": to_json(found.quoted), "bonds": to_json(found.bonds)}
    return JSONResponse(record_json(found.record, now=now) | told)


def _status(desk: TheDesk, asked: Asked, whole: bool = False) -> Response:
    pair = asked.between or desk.pair(asked.as_of)
    if pair is None:
        raise ProblemError(404, "no records of two sides")
    return JSONResponse(to_json(status(desk.store, pair, asked, watch=desk.watch, whole=whole)))


def _timeline(
    request: Request, desk: TheDesk, asked: Asked, limit: Limit = ROWS, offset: Annotated[int, Query(ge=0)] = 0,
    kind: Kinds = None,
) -> Response:  # fmt: skip
    kinds = kinds_in(here_of(request), TURNS)
    entries = timeline(desk.store, replace(asked, limit=None), kinds=kinds)
    return _paged(request, [to_json(entry) for entry in entries[offset : offset + limit + 1]], limit, offset)


def _changes(
    request: Request, desk: TheDesk, asked: Asked, limit: Limit = ROWS, offset: Annotated[int, Query(ge=0)] = 0,
    kind: Kinds = None,
) -> Response:  # fmt: skip
    if asked.learned_since is None:
        raise ProblemError(400, "learned_since: say since which day")
    kinds = kinds_in(here_of(request), changes_view.KINDS)
    found = changes_view.changes(desk.store, asked.learned_since, replace(asked, learned_since=None), kinds=kinds)
    return _paged(request, [to_json(change) for change in found[offset : offset + limit + 1]], limit, offset)


def _ahead(
    request: Request, desk: TheDesk, asked: Asked, limit: Limit = ROWS, offset: Annotated[int, Query(ge=0)] = 0
) -> Response:
    found = ahead(desk.store, asked)
    return _paged(request, [to_json(one) for one in found[offset : offset + limit + 1]], limit, offset)


def _paged(request: Request, items: list[object], limit: int, offset: int) -> Response:
    more = len(items) > limit
    onward = str(request.url.include_query_params(offset=offset + limit)) if more else None
    headers = {"Link": f'<{onward}>; rel="next"'} if onward else None
    return JSONResponse({"items": items[:limit], "next": onward}, headers=headers)


def _compare(id: str, desk: TheDesk, asked: AskedAsOf) -> Response:
    try:
        found = compare(desk.store, id, as_of=asked.as_of)
    except ValueError as error:
        raise ProblemError(400, str(error)) from error
    if found is None:
        raise ProblemError(404, f"{id}: no record with this id, or more than one")
    return JSONResponse(to_json(found))


def _next_brief(desk: TheDesk, asked: AskedOfTwo) -> Response:
    pair = asked.between or desk.pair(asked.as_of)
    engagement = next_engagement(desk.store, replace(asked, between=pair)) if pair else None
    if engagement is None:
        raise ProblemError(404, "no engagement to write a book for")
    return JSONResponse(to_json(brief(desk.store, engagement, as_of=asked.as_of, watch=desk.watch)))


def _brief(id: str, desk: TheDesk, asked: AskedAsOf) -> Response:
    engagement = desk.store.record(id, as_of=asked.as_of)
    if engagement is None:
        raise ProblemError(404, f"{id}: no record with this id, or more than one")
    if engagement.kind != "engagement":
        raise ProblemError(400, f"{id} is of kind {engagement.kind}; a book is for an engagement")
    return JSONResponse(to_json(brief(desk.store, engagement, as_of=asked.as_of, watch=desk.watch)))
