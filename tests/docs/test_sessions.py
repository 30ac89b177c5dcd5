"""README and docs show what the program prints: each session is run anew and compared."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSION = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)
COLUMNS, LINES = 110, 60


def sessions() -> list[tuple[str, list[tuple[str, str]]]]:
    """(page, [(command, what it prints)]) of every page that shows a session."""
    found = []
    for page in PAGES:
        steps = [step for block in SESSION.findall(page.read_text("utf-8")) for step in steps_of(block)]
        if steps:
            found.append((page.name, steps))
    return found


def steps_of(block: str) -> list[tuple[str, str]]:
    """A session's commands (lines that begin with "$ ") with the lines under each."""
    parts = re.split(r"^\$ (.*)\n?", block, flags=re.M)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def on_terminal(command: str, *, cwd: Path, env: dict[str, str]) -> str:
    """What `command` prints on a terminal of COLUMNS by LINES, without colours."""
    keeper, terminal = pty.openpty()
    subprocess.run(["stty", "cols", str(COLUMNS), "rows", str(LINES)], stdin=terminal, check=True)
    process = subprocess.Popen(
        ["bash", "-c", command], stdin=terminal, stdout=terminal, stderr=subprocess.DEVNULL, cwd=cwd, env=env
    )
    os.close(terminal)
    printed = bytearray()
    while select.select([keeper], [], [], 120)[0]:
        try:
            chunk = os.read(keeper, 65536)
        except OSError:  # the other end is closed: the program has ended
            break
        printed += chunk
    process.wait()
    os.close(keeper)
    return printed.decode("utf-8").replace("\r\n", "\n")


def same(shown: str, printed: str) -> bool:
    """Are the two alike but for white space at line ends? A shown line "..." stands for any lines."""
    strip = lambda text: "\n".join(line.rstrip() for line in text.strip("\n").splitlines())  # noqa: E731
    pattern = re.escape(strip(shown)).replace(re.escape("\n...\n"), r"\n(?:.*\n)*?")
    pattern = re.sub(r"\\\n\\\.\\\.\\\.\Z", lambda _: r"(?:\n.*)*", pattern)
    return re.fullmatch(pattern, strip(printed)) is not None


def workplace(folder: Path) -> dict[str, str]:
    """Puts the sample (./sample) and its ledger (./detente.db) into `folder`; gives the environment for commands."""
    from detente.sample import sample_folder

    shutil.copytree(sample_folder(), folder / "sample")
    env = {k: v for k, v in os.environ.items() if not k.startswith("DETENTE_")}
    env |= {"PATH": f"{Path(sys.executable).parent}:{env['PATH']}", "NO_COLOR": "1", "TERM": "xterm", "LANG": "C.UTF-8"}
    env.pop("COLUMNS", None)
    subprocess.run(["detente", "add", "sample"], cwd=folder, env=env, check=True, capture_output=True)
    return env


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A folder as a page's reader has it, and the environment for commands there."""
    return tmp_path, workplace(tmp_path)


@pytest.mark.parametrize(("page", "steps"), sessions(), ids=[page for page, _ in sessions()])
def test_a_page_shows_what_the_program_prints(
    page: str, steps: list[tuple[str, str]], place: tuple[Path, dict[str, str]]
) -> None:
    """Every session in README and docs is what its commands print today."""
    folder, env = place
    for command, shown in steps:
        printed = on_terminal(command, cwd=folder, env=env)
        assert same(shown, printed), f"{page}: $ {command}\nprints now:\n{printed}"
