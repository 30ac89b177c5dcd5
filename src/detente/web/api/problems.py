"""Errors as problem JSON (RFC 9457): a title, the status and what was wrong, and never a trace of the program."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from detente.web.asking import BadQuestionError

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger(__name__)


class ProblemError(Exception):
    """A question without an answer: its status and why."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def problem(status: int, detail: str, *, headers: dict[str, str] | None = None) -> Response:
    """The answer that says so."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(told, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def tell_problems(api: FastAPI) -> None:
    """Every error of the application as a problem."""
    api.add_exception_handler(ProblemError, _own)
    api.add_exception_handler(BadQuestionError, _misasked)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _http)
    api.add_exception_handler(Exception, _failed)


def _own(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    asks = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None
    return problem(error.status, str(error), headers=asks)


def _misasked(_: Request, error: Exception) -> Response:
    return problem(400, str(error))


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return problem(422, told or "that can't be asked")


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers) if error.headers else None
    detail = "there is no such address; GET /api/openapi.json tells which there are" if error.status_code == 404 else ""
    return problem(error.status_code, detail or error.detail, headers=headers)


def _failed(_: Request, error: Exception) -> Response:
    _LOG.error("the API failed", exc_info=error)
    return problem(500, "the program failed; what it was doing is in its log")
