"""What goes wrong for a person is told in a line that names the input and the way out, never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run


def test_no_ledger_yet(detente: Run) -> None:
    """The message says how to make one."""
    ran = detente("--ledger", "none.db", "engagements")
    assert (ran.code, ran.out) == (1, "")
    assert "none.db" in ran.err
    assert "detente add" in ran.err


def test_a_file_that_is_no_ledger(detente: Run, tmp_path: Path) -> None:
    """It is named and left as it was."""
    path = tmp_path / "letters.txt"
    path.write_text("Dear Sir, " * 100)
    ran = detente("--ledger", str(path), "engagements")
    assert ran.code == 1
    assert "letters.txt" in ran.err
    assert path.read_text() == "Dear Sir, " * 100


def test_a_folder_is_no_ledger(detente: Run, tmp_path: Path) -> None:
    """The message says that it is a folder."""
    ran = detente("--ledger", str(tmp_path), "add", "x.txt")
    assert ran.code == 1
    assert "folder" in ran.err


def test_a_folder_that_is_not_there(detente: Run) -> None:
    """The message names the folder to make."""
    ran = detente("--ledger", "far/away/x.db", "add", "x.txt")
    assert ran.code == 1
    assert "far/away" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("bogus",), ("engagements", "--bogus"), ("add",), ("engagements", "--limit", "0"), ("timeline", "--kind", "x")],
)
def test_wrong_usage_is_status_2(sample: Run, arguments: tuple[str, ...]) -> None:
    """What the command line does not know is named on standard error."""
    ran = sample(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_a_wrong_settings_file_is_named(detente: Run, tmp_path: Path) -> None:
    """A setting that there is not is an error, not passed over."""
    (tmp_path / "detente.toml").write_text('leger = "x.db"\n')
    ran = detente("config", "show")
    assert ran.code == 1
    assert "detente.toml: leger" in ran.err


def test_a_lexicon_folder_that_is_not_there(detente: Run, tmp_path: Path) -> None:
    """It is named when it is needed."""
    (tmp_path / "a.txt").write_text("date 2024-05-08 Norway met Japan.")
    ran = detente("--lexicon", "nowhere", "add", "a.txt")
    assert ran.code == 1
    assert "nowhere" in ran.err
