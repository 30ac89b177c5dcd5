"""The application: its pages by address, what can be done through them, and what stands before all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from detente.web import (
    adding,
    changing,
    comparing,
    deciding,
    documents,
    frame,
    issues,
    listing,
    people,
    queueing,
    record,
    relationship,
    seeing,
    signing,
    timeline,
)
from detente.web.acting import Act, RefusedError, local, writing
from detente.web.api import create_api
from detente.web.asking import BadQuestionError, Here
from detente.web.desk import Desk
from detente.web.gate import LOOPBACK, Gate
from detente.web.page import Asked, here_of, respond
from detente.web.rendering import compiled, render
from detente.web.visitors import visitor_of

PAGES: tuple[tuple[str, Asked], ...] = (
    ("/relationship", relationship.page),
    ("/changes", changing.page),
    ("/records/{kind}", listing.page),
    ("/record/{id}", record.page),
    ("/compare/{id}", comparing.page),
    ("/brief", comparing.book),
    ("/brief/{id}", comparing.book),
    ("/timeline", timeline.page),
    ("/people", listing.people),
    ("/person/{id}", people.one),
    ("/statements", listing.statements),
    ("/issues", issues.page),
    ("/issue/{name:path}", issues.one),
    ("/documents", documents.page),
    ("/document/{id}", documents.one),
    ("/review", queueing.page),
    ("/decisions", queueing.decisions),
    ("/add", adding.page),
    ("/add/{id}", adding.run_page),
)
"""Every page for reading; each is there as HTML, and with .json and .csv behind its path."""

WRITES: tuple[tuple[str, Act], ...] = (
    ("/review/decide", deciding.decide),
    ("/record/{id}/correct", deciding.correct),
    ("/record/{id}/split", deciding.split),
    ("/document/{id}/add", deciding.add),
    ("/document/{id}/correct", deciding.document),
    ("/decisions", deciding.take_in),
    ("/add", adding.files),
    ("/notes", adding.note),
)
"""All that a reviewer can do."""


def create_app(desk: Desk, *, hosts: Iterable[str] = LOOPBACK, open_reading: bool = True) -> FastAPI:
    """The pages over a ledger; `hosts` are the names by which the server may be called.

    Without `open_reading` every page but the one for signing in needs a token.
    """
    compiled()
    app = FastAPI(title="Détente", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk, app.state.open_reading = desk, open_reading
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.mount("/api", create_api(desk, open_reading=open_reading), name="api")
    signing.offer(app)
    app.add_api_route("/seen", seeing.seen, methods=["POST"], include_in_schema=False)
    app.add_api_route("/decisions.jsonl", _guarded(seeing.decision_list), methods=["GET"], include_in_schema=False)
    _offer(app, "/", relationship.page, ("html",))
    for path, asked in PAGES:
        _offer(app, path, asked, ("json", "csv", "html"))
    for path, act in WRITES:
        app.add_api_route(path, writing(act), methods=["POST"], include_in_schema=False)
    app.add_exception_handler(BadQuestionError, _misasked)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _nothing)
    app.add_middleware(Gate, hosts=frozenset(hosts))
    return app


def ready(desk: Desk) -> None:
    """Asks for what the first pages need most time for, where two sides stand, the queue, and the next book."""
    relationship.page(desk, Here("/"))
    queueing.page(desk, Here("/review"))
    with suppress(HTTPException):  # no engagement is planned or was held
        comparing.book(desk, Here("/brief"))


def _offer(app: FastAPI, path: str, asked: Asked, forms: Iterable[str]) -> None:
    for form in forms:
        ending = "" if form == "html" else f".{form}"
        app.add_api_route(path + ending, _guarded(_answering(asked, form)), methods=["GET"], include_in_schema=False)


Answering = Callable[[Request], Response]


def _guarded(answer: Answering) -> Answering:
    """Asks for a token first, where reading needs one."""

    def guarded(request: Request) -> Response:
        if not request.app.state.open_reading and visitor_of(request, request.app.state.desk).role is None:
            if request.url.path.rpartition(".")[2] in ("json", "csv", "jsonl"):
                raise RefusedError(401, "reading needs a token: 'detente token new' makes one")
            asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(asked)}", status_code=303)
        return answer(request)

    return guarded


def _answering(asked: Asked, form: str) -> Answering:
    def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        here = here_of(request)
        request.state.frame = frame.frame(request, desk, here)
        return respond(request, asked(desk, here), form)

    return answer


def _misasked(request: Request, error: Exception) -> Response:
    return _failed(request, 400, "That can't be asked", str(error))


def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else 422
    return _failed(request, status, "Not done", str(error))


def _nothing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    told = error.detail if isinstance(error, HTTPException) else ""
    title = "Nothing there" if status == 404 else "Not done"
    return _failed(request, status, title, "There is no such page." if told in ("", "Not Found") else told)


def _failed(request: Request, status: int, title: str, words: str) -> Response:
    path, asked = request.url.path, request.headers.get("authorization")
    if path.endswith((".csv", ".jsonl")):
        return PlainTextResponse(words + "\n", status_code=status)
    if path.endswith(".json") or asked:
        return JSONResponse({"error": words}, status_code=status)
    request.state.frame = frame.frame(request, request.app.state.desk, here_of(request), bare=True)
    return render(request, "failed.html", title=title, status=status, words=words, back=_back(request))


def _back(request: Request) -> str | None:
    """The page of ours on which the reader asked for it."""
    came = urlsplit(request.headers.get("referer", ""))
    path = local(came.path + (f"?{came.query}" if came.query else ""), "") if came.netloc == request.url.netloc else ""
    return path or None
