"""Bad input never does harm: one line with the reason, in bounded time and memory, and all that is good is added."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import make
from case import Case

SECONDS, MEBIBYTES, LEAST = 10, 1024, 120
Told = dict[str, tuple[list[str], int, float]]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All hostile inputs, with good ones around them; the large ones are taken away again."""
    path = tmp_path_factory.mktemp("hostile") / "inputs"
    subprocess.run([sys.executable, make.__file__, path], check=True, capture_output=True)
    yield path
    for large in path.glob("*-?00mb.*"):
        large.unlink()


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    """What must come of each."""
    return tuple(case for case in make.all_cases() if case.name != "up")


@pytest.fixture(scope="module")
def told(folder: Path, cases: tuple[Case, ...]) -> tuple[Told, float]:
    """What came of each, and the most memory held, in MiB."""
    script = Path(__file__).with_name("reading.py")
    names = json.dumps([case.name for case in cases])
    ran = subprocess.run([sys.executable, script, folder], input=names, capture_output=True, text=True, check=True)
    *lines, memory = ran.stdout.splitlines()
    rows = map(json.loads, lines)
    return {name: (refusals, texts, seconds) for name, refusals, texts, seconds in rows}, json.loads(memory)


def test_there_are_enough_of_them(cases: tuple[Case, ...]) -> None:
    """At least 120 different ones."""
    assert len(cases) >= LEAST


def test_each_gives_its_lines_and_its_texts(told: tuple[Told, float], cases: tuple[Case, ...]) -> None:
    """As many refusals as it has faults, as many documents as it has sound texts."""
    wanted = {case.name: (case.lines, case.texts) for case in cases}
    assert {name: (len(refusals), texts) for name, (refusals, texts, _) in told[0].items()} == wanted


def test_each_complaint_is_one_line_that_names_the_input(told: tuple[Told, float]) -> None:
    """No line end and nothing that a terminal would obey, whatever the file is called; never without a reason."""
    for name, (refusals, _, _) in told[0].items():
        for line in refusals:
            assert line.isprintable(), name
            assert line.rpartition(": ")[2].strip(), name
            assert name.isprintable() is False or name in line


def test_each_takes_bounded_time_and_memory(told: tuple[Told, float]) -> None:
    """Ten seconds and a GiB."""
    slow = {name: seconds for name, (_, _, seconds) in told[0].items() if seconds > SECONDS}
    assert slow == {}
    assert told[1] <= MEBIBYTES


def test_what_is_good_around_them_is_added_and_nothing_is_written_elsewhere(folder: Path, tmp_path: Path) -> None:
    """One run over all of them adds every good file; beside the ledger no file is made anywhere near."""
    before = sorted(str(path) for path in folder.parent.parent.rglob("*"))
    ledger = tmp_path / "ledger" / "x.db"
    ledger.parent.mkdir()
    program = [sys.executable, "-c", "from detente.cli import main; main()", "--ledger", str(ledger)]
    ran = subprocess.run(
        [*program, "add", str(folder)], capture_output=True, text=True, check=False, cwd=tmp_path, timeout=400
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    listed = subprocess.run([*program, "documents", "--format", "jsonl"], capture_output=True, text=True, check=True)
    titles = {json.loads(line)["title"] for line in listed.stdout.splitlines()}
    assert {f"Good file {n}" for n in range(make.GOOD)} <= titles
    after = {str(path) for path in folder.parent.parent.rglob("*")} - {str(p) for p in tmp_path.rglob("*")}
    assert sorted(after - {str(tmp_path)}) == [path for path in before if not path.startswith(str(tmp_path))]
