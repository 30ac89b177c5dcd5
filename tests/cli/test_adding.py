"""What `add` and `note` promise."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from running import Run

STORY = "date 2024-05-08 OSLO — Foreign Minister Anna Berg met Japan's foreign minister, Jiro Sato, on Tuesday.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """One small file."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_adding_again_changes_nothing(detente: Run, story: Path) -> None:
    """The same content is known the second time, and the ledger says the same."""
    first = detente("add", str(story))
    before = detente("statements").out, detente("documents").out
    again = detente("add", str(story))
    assert (first.code, again.code) == (0, 0)
    assert "1 documents added" in first.err
    assert "0 documents added" in again.err
    assert "1 known already" in again.err
    assert (detente("statements").out, detente("documents").out) == before


def test_what_is_refused_is_named_and_the_rest_is_kept(detente: Run, story: Path, tmp_path: Path) -> None:
    """A file that holds no text and a path that is not there: a line for each, status 1, the good one in the ledger."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    ran = detente("add", str(tmp_path / "picture.png"), str(tmp_path / "nowhere.txt"), str(story))
    assert (ran.code, ran.out) == (1, "")
    refused = [line for line in ran.err.splitlines() if "refused:" in line]
    assert [name in line for name, line in zip(("picture.png", "nowhere.txt"), refused, strict=True)] == [True, True]
    assert "2 refused" in ran.err
    assert len(detente("documents").rows) == 1


def test_standard_input_is_a_document(detente: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert detente("add", "-").code == 0
    assert [row["published"] for row in detente("documents").rows] == ["2024-05-08"]


def test_the_ledger_itself_is_not_read(detente: Run, story: Path) -> None:
    """A folder in which the ledger lies can be added."""
    assert detente("add", ".").code == 0
    assert detente("add", ".").code == 0


def test_a_note_is_a_document_like_any_other(detente: Run) -> None:
    """Its words are the evidence, its date is the one given, and where that came from is said."""
    ran = detente("note", "--date", "2024-05-08", "Japan's foreign minister, Jiro Sato, visited Oslo on May 7.")
    assert ran.code == 0
    (document,) = detente("documents").rows
    assert (document["published"], document["published_from"]) == ("2024-05-08", "note")


def test_an_empty_note_is_wrong_usage(detente: Run) -> None:
    """A note needs words."""
    assert detente("note", "--date", "2024-05-08", "  ").code == 2


def test_a_text_in_another_language_is_kept_unread(detente: Run, tmp_path: Path) -> None:
    """It is in the ledger, without claims, and the count says so."""
    path = tmp_path / "note.txt"
    path.write_text("date 2024-05-08 Der Außenminister sagte am Dienstag, er werde im Juni nach Tokio reisen. " * 4)
    ran = detente("add", str(path))
    assert "not in English" in ran.err
    assert "1 de" in detente("documents").err
    assert detente("statements").out == ""


def test_a_note_may_be_a_record_at_once(detente: Run) -> None:
    """With `--as` the note's words tell of a statement, or an event; a kind or field that can't be keeps nothing."""
    words = 'Ida Holm told me, "The boats stay out."'
    refused = detente("note", words, "--date", "2024-05-08", "--as", "event", "--field", "source=NOR GOV")
    assert (refused.code, "plover: give one of" in refused.err) == (2, True)
    told = ("--field", "speaker=Ida Holm, envoy (NOR)", "--field", "text=The boats stay out.")
    assert detente("note", words, "--date", "2024-05-08", "--as", "statement", *told).code == 0
    assert "The boats stay out." in [row["text"] for row in detente("statements", "--person", "Ida Holm").rows]
    event = ("--field", "source=NOR GOV", "--field", "plover=REJECT")
    assert detente("note", words, "--date", "2024-05-08", "--as", "event", *event).code == 0
    assert "NOR GOV" in [row["source"] for row in detente("events").rows]


def test_hidden_files_in_a_folder_are_counted(detente: Run, story: Path) -> None:
    """They are not read, and one line says how many there were; one that is named itself is read."""
    (story.parent / ".git").mkdir()
    (story.parent / ".git" / "config").write_text("not to be read", "utf-8")
    (story.parent / ".draft.txt").write_text("Talks are to go on in Oslo, the embassy said on May 9, 2024.", "utf-8")
    ran = detente("add", str(story.parent))
    assert (ran.code, "passed over in folders: 2 hidden (.draft.txt, .git)" in ran.err) == (0, True)
    assert "passed over" not in detente("add", str(story.parent / ".draft.txt")).err
    assert len(detente("documents").rows) == 2
