"""Who may come in: hosts that are ours, bodies of a bounded size, and headers that leave a page nothing but our own.

Sources: OWASP, Cross-Site Request Forgery Prevention and Content Security Policy cheat sheets; a check of the Host
header is what stands against DNS rebinding of a server on loopback.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing written into the page itself."""

HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names by which a machine calls itself."""

MOST_BYTES = 128 * 2**20
"""Of one request: a few hundred articles, or a book of readouts."""


class _TooMuchError(Exception):
    pass


class Gate:
    """Stands before the whole application (ASGI)."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK, most: int = MOST_BYTES) -> None:
        self._app, self._hosts, self._most = app, frozenset(hosts), most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it here."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        sender = _with_headers(send)
        refused = self._refused(headers)
        if refused:
            return await PlainTextResponse(refused[1] + "\n", status_code=refused[0])(scope, receive, sender)
        try:
            return await self._app(scope, _bounded(receive, self._most), sender)
        except _TooMuchError:
            return await PlainTextResponse("too large\n", status_code=413)(scope, receive, sender)

    def _refused(self, headers: Headers) -> tuple[int, str] | None:
        if host_of(headers.get("host", "")) not in self._hosts:
            return 421, "this server does not go by that name"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most:
            return 413, f"at most {self._most // 2**20} MB at a time"
        return None


def host_of(given: str) -> str:
    """The name in a Host header, without its port."""
    name, colon, port = given.strip().lower().rpartition(":")
    return name if colon and port.isdigit() else given.strip().lower()


def is_loopback(host: str) -> bool:
    """Does a server that listens there hear only this machine?"""
    return host in LOOPBACK or host == "::1" or host.startswith("127.")


def _bounded(receive: Receive, most: int) -> Receive:
    """The body's parts, as long as they are not too many in all: a length that is not declared is counted."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _TooMuchError
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sender
