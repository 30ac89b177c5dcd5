"""The application: its pages by address, and what stands before all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from detente.web import documents, frame, issues, listing, people, record, relationship, statements, timeline
from detente.web.asking import BadQuestionError
from detente.web.desk import Desk
from detente.web.gate import LOOPBACK, Gate
from detente.web.page import Asked, here_of, respond
from detente.web.rendering import render

PAGES: tuple[tuple[str, Asked], ...] = (
    ("/relationship", relationship.page),
    ("/records/{kind}", listing.page),
    ("/record/{id}", record.page),
    ("/timeline", timeline.page),
    ("/people", people.page),
    ("/person/{id}", people.one),
    ("/statements", statements.page),
    ("/issues", issues.page),
    ("/issue/{name:path}", issues.one),
    ("/documents", documents.page),
    ("/document/{id}", documents.one),
)
"""Every page for reading; each is there as HTML, and with .json and .csv behind its path."""


def create_app(desk: Desk, *, hosts: Iterable[str] = LOOPBACK) -> FastAPI:
    """The pages over a ledger; `hosts` are the names by which the server may be called."""
    app = FastAPI(title="Détente", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _offer(app, "/", relationship.page, ("html",))
    for path, asked in PAGES:
        _offer(app, path, asked, ("json", "csv", "html"))
    app.add_exception_handler(BadQuestionError, _misasked)
    app.add_exception_handler(404, _nothing)
    app.add_middleware(Gate, hosts=frozenset(hosts))
    return app


def _offer(app: FastAPI, path: str, asked: Asked, forms: Iterable[str]) -> None:
    for form in forms:
        ending = "" if form == "html" else f".{form}"
        app.add_api_route(path + ending, _answering(asked, form), methods=["GET"], include_in_schema=False)


def _answering(asked: Asked, form: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        here = here_of(request)
        request.state.frame = frame.frame(request, desk, here)
        found = asked(desk, here)
        return respond(request, found, form)

    return answer


def _misasked(request: Request, error: Exception) -> Response:
    return _failed(request, 400, "That can't be asked", str(error))


def _nothing(request: Request, error: Exception) -> Response:
    return _failed(request, 404, "Nothing there", getattr(error, "detail", None) or "There is no such page.")


def _failed(request: Request, status: int, title: str, words: str) -> Response:
    path = request.url.path
    if path.endswith(".json"):
        return JSONResponse({"error": words}, status_code=status)
    if path.endswith(".csv"):
        return PlainTextResponse(words + "\n", status_code=status)
    request.state.frame = frame.frame(request, request.app.state.desk, here_of(request), bare=True)
    return render(request, "failed.html", title=title, status=status, words=words)
