"""What `watch` promises, against a server on the loopback address."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from running import Run

PAGE = "The two foreign ministers met in Oslo on Tuesday and agreed that their deputies will talk about ports in June. "


def rss(*titles: str) -> bytes:
    """A feed with an entry for each title."""
    items = "".join(
        f"<item><title>{t}</title><link>http://127.0.0.1/{t}</link><pubDate>Wed, 08 May 2024 10:00:00 GMT</pubDate>"
        f"<description>Foreign Minister Anna Berg of Norway spoke in Oslo about {t}.</description></item>"
        for t in titles
    )
    return f"<rss version='2.0'><channel><title>Example</title>{items}</channel></rss>".encode()


class Server(ThreadingHTTPServer):
    """Serves what a test puts into `pages` under an ETag, and writes down what it was asked."""

    pages: dict[str, tuple[int, bytes]]
    asked: list[tuple[str, str | None, int]]


class Handler(BaseHTTPRequestHandler):
    """Answers 304 where the ETag is known."""

    server: Server

    def do_GET(self) -> None:
        """One answer."""
        status, body = self.server.pages.get(self.path, (404, b""))
        etag, known = f'"{hash(body)}"', self.headers.get("If-None-Match")
        code = 304 if status == 200 and known == etag else status
        self.server.asked.append((self.path, known, code))
        self.send_response(code)
        if code == 302:
            self.send_header("Location", body.decode())
        self.send_header("ETag", etag)
        if code == 429:
            self.send_header("Retry-After", "7200")
        self.end_headers()
        if code == 200:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that runs while a test does."""
    with Server(("127.0.0.1", 0), Handler) as running:
        running.pages, running.asked = {}, []
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def feeds(tmp_path: Path, server: Server) -> Path:
    """A list of one feed."""
    path = tmp_path / "feeds.opml"
    url = f"http://127.0.0.1:{server.server_port}/feed"
    path.write_text(f'<opml version="2.0"><body><outline text="Example" xmlUrl="{url}"/></body></opml>')
    return path


def test_what_is_new_is_added_once(detente: Run, server: Server, feeds: Path) -> None:
    """The second time the server is asked only for what changed; the third finds the one new entry."""
    server.pages["/feed"] = (200, rss("ports", "fish"))
    first = detente("watch", str(feeds), "--once")
    assert (first.code, "2 documents added" in first.err) == (0, True)
    assert detente("watch", str(feeds), "--once").err == ""
    server.pages["/feed"] = (200, rss("trade", "ports", "fish"))
    assert "1 documents added" in detente("watch", str(feeds), "--once").err
    assert [code for _, _, code in server.asked] == [200, 304, 200]
    rows = detente("documents").rows
    assert len(rows) == 3
    assert {(row["published"], row["publisher"]) for row in rows} == {("2024-05-08", "Example")}


def test_a_failing_feed_is_left_alone_for_longer(detente: Run, server: Server, feeds: Path, tmp_path: Path) -> None:
    """The trouble is said in a line, with status 1, and it isn't asked again at once; the server's wish is heeded."""
    server.pages["/feed"] = (429, b"")
    ran = detente("watch", str(feeds), "--once")
    assert ran.code == 1
    assert "429" in ran.err
    assert detente("watch", str(feeds), "--once").code == 0
    assert len(server.asked) == 1
    (state,) = tmp_path.glob("*.feeds.json")
    (seen,) = json.loads(state.read_text())["feeds"].values()
    assert seen["failures"] == 1


def test_a_feed_that_is_gone_is_not_asked_again(detente: Run, server: Server, feeds: Path) -> None:
    """410 means for good: a run without --once ends by saying so."""
    server.pages["/feed"] = (410, b"")
    assert detente("watch", str(feeds), "--once").code == 1
    ran = detente("watch", str(feeds))
    assert ran.code == 1
    assert "gone" in ran.err
    assert len(server.asked) == 1


def test_pages_of_entries_are_fetched_where_asked(detente: Run, server: Server, feeds: Path) -> None:
    """The document has the page's text and the entry's day; where the page is missing, the summary stays."""
    here = f"http://127.0.0.1:{server.server_port}"
    server.pages["/feed"] = (200, rss("ports", "fish").replace(b"http://127.0.0.1/", f"{here}/".encode()))
    article = f"<html><body><article><h1>Ports</h1><p>{PAGE * 3}</p><p>{PAGE}</p></article></body></html>"
    server.pages["/ports"] = (200, article.encode())
    assert detente("watch", str(feeds), "--once", "--pages").code == 0
    rows = {row["title"]: row for row in detente("documents", "--text-too").rows}
    assert PAGE.strip() in rows["Ports"]["text"]
    assert rows["Ports"]["published"] == "2024-05-08"
    assert "about fish" in rows["fish"]["text"]


def test_an_answer_leads_nowhere_but_to_http(detente: Run, server: Server, feeds: Path, tmp_path: Path) -> None:
    """A server that sends the reader to a file of its machine is refused; so is a feed without end."""
    (tmp_path / "secret").write_bytes(rss("secret"))
    server.pages["/feed"] = (302, f"file://{tmp_path}/secret".encode())
    assert detente("watch", str(feeds), "--once").code == 1
    assert detente("documents").rows == []


def test_a_feed_without_end_is_refused(detente: Run, server: Server, feeds: Path) -> None:
    """More than eight million bytes are not taken."""
    server.pages["/feed"] = (200, rss("ports") + b" " * 9_000_000)
    ran = detente("watch", str(feeds), "--once")
    assert (ran.code, "longer than" in ran.err) == (1, True)


@pytest.mark.parametrize("text", ["", "<opml/>", "file:///etc/passwd\n", "<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>"])
def test_a_list_of_no_feeds_is_refused(detente: Run, tmp_path: Path, text: str) -> None:
    """Empty, without feeds, of other addresses than http, or a trap: a line and status 1."""
    path = tmp_path / "list"
    path.write_text(text)
    ran = detente("watch", str(path), "--once")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("every", ["5", "10s", "x", "-1m"])
def test_an_interval_is_a_minute_or_more(detente: Run, feeds: Path, every: str) -> None:
    """Wrong intervals are wrong usage."""
    assert detente("watch", str(feeds), "--once", "--every", every).code == 2
