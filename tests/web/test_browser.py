"""The pages in a real browser: no barrier that axe-core finds, every key does its work, nothing from elsewhere.

Skipped where there is no Chromium (Debian: apt-get install chromium).
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from browsing import Site

from detente.web import create_app

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium"),
]


@dataclass
class Browser:
    """A page in a browser that is signed in, and what went wrong in it."""

    page: playwright.Page
    address: str
    site: Site
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Opens one of the pages."""
        self.page.goto(self.address + path)


@pytest.fixture(scope="module")
def chromium() -> Iterator[playwright.Browser]:
    """Chromium, started once: starting it is what takes longest on a busy machine."""
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), timeout=120_000)


@pytest.fixture(params=["light", "dark"])
def browser(request: pytest.FixtureRequest, site: Site, chromium: playwright.Browser) -> Iterator[Browser]:
    """A server on a free port of loopback, and a browser's window on it."""
    secret = site.enter()
    with socket.socket() as heard:
        heard.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{heard.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(create_app(site.desk), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [heard]}, daemon=True)
        thread.start()
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=request.param)
        context.set_default_timeout(60_000)
        context.add_cookies(
            [{"name": "detente", "value": secret, "url": address, "httpOnly": True, "sameSite": "Strict"}]
        )
        opened = Browser(context.new_page(), address, site)
        _watch(opened)
        yield opened
        context.close()
        server.should_exit = True
        thread.join(10)
        assert opened.wrong == []


def _watch(browser: Browser) -> None:
    """Requests that leave the machine, errors of scripts, and what the policy stopped are wrong."""
    page, wrong = browser.page, browser.wrong
    page.on("request", lambda r: None if r.url.startswith(browser.address) else wrong.append(f"asks {r.url}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if "Content Security Policy" in told.text else None)


def test_axe_finds_nothing(browser: Browser) -> None:
    """On each page, light and dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    store = browser.site.desk.store
    record, document = next(store.records(("engagement",))).id, next(store.documents()).id
    person = next(store.records(("person",))).id
    paths = [
        "/", "/?as_of=2023-06-20", "/timeline", "/changes", "/records/channels", f"/record/{record}",
        f"/document/{document}?add=engagement", "/documents", "/people", f"/person/{person}", "/statements", "/issues",
        "/issue/Taiwan", "/review", "/decisions", "/add", "/login", "/brief", f"/compare/{record}", "/nope",
    ]  # fmt: skip
    for path in paths:
        browser.go(path)
        found = axe.run(browser.page).response["violations"]
        assert [(path, v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


def test_the_queue_is_worked_by_keys_alone(browser: Browser) -> None:
    """`?` shows the keys; j goes on, a accepts and moves to the next, u takes back, o opens; there c and n work."""
    page, store = browser.page, browser.site.desk.store
    browser.go("/review")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.locator("#keys").wait_for(state="hidden")
    page.keyboard.press("j")
    page.keyboard.press("j")
    chosen = page.locator(".item:nth-of-type(2):focus-within").get_attribute("id")
    assert chosen
    with page.expect_navigation(url="**done=rev-*"):
        page.keyboard.press("a")
    assert store.record(chosen).review == "accepted"
    assert (
        page.evaluate("[...document.querySelectorAll('.item')].indexOf(document.activeElement.closest('.item'))") == 1
    )
    with page.expect_navigation(url="**done=rev-*"):
        page.keyboard.press("u")
    _wait(lambda: store.record(chosen).review is None)
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/record/**")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id").startswith("f-")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.type("seen by keys")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=rev-*")
    assert store.reviews()[-1].review.note == "seen by keys"


def test_every_control_is_reached_by_tab(browser: Browser) -> None:
    """Walking a page by the tab key alone comes to the link to the text first, then to every control of the form."""
    page = browser.page
    browser.go("/documents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || ''"))
    assert {"text", "side", "person", "since", "until"} <= reached


def test_the_day_slider_draws_the_page_anew(browser: Browser) -> None:
    """A day earlier is in the address, and on the page."""
    page = browser.page
    browser.go("/?as_of=2023-06-20")
    page.keyboard.press("[")
    page.wait_for_url("**as_of=2023-06-19*")
    page.wait_for_selector("text=As a reader would have known it on 2023-06-19")
    page.keyboard.press("]")
    page.wait_for_url("**as_of=2023-06-20*")


def test_evidence_opens_beside_the_record(browser: Browser) -> None:
    """Another piece of evidence changes the document at the right, and the address."""
    page, store = browser.page, browser.site.desk.store
    record = next(r for r in store.records(("engagement",)) if len(r.documents) > 1)
    other = next(n for n, e in enumerate(record.evidence) if e.document != record.evidence[0].document)
    browser.go(f"/record/{record.id}?evidence=0")
    before = page.locator("#document h2").inner_text()
    page.locator(".evidence a").nth(other).click()
    page.wait_for_url(f"**evidence={other}*")
    _wait(lambda: page.locator("#document h2").inner_text() != before)
    assert record.evidence[other].text[:12] in page.locator("mark.here").first.inner_text()


def test_words_marked_in_the_text_go_into_the_form(browser: Browser) -> None:
    """The place is counted in code points, whatever the script."""
    page, store = browser.page, browser.site.desk.store
    document = next(store.documents())
    browser.go(f"/document/{document.id}?add=channel")
    page.evaluate("""() => {
        const range = document.createRange(), text = document.querySelector("#text");
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node && node.textContent.trim().length < 12) node = walker.nextNode();
        range.setStart(node, 2); range.setEnd(node, 12);
        getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    _wait(lambda: page.locator("#words").input_value() != "")
    words, start = page.locator("#words").input_value(), int(page.locator("#start").input_value())
    assert document.text[start : start + len(words)] == words


@pytest.mark.parametrize("width", [360, 1024, 1600])
def test_no_page_is_wider_than_its_window(browser: Browser, width: int) -> None:
    """At a telephone's width as on a wide screen nothing must be scrolled sideways."""
    page, store = browser.page, browser.site.desk.store
    page.set_viewport_size({"width": width, "height": 900})
    record, document = next(store.records(("engagement",))).id, next(store.documents()).id
    for path in ("/", "/timeline", f"/record/{record}", f"/document/{document}", "/review", "/decisions", "/people"):
        browser.go(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def _wait(holds: object) -> None:
    for _ in range(200):
        if holds():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("not in ten seconds")
