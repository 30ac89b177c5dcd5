"""Makes the corpus of hostile and broken inputs: ``python tests/hostile/make.py FOLDER``.

Each input lies between good ones; `all_cases` says how many lines of complaint and how many texts each must give.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import archive_cases
import folder_cases
import markup_cases
import paper_cases
import plain_cases
from case import STORY, Case

GOOD = 5
"""Sound files that lie around the hostile ones."""


def all_cases() -> tuple[Case, ...]:
    """Every case; names are unique."""
    found = [
        case for part in (plain_cases, markup_cases, archive_cases, paper_cases, folder_cases) for case in part.cases()
    ]
    assert len({case.name for case in found}) == len(found), "two cases bear one name"
    return tuple(found)


def make(folder: Path) -> tuple[Case, ...]:
    """Makes all of them, and good files around them, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    cases = all_cases()
    for case in cases:
        case.write(folder)
    for n in range(GOOD):
        name = "0aAmz~"[n] + f"-good-{n}.txt"
        (folder / name).write_text(f"date 2023-06-{10 + n} Good file {n}\n\n{STORY} This is number {n}.\n")
    return cases


if __name__ == "__main__":
    print(len(make(Path(sys.argv[1]))), "hostile inputs and", GOOD, "good ones in", sys.argv[1])
