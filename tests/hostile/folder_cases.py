"""Files and folders that are not what they seem."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from case import STORY, Case, read, refused


def _folder(path: Path) -> None:
    (path / "below").mkdir(parents=True)
    (path / "below" / "inner.txt").write_text(f"{STORY} In a folder.")


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _up(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def _nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _pair(path: Path) -> None:
    path.symlink_to(path.with_name("pair-2.txt"))
    path.with_name("pair-2.txt").symlink_to(path)


def _shut(path: Path) -> None:
    path.write_text(STORY)
    path.chmod(0)


def _shut_folder(path: Path) -> None:
    path.mkdir()
    (path / "inner.txt").write_text(STORY)
    path.chmod(0)


def cases() -> Iterator[Case]:
    """All of them; a superuser may read what others may not."""
    root = os.geteuid() == 0
    yield read("folder.txt", _folder)
    yield refused("loop.txt", _loop)
    yield Case("up", _up, 0, 0)
    yield refused("nowhere.txt", _nowhere)
    yield refused("pair-1.txt", _pair)
    yield refused("pipe.txt", lambda path: os.mkfifo(path))
    yield read("shut.txt", _shut) if root else refused("shut.txt", _shut)
    yield read("shut-folder", _shut_folder) if root else refused("shut-folder", _shut_folder)
    yield refused("line\nbreak.txt", b"")
    yield refused("escape\x1b[2J.txt", b"")
    yield read("long-" + "n" * 240 + ".txt", STORY.encode())
    yield read("-rf.txt", STORY.encode())
    yield refused("tab\t.txt", b"")
    yield refused("\u202etxt.exe", b"")
