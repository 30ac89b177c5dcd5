"""Who asks: nobody by name, or the bearer of a token, from the cookie that signing in sets or from a header."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from detente.web.desk import Desk

COOKIE = "detente"
_MONTH = 30 * 24 * 3600
"""Seconds for which a browser stays signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Whoever sent the request. `csrf` is what forms of a signed-in browser must carry; empty for a bearer."""

    name: str | None = None
    role: Literal["reader", "reviewer"] | None = None
    csrf: str = ""

    @property
    def may_write(self) -> bool:
        """May this visitor decide and add?"""
        return self.role == "reviewer"


def visitor_of(request: Request, desk: Desk) -> Visitor:
    """The bearer of the request's token; nobody where it has none that opens anything."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    bearer = given.strip() if scheme.lower() == "bearer" else ""
    secret = bearer or request.cookies.get(COOKIE, "")
    token = desk.store.token(secret) if secret else None
    if token is None:
        return Visitor()
    return Visitor(name=token.name, role=token.role, csrf="" if bearer else csrf_of(secret))


def csrf_of(secret: str) -> str:
    """Follows from the token alone, so that the server remembers nothing; nobody without the token can make it."""
    return hmac.new(secret.encode(), b"form", sha256).hexdigest()


def same_site(request: Request) -> bool:
    """Does a write come from one of our own pages, as far as the browser says?"""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if origin is not None:
        return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"
    return site in ("same-origin", "none")


def sign_in(response: Response, request: Request, secret: str) -> None:
    """Keeps the token in a cookie that no script reads and no other site sends."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=_MONTH,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
