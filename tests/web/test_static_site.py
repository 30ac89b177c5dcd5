"""The pages as files need no server: every link leads to a file beside them, and nothing is left that could be sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from browsing import Site
from lxml import html

from detente.model.filter import Filter
from detente.web.static_site import file_of, write_site


@pytest.fixture
def folder(site: Site, tmp_path: Path) -> Path:
    """The site of the sample as of an early day."""
    write_site(site.desk, tmp_path / "site", filter=Filter(as_of=date(2023, 2, 10)), text=False, step=lambda: None)
    return tmp_path / "site"


def pages(folder: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    """Each page with its file."""
    for file in sorted(folder.rglob("*.html")):
        yield file, html.document_fromstring(file.read_bytes().decode("utf-8"))


def test_every_link_leads_to_a_file(folder: Path, site: Site) -> None:
    """From file:// as from anywhere: relative links, all of which are there; no forms, no scripts."""
    count = 0
    for count, (file, page) in enumerate(pages(folder), 1):  # noqa: B007
        for link in page.xpath("//*[self::a or self::link][@href]"):
            parts = urlsplit(link.get("href"))
            assert not parts.scheme
            assert not parts.query
            assert not parts.path or (file.parent / unquote(parts.path)).exists()
        assert not page.xpath("//form|//script|//button")
    assert count > sum(1 for _ in site.desk.store.records(("engagement",), Filter(as_of=date(2023, 2, 10))))


def test_no_document_is_shown_whole(folder: Path, site: Site) -> None:
    """Without being asked for the texts stay here; what is quoted as evidence is shown."""
    words = " ".join(" ".join(page.text_content().split()) for _, page in pages(folder))
    texts = [" ".join(d.text.split()) for d in site.desk.store.documents() if len(d.text) > 1000]
    assert texts
    assert not [text for text in texts if text[300:900] in words]


def test_as_of_leaves_out_what_came_later(folder: Path, site: Site) -> None:
    """The folder holds the pages of that day's record alone."""
    out = {d.id for d in site.desk.store.documents(Filter(as_of=date(2023, 2, 10)))}
    later = [r for r in site.desk.store.records(("incident",)) if not out & set(r.documents)]
    assert later
    assert not [record for record in later if (folder / file_of((f"/record/{record.id}", 0))).exists()]


def test_only_what_was_written_is_replaced(folder: Path, site: Site) -> None:
    """Writing again replaces the pages and keeps what else lies there; a folder of something else is refused."""
    (folder / "mine.txt").write_text("kept")
    write_site(site.desk, folder, filter=Filter(as_of=date(2022, 12, 1)), text=False, step=lambda: None)
    assert (folder / "mine.txt").read_text() == "kept"
    (folder / "sub").mkdir()
    with pytest.raises(ValueError, match="something else"):
        write_site(site.desk, folder.parent, filter=Filter(), text=False, step=lambda: None)


@pytest.mark.parametrize("path", ["/issue/trade, and “more”/../..", "/issue/" + "x" * 300, "/issue/CON:*?"])
def test_names_are_safe_for_every_file_system(path: str) -> None:
    """A name that could lead elsewhere, or that no disk takes, becomes a digest."""
    parts = file_of((path, 0)).split("/")
    assert parts[0] == "issue"
    assert all(part.isascii() and len(part) < 90 and ".." not in part for part in parts)
