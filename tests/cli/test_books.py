"""What the briefing book, the trend, the phrases and what is ahead promise on the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from running import Run


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
def test_a_book_is_written_in_each_format(sample: Run, tmp_path: Path, ending: str) -> None:
    """The name's ending says the format; nothing goes to standard output."""
    if ending == "pdf":
        pytest.importorskip("typst")
    out = tmp_path / f"book.{ending}"
    ran = sample("brief", "--out", str(out))
    assert (ran.code, ran.out) == (0, "")
    begins = {"md": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF"}[ending]
    assert out.read_bytes().startswith(begins)


def test_own_paragraphs_stand_in_every_format(sample: Run, tmp_path: Path) -> None:
    """What is written into a Markdown book stands when it is written anew, and with --own in the other formats."""
    book, page = tmp_path / "book.md", tmp_path / "book.docx"
    sample("brief", "--out", str(book))
    book.write_text(book.read_text().replace("<!-- own: notes -->\n", "<!-- own: notes -->\nAsk about salmon.\n"))
    sample("brief", "--out", str(book))
    sample("brief", "--out", str(page), "--own", str(book))
    assert book.read_text().count("Ask about salmon.") == 1
    with zipfile.ZipFile(page) as made:
        assert b"Ask about salmon." in made.read("word/document.xml")


def test_an_unknown_ending_is_wrong_usage(sample: Run, tmp_path: Path) -> None:
    """The message names the endings that there are; no file is made."""
    ran = sample("brief", "--out", str(tmp_path / "book.odt"))
    assert ran.code == 2
    assert ".docx" in ran.err
    assert not (tmp_path / "book.odt").exists()


def test_a_book_has_two_to_six_pages(sample: Run, tmp_path: Path) -> None:
    """On A4, with its notes."""
    pytest.importorskip("typst")
    import pypdf

    sample("brief", "--out", str(tmp_path / "book.pdf"))
    assert 2 <= len(pypdf.PdfReader(tmp_path / "book.pdf").pages) <= 6


def test_documents_can_be_compared(sample: Run) -> None:
    """Two documents named by their ids are held against each other, without a record."""
    rows = [json.loads(line) for line in sample("documents", "--format", "jsonl").out.splitlines()]
    ids = [row["id"] for row in rows if row["side"]][:2]
    answer = json.loads(sample("compare", *ids, "--format", "json").out)
    assert answer["record"] is None
    assert {document for account in answer["accounts"] for document in account["documents"]} <= set(ids)


def test_since_the_last_look_tells_each_thing_once(own: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second look finds nothing new; a document read in between is what the third one tells of."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    first = own("changes", "--since-last-look", "--format", "jsonl").out
    second = own("changes", "--since-last-look", "--format", "jsonl").out
    story = "date 2023-12-30 Talks in Oslo\n\nForeign Minister Wang Yi met Antony Blinken in Oslo on Friday.\n"
    (tmp_path / "new.txt").write_text(story)
    own("add", str(tmp_path / "new.txt"))
    third = [json.loads(line) for line in own("changes", "--since-last-look", "--format", "jsonl").out.splitlines()]
    assert first
    assert not second
    assert third
    assert all(any("2023-12-30" in str(source) for source in row["sources"]) for row in third if row["sort"] == "new")


@pytest.mark.parametrize("command", [("changes", "--since", "2023-06-01"), ("ahead", "--as-of", "2023-01-30")])
def test_feeds_read_back(sample: Run, command: tuple[str, ...]) -> None:
    """Atom is well-formed XML and the calendar is read by its library; both have entries."""
    feed = ElementTree.fromstring(sample(*command, "--format", "atom").out)
    assert feed.findall("{*}entry")
    assert Calendar.from_ical(sample(*command, "--format", "ics").out).walk("VEVENT")


def test_a_trend_has_a_picture(sample: Run, tmp_path: Path) -> None:
    """--out writes SVG; another ending is wrong usage."""
    assert sample("trend", "--out", str(tmp_path / "t.svg")).code == 0
    assert ElementTree.parse(tmp_path / "t.svg").getroot().tag.endswith("svg")
    assert sample("trend", "--out", str(tmp_path / "t.png")).code == 2


def test_listings_of_views_keep_their_columns(sample: Run) -> None:
    """Phrases, trend and what is ahead come as JSON lines with evidence or record ids in every row."""
    for command, key in (("phrases", "evidence"), ("ahead", "evidence"), ("trend", "conflict_records")):
        rows = [json.loads(line) for line in sample(command, "--format", "jsonl").out.splitlines()]
        assert rows
        assert all(key in row for row in rows)


def test_a_user_s_formula_is_found(detente: Run, ledger_file: Path, tmp_path: Path) -> None:
    """A formula of the user's own lexicon folder is told, with nothing to rebuild."""
    (tmp_path / "phrases.toml").write_text('[formulas]\n"my formula" = ["taiwan"]\n')
    ran = detente("--lexicon", str(tmp_path), "--ledger", str(ledger_file), "phrases", "--format", "jsonl")
    assert "my formula" in [json.loads(line)["text"] for line in ran.out.splitlines()]
