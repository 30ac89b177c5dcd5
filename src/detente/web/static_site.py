"""The pages as files: what a browser shows without a server, read-only, every link relative.

The pages are those that `serve` shows, asked for one by one by following their links; what only a server can do (forms,
filters, signing in, scripts) is taken out, and a link that leads to no page of the folder becomes plain words.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from posixpath import relpath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi import FastAPI
from lxml import etree, html
from starlette.types import Message

from detente.model.filter import Filter
from detente.web.app import create_app
from detente.web.asking import MOST_ROWS
from detente.web.desk import Desk

MARKER = ".detente-site"
"""Lies in such a folder and lists what was written into it: nothing else is ever replaced."""

_BEGIN = ("/", "/timeline", "/people", "/statements", "/issues", "/documents")
_SHOWN = (*_BEGIN, "/records/", "/record/", "/person/", "/issue/", "/compare/")
_WITH_TEXT = "/document/"
_ROWED = ("/records/", "/documents", "/statements")
_GONE = "//script|//form|//button|//dialog|//input|//select|//*[contains(@class, 'who noprint')]"

Place = tuple[str, int]
"""A page: its path, and how many rows of its listing come before."""


def write_site(desk: Desk, folder: Path, *, filter: Filter, text: bool, step: Callable[[], None]) -> int:
    """The pages into a folder, which is made; gives how many. Without `text` no document is shown but in quotations.

    Of the filter `between` and `as_of` hold. Raises ValueError where something else lies in the folder.
    """
    _make_room(folder)
    writer = _Writer(create_app(desk), folder, filter=filter, text=text, step=step)
    asyncio.run(writer.write())
    static = Path(__file__).parent / "static"
    (folder / "static").mkdir(exist_ok=True)
    for name in ("detente.css", "mark.svg"):
        shutil.copyfile(static / name, folder / "static" / name)
    (folder / MARKER).write_text("".join(f"{name}\n" for name in sorted(writer.written)), "utf-8")
    return len(writer.written)


def _make_room(folder: Path) -> None:
    """Takes away what was written here before. Raises ValueError where that is not all that there is."""
    folder.mkdir(parents=True, exist_ok=True)
    marker = folder / MARKER
    if not marker.exists():
        if any(folder.iterdir()):
            raise ValueError(f"{folder}: something else lies there; name a new folder")
        return
    for name in marker.read_text("utf-8").splitlines():
        page = (folder / name).resolve()
        if page.is_relative_to(folder.resolve()):
            page.unlink(missing_ok=True)


class _Writer:
    """Follows links from page to page, each once."""

    def __init__(self, app: FastAPI, folder: Path, *, filter: Filter, text: bool, step: Callable[[], None]) -> None:
        self._app, self._folder, self._text, self._step = app, folder, text, step
        kept = {
            "between": ",".join(filter.between) if filter.between else None,
            "as_of": filter.as_of.isoformat() if filter.as_of else None,
        }
        self._kept = {key: value for key, value in kept.items() if value}
        self.written: set[str] = set()

    async def write(self) -> None:
        """All pages that can be reached."""
        waiting: list[Place] = [(path, 0) for path in _BEGIN]
        seen, missing = set(waiting), set[Place]()
        while waiting:
            place = waiting.pop()
            page = await self._page(place)
            if page is None:
                missing.add(place)
                continue
            found = self._finish(page, place, missing)
            new = sorted(found - seen)
            seen |= found
            waiting += new
            self._step()

    async def _page(self, place: Place) -> html.HtmlElement | None:
        path, offset = place
        asked = dict(self._kept)
        if path.startswith(_ROWED):
            asked |= {"limit": str(MOST_ROWS)} | ({"offset": str(offset)} if offset else {})
        status, body = await _get(self._app, path, urlencode(asked))
        return html.document_fromstring(body.decode("utf-8")) if status == 200 else None

    def _finish(self, page: html.HtmlElement, place: Place, missing: set[Place]) -> set[Place]:
        """Makes a page stand alone, and writes it; gives the pages that it leads to."""
        _prune(page, text=self._text)
        own, found = file_of(place), set[Place]()
        for link in page.xpath("//a[@href]"):
            target = self._target(link.get("href"), place)
            if target is None or target in missing:
                link.drop_tag()
                continue
            found.add(target)
            link.set("href", _relative(file_of(target), own) + _fragment(link.get("href")))
        for tag in page.xpath("//link[@href]"):
            tag.set("href", _relative(tag.get("href").lstrip("/"), own))
        file = self._folder / own
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(etree.tostring(page, method="html", encoding="utf-8", doctype="<!doctype html>"))
        self.written.add(own)
        return found

    def _target(self, href: str, place: Place) -> Place | None:
        """The page that a link leads to, where that is one of the folder's."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path) or place[0]
        shown = (*_SHOWN, _WITH_TEXT) if self._text else _SHOWN
        if path.endswith((".json", ".csv")) or not any(_within(path, one) for one in shown):
            return None
        asked = dict(parse_qsl(parts.query))
        same = set(asked) <= {*self._kept, "offset", "limit", "at", "to", "evidence"}
        if path in _BEGIN and not same:
            return None  # the same page under another filter
        return path, int(asked["offset"]) if asked.get("offset", "").isdigit() and path.startswith(_ROWED) else 0


def _within(path: str, shown: str) -> bool:
    return path == shown or (shown.endswith("/") and shown != "/" and path.startswith(shown))


def _prune(page: html.HtmlElement, *, text: bool) -> None:
    """Takes out what needs a server, and without `text` the documents."""
    gone = page.xpath(_GONE) + ([] if text else page.xpath("//*[@id='text']"))
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()
    for element in page.iter():
        for name in [name for name in element.attrib if name.startswith(("hx-", "on"))]:
            del element.attrib[name]


def file_of(place: Place) -> str:
    """The file of a page, below the folder; a name that a file system may not take is told by its digest."""
    path, offset = place
    parts = [part for part in path.split("/") if part] or ["index"]
    name = "/".join(map(_safe, parts)) + (f"-{offset}" if offset else "")
    return f"{name}.html"


def _safe(part: str) -> str:
    if part.isascii() and part.replace("-", "").replace("_", "").isalnum() and len(part) < 80:
        return part
    return "x-" + blake2b(part.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _relative(target: str, own: str) -> str:
    return quote(relpath(target, own.rpartition("/")[0] or "."))


def _fragment(href: str) -> str:
    fragment = urlsplit(href).fragment
    return f"#{fragment}" if fragment else ""


async def _get(app: FastAPI, path: str, query: str) -> tuple[int, bytes]:
    """Status and body of one page, asked of the application without a server."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": quote(path).encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 0), "server": ("localhost", 80),
    }  # fmt: skip
    told: list[Message] = []
    left = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        return next(left, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        told.append(message)

    await app(scope, receive, send)
    return told[0]["status"], b"".join(_bodies(told))


def _bodies(told: list[Message]) -> Iterator[bytes]:
    yield from (message["body"] for message in told if message["type"] == "http.response.body")
