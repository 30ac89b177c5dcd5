"""Writing through a page: who may, that the form is ours, and what is told afterwards."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.store import LedgerError
from detente.web.desk import Desk
from detente.web.visitors import Visitor, same_site, visitor_of

MOST_FILES = 200
MOST_FIELDS = 400
MOST_FIELD = 2**20
"""Bytes of one field that is no file."""


class RefusedError(Exception):
    """A write that is not done, with the status and the reason to tell."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, kw_only=True)
class Write:
    """What a write works with. `given` holds the form, or the fields of a JSON object."""

    desk: Desk
    visitor: Visitor
    given: FormData
    path: Mapping[str, str] = field(default_factory=dict)

    @property
    def by(self) -> str:
        """In whose name it is kept."""
        return self.visitor.name or "unknown"

    def word(self, name: str) -> str | None:
        """A field's words, None where it is absent or empty."""
        given = self.given.get(name)
        return given.strip() if isinstance(given, str) and given.strip() else None

    def words(self, name: str) -> list[str]:
        """All the values of a field."""
        return [value.strip() for value in self.given.getlist(name) if isinstance(value, str) and value.strip()]

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field; one without a name is an empty field."""
        return [file for file in self.given.getlist(name) if isinstance(file, UploadFile) and file.filename]


@dataclass(frozen=True, kw_only=True)
class Done:
    """What came of it: where the reader goes next, and the same as data for a program."""

    next: str
    data: dict[str, Any]


Act = Callable[[Write], Done]


def writing(act: Act) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a write: only a reviewer's, only from our own page or with a bearer's token.

    ValueError and LedgerError of the act are told with status 422.
    """

    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        visitor = await run_in_threadpool(visitor_of, request, desk)
        _check(request, visitor)
        given = await fields_of(request)
        if visitor.csrf and not hmac.compare_digest(visitor.csrf, str(given.get("csrf") or "")):
            raise RefusedError(403, "this form is not from here, or from before you signed in: load the page anew")
        write = Write(desk=desk, visitor=visitor, given=given, path=request.path_params)
        try:
            done = await run_in_threadpool(act, write)
        except (ValueError, LedgerError) as error:
            raise RefusedError(422, str(error)) from error
        if not visitor.csrf:
            return JSONResponse(done.data)
        return RedirectResponse(done.next, status_code=303)

    return endpoint


def _check(request: Request, visitor: Visitor) -> None:
    if visitor.csrf and not same_site(request):
        raise RefusedError(403, "a write from another site is refused")
    if visitor.role is None:
        raise RefusedError(401, "to write, sign in with a token: 'detente token new --role reviewer' makes one")
    if not visitor.may_write:
        raise RefusedError(403, "your token is for reading; 'detente token new --role reviewer' makes one to write")


async def fields_of(request: Request) -> FormData:
    """The form, or the JSON object, of a request. Raises RefusedError where it is neither, or too much."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return FormData(_pairs(await request.body()))
    return await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_FIELD)


def _pairs(body: bytes) -> list[tuple[str, str | UploadFile]]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, f"no JSON: {error}") from error
    if not isinstance(given, dict):
        raise RefusedError(400, "give a JSON object")
    found = [(key, item) for key, value in given.items() for item in (value if isinstance(value, list) else [value])]
    return [(key, str(item)) for key, item in found if item is not None]


def local(path: str | None, otherwise: str) -> str:
    """A path of ours to go on to; another site's address is none."""
    if path and path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path:
        return "".join(char for char in path if char >= " ")
    return otherwise
