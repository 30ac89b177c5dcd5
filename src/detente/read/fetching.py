"""One request over http or https: conditional, bounded in time and size (RFC 9110, sections 8.8, 10.2.3, 13)."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

MAX_BYTES = 8_000_000
TIMEOUT = 20.0
"""Seconds that a server may be silent."""
PATIENCE = 60.0
"""Seconds that an answer may take in all."""
_BLOCK = 65_536
_NOT_MODIFIED, _GONE, _LEAST_ERROR = 304, 410, 400


class FetchError(Exception):
    """No answer, or not the one that was asked for. `retry_after` are the seconds that the server asks to wait."""

    def __init__(self, reason: str, *, retry_after: float | None = None, gone: bool = False) -> None:
        super().__init__(reason)
        self.retry_after, self.gone = retry_after, gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent: `data` is None where it has nothing newer than what was seen."""

    data: bytes | None
    url: str
    etag: str | None = None
    modified: str | None = None


def fetch(url: str, *, agent: str, etag: str | None = None, modified: str | None = None) -> Answer:
    """What lies at an address, or that it has not changed since `etag` or `modified` were sent with it.

    Raises FetchError with a reason in a line: no http address, no answer in time, an error of the server, more than
    `MAX_BYTES`.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {"User-Agent": agent, "Accept": "application/rss+xml, application/atom+xml, text/html, */*;q=0.5"}
    given = headers | {name: value for name, value in conditions.items() if value}
    request = Request(url, headers=given)  # noqa: S310 (what else it may open is refused below)
    if request.type not in ("http", "https"):
        raise FetchError(f"{request.type}: only http and https are read")
    try:
        with _opener().open(request, timeout=TIMEOUT) as response:
            data = _bounded(response)
            told = response.headers
            return Answer(data=data, url=response.url, etag=told.get("ETag"), modified=told.get("Last-Modified"))
    except HTTPError as error:
        with error:
            if error.code == _NOT_MODIFIED:
                return Answer(data=None, url=url, etag=etag, modified=modified)
            raise _refusal(error.code, error.reason, error.headers) from error
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(str(getattr(error, "reason", None) or error) or type(error).__name__) from error


def _opener() -> OpenerDirector:
    """Opens http and https alone, wherever an answer may lead to."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPRedirectHandler(), HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(), UnknownHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _bounded(response: http.client.HTTPResponse) -> bytes:
    end = time.monotonic() + PATIENCE
    data = bytearray()
    while block := response.read1(_BLOCK):
        data += block
        if len(data) > MAX_BYTES:
            raise FetchError(f"longer than {MAX_BYTES:,} bytes")
        if time.monotonic() > end:
            raise FetchError(f"not at its end after {PATIENCE:.0f} seconds")
    return bytes(data)


def _refusal(code: int, reason: str, headers: Message) -> FetchError:
    wait = _seconds(headers.get("Retry-After") or "")
    return FetchError(f"the server answers {code} {reason}".rstrip(), retry_after=wait, gone=code == _GONE)


def _seconds(retry_after: str) -> float | None:
    """Seconds to wait, from a number of them or a moment."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
