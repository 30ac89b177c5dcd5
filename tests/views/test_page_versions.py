"""Versions of one page: both stay, and each leads to the other."""

from __future__ import annotations

from pathlib import Path

from detente.lexicon import load_lexicon
from detente.library import open_ledger
from detente.model.document import Document, document_id
from detente.model.when import When
from detente.pipeline import add
from detente.views.page_versions import page_versions


def page(text: str, url: str | None, day: str) -> Document:
    """A document from an address."""
    return Document(id=document_id(text), text=text, url=url, published=When(day), language="xx")


def test_versions_of_a_page_know_of_each_other(tmp_path: Path) -> None:
    """By the address, whatever its scheme and its marks of campaigns; other pages and texts without one don't count."""
    pages = [
        page("They met.", "https://www.example.org/a/", "2019-04-02"),
        page("They met. Corrected.", "http://example.org/a?utm_source=x#top", "2019-04-03"),
        page("They parted.", "https://example.org/b", "2019-04-02"),
        page("They slept.", None, "2019-04-02"),
    ]
    with open_ledger(tmp_path / "x.db") as ledger:
        add(pages, ledger, load_lexicon())
        assert [d.id for d in page_versions(ledger, pages[0])] == [pages[1].id]
        assert [d.id for d in page_versions(ledger, pages[1])] == [pages[0].id]
        assert page_versions(ledger, pages[2]) == page_versions(ledger, pages[3]) == ()
