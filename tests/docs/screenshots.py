"""Draws docs/pages/*.png: the pages over the bundled sample, as a browser shows them. Needs Chromium and playwright.

Run it where the pages have changed, and look at what it drew before committing it.
"""

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from detente.lexicon import load_lexicon
from detente.lexicon.standing_out import load_standing_out
from detente.model.filter import Filter
from detente.pipeline import add
from detente.read import read_path, walk
from detente.sample import sample_folder
from detente.store import Store, open_store
from detente.web import Desk, create_app

DRAWN = Path(__file__).resolve().parents[2] / "docs" / "pages"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main() -> None:
    """Reads the sample into a ledger of its own, serves it on loopback, draws each page."""
    DRAWN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path, lexicon = Path(folder) / "sample.db", load_lexicon()
        with open_store(path, lexicon) as store, socket.socket() as heard, sync_playwright() as driver:
            add((item for file in walk([sample_folder()]) for item in read_path(file, lexicon)), store, lexicon)
            heard.bind(("127.0.0.1", 0))
            desk = Desk(store=store, lexicon=lexicon, watch=load_standing_out(), name="sample.db", file=path)
            server = uvicorn.Server(uvicorn.Config(create_app(desk), log_level="error"))
            threading.Thread(target=server.run, kwargs={"sockets": [heard]}, daemon=True).start()
            chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
            _draw(chromium, store, f"http://127.0.0.1:{heard.getsockname()[1]}")
            server.should_exit = True


def _draw(chromium: Browser, store: Store, address: str) -> None:
    _, secret = store.new_token("Anna Berg", "reviewer", at="2024-01-01T00:00:00+00:00")
    met = next(store.records(("engagement",), Filter(status="held", person="Xi Jinping", text="Woodside")))
    document = store.document(met.documents[-1])
    assert document is not None
    pages = {
        "relationship": ("/", 1180, 980, "light"),
        "record": (f"/record/{met.id}", 1180, 760, "light"),
        "timeline": ("/timeline?between=CHN,USA", 1180, 700, "light"),
        "document": (f"/document/{document.id}", 1180, 700, "light"),
        "issue": ("/issue/Taiwan", 1180, 620, "light"),
        "review": ("/review", 1180, 700, "light"),
        "dark": ("/", 1180, 700, "dark"),
        "narrow": ("/", 360, 760, "light"),
    }
    for name, (path, width, height, scheme) in pages.items():
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        context.set_default_timeout(120_000)
        context.add_cookies([{"name": "detente", "value": secret, "url": address, "sameSite": "Strict"}])
        page = context.new_page()
        page.goto(address + path)
        page.screenshot(path=DRAWN / f"{name}.png")
        context.close()


if __name__ == "__main__":
    main()
