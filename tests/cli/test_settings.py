"""What settings promise: an option before the environment before a file before the default."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run

from detente.cli.settings import resolve


def test_each_value_says_where_it_came_from(detente: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`config show` names the option, the variable, the file or the default."""
    (tmp_path / "detente.toml").write_text('reviewer = "Mei"\n')
    monkeypatch.setenv("DETENTE_LEXICON", "words")
    rows = {row["setting"]: row for row in detente("--ledger", "mine.db", "config", "show").rows}
    assert [(rows[n]["value"], rows[n]["from"]) for n in ("ledger", "lexicon", "reviewer")] == [
        ("mine.db", "option"),
        ("words", "environment"),
        ("Mei", "file"),
    ]


def test_the_default_ledger(tmp_path: Path) -> None:
    """Where nobody says, the ledger is detente.db in the working folder."""
    setting = resolve({}, {"HOME": str(tmp_path)})["ledger"]
    assert (setting.value, setting.origin) == ("./detente.db", "default")


def test_an_option_outdoes_the_environment() -> None:
    """The nearer wish wins."""
    assert resolve({"ledger": "a.db"}, {"DETENTE_LEDGER": "b.db"})["ledger"].value == "a.db"
