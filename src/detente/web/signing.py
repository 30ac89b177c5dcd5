"""Signing in and out with a token."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from detente.web import frame
from detente.web.acting import RefusedError, fields_of, local
from detente.web.desk import Desk
from detente.web.page import here_of
from detente.web.rendering import render
from detente.web.visitors import COOKIE, same_site, sign_in


def offer(app: FastAPI) -> None:
    """Adds the pages."""
    app.add_api_route("/login", _form, methods=["GET"], include_in_schema=False)
    app.add_api_route("/login", _enter, methods=["POST"], include_in_schema=False)
    app.add_api_route("/logout", _leave, methods=["POST"], include_in_schema=False)


def _form(request: Request) -> Response:
    return _shown(request, wrong=False, onward=request.query_params.get("next"))


def _shown(request: Request, *, wrong: bool, onward: str | None) -> Response:
    desk: Desk = request.app.state.desk
    request.state.frame = frame.frame(request, desk, here_of(request), bare=True)
    shown: dict[str, Any] = {"wrong": wrong, "next": local(onward, "/")}
    return render(request, "login.html", title="Sign in", status=403 if wrong else 200, **shown)


async def _enter(request: Request) -> Response:
    _own(request)
    desk: Desk = request.app.state.desk
    given = await fields_of(request)
    secret, onward = str(given.get("token") or "").strip(), str(given.get("next") or "/")
    token = await run_in_threadpool(desk.store.token, secret)
    if token is None:
        return await run_in_threadpool(lambda: _shown(request, wrong=True, onward=onward))
    response = RedirectResponse(local(onward, "/"), status_code=303)
    sign_in(response, request, secret)
    return response


async def _leave(request: Request) -> Response:
    _own(request)
    response = RedirectResponse("/", status_code=303)
    response.delete_cookie(COOKIE, path="/")
    return response


def _own(request: Request) -> None:
    if not same_site(request):
        raise RefusedError(403, "a write from another site is refused")
