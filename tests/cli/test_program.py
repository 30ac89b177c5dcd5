"""What the program promises as a process: pipes, interruption, colours, a quick start."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import Run

PROGRAM = [sys.executable, "-c", "from detente.cli import main; main()"]
STORY = "date 2024-05-{day:02} OSLO — Foreign Minister Anna Berg said on Monday that talk number {n} went well.\n"


def test_a_closed_pipe_is_quiet(sample: Run, ledger_file: Path) -> None:
    """A reader that leaves early (`| head -1`) gets its line, and nobody complains."""
    command = f"{' '.join(map(_quoted, [*PROGRAM, '--ledger', str(ledger_file), 'dates']))} | head -1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


def test_a_full_disk_is_named(ledger_file: Path) -> None:
    """What cannot be written is said, with status 1."""
    with Path("/dev/full").open("w") as full:
        command = [*PROGRAM, "--ledger", str(ledger_file), "dates"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert "disk is full" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_an_interrupted_run_says_what_is_in_the_ledger_and_is_finished_by_the_same_call(tmp_path: Path) -> None:
    """Status 130, no traceback; the ledger is sound; the same command adds the rest."""
    folder = tmp_path / "stories"
    folder.mkdir()
    for n in range(400):
        (folder / f"{n}.txt").write_text(STORY.format(day=n % 28 + 1, n=n), encoding="utf-8")
    command = [*PROGRAM, "--ledger", str(tmp_path / "i.db"), "add", str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    _wait_for(tmp_path / "i.db-wal", least=300_000)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.search(r"stopped: \d+ documents are in .*i\.db", err)
    assert "Traceback" not in err
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    listing = subprocess.run([*command[:-2], "documents"], capture_output=True, text=True, check=False)
    assert listing.stdout.count("\n") == 400


def test_no_colour_where_it_is_not_wanted(ledger_file: Path) -> None:
    """With NO_COLOR letters are plain, though a terminal be forced."""
    env = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    command = [*PROGRAM, "--ledger", str(ledger_file), "status"]
    ran = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert ran.stdout
    assert "\x1b" not in ran.stdout


def test_help_has_an_example(detente: Run) -> None:
    """Every command's help shows what to type."""
    for command in (
        "add",
        "note",
        "engagements",
        "status",
        "timeline",
        "changes",
        "show",
        "compare",
        "brief",
        "export",
    ):
        assert "$ detente" in detente(command, "--help").out


HEAVY = ("docx", "fastapi", "icalendar", "networkx", "numpy", "pyarrow", "scipy", "spacy", "stix2", "trafilatura")


@pytest.mark.parametrize(
    "asked",
    [
        "--help",
        "add --help",
        "export --help",
        "engagements",
        "events",
        "documents",
        "people",
        "status",
        "timeline",
        "changes --since 2023-01",
        "ahead",
        "phrases",
        "review list",
    ],
)
def test_what_reads_no_texts_loads_no_reader(ledger_file: Path, asked: str) -> None:
    """No listing, view or help waits for the libraries that read, serve, draw or export."""
    arguments = ["--ledger", str(ledger_file), *asked.split()]
    code = (
        f"import sys; from detente.cli.app import run; code = run({arguments!r}); "
        f"sys.exit(code or ' '.join(set({HEAVY!r}) & set(sys.modules)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("asked", [["--version"], ["config", "show"], ["engagements", "--help"], ["status", "--help"]])
def test_a_question_about_the_program_opens_no_ledger(asked: list[str]) -> None:
    """The version, the settings and a command's help come without the library of databases."""
    code = f"import sys; from detente.cli.app import run; run({asked!r}); sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def _quoted(word: str) -> str:
    return f"'{word}'"


def _wait_for(path: Path, *, least: int) -> None:
    """Until the file has grown to so many bytes: the run is then under way."""
    end = time.monotonic() + 60
    while time.monotonic() < end and not (path.exists() and path.stat().st_size > least):
        os.sched_yield()


def test_the_module_is_the_command() -> None:
    """`python -m detente` serves where the scripts folder is not on the path."""
    ran = subprocess.run([sys.executable, "-m", "detente", "--version"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stdout.startswith("detente ")
