"""A ledger of the bundled sample, made once, and the program run in this process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import Ran, Run

from detente.cli.app import run
from detente.sample import sample_folder


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine's user, and a terminal of known width."""
    for name in ("DETENTE_LEDGER", "DETENTE_LEXICON", "DETENTE_REVIEWER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the sample, made once; nobody writes to it."""
    path = tmp_path_factory.mktemp("ledger") / "sample.db"
    assert run(["--ledger", str(path), "add", str(sample_folder())]) == 0
    return path


@pytest.fixture
def detente(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program with these arguments."""

    def go(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(list(arguments))
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return go


@pytest.fixture
def sample(detente: Run, ledger_file: Path) -> Run:
    """Asks the ledger of the sample; for questions only."""
    return lambda *arguments: detente("--ledger", str(ledger_file), *arguments)


@pytest.fixture
def own(detente: Run, ledger_file: Path, tmp_path: Path) -> Run:
    """A copy of that ledger, to be changed."""
    path = tmp_path / "own.db"
    shutil.copy(ledger_file, path)
    return lambda *arguments: detente("--ledger", str(path), *arguments)
