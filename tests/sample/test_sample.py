"""The bundled sample: it can be read, is dated, and holds to the rules for a document."""

from __future__ import annotations

import json

import pytest

from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.read import Refusal, read_path, walk
from detente.sample import sample_folder


@pytest.fixture(scope="module")
def documents() -> list[Document | Refusal]:
    """Everything in the sample folder."""
    lexicon = load_lexicon()
    return [item for path in walk([sample_folder()]) for item in read_path(path, lexicon)]


def test_every_piece_is_read_dated_and_titled(documents: list[Document | Refusal]) -> None:
    """At least sixteen documents, none refused, each with its day, a title and in English."""
    assert len(documents) >= 16
    for item in documents:
        assert isinstance(item, Document)
        assert item.published is not None
        assert item.published.is_day
        assert item.title
        assert item.language == "en"


def test_both_sides_speak_of_the_same_events(documents: list[Document | Refusal]) -> None:
    """Readouts come in pairs, one of each side, within a day of each other."""
    own = [d for d in documents if isinstance(d, Document) and d.side]
    ours, theirs = ([d.published for d in own if d.side == side and d.published] for side in ("USA", "CHN"))
    assert len(ours) == len(theirs) == 4
    assert all(a.near(b, days=1) for a, b in zip(sorted(ours, key=str), sorted(theirs, key=str), strict=True))


def test_all_three_formats_are_shown() -> None:
    """Plain text, web pages and JSON Lines."""
    assert {path.suffix for path in walk([sample_folder()])} == {".txt", ".html", ".jsonl"}


def test_readouts_say_whose_account_they_are() -> None:
    """No reader should take one of them for an official text."""
    for line in (sample_folder() / "readouts.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        assert item["title"].startswith({"USA": "U.S. ", "CHN": "Chinese "}[item["side"]])
        assert item["publisher"] == "Détente Sample Wire"
