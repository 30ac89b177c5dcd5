"""One hostile or broken input: its name, how it is made, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

STORY = (
    "The foreign ministers of Norway and Iceland met in Bergen on Tuesday to speak of fishing quotas. They agreed that "
    "their experts would look at the numbers again before the winter, and that a second round is held in Reykjavik."
)


@dataclass(frozen=True, slots=True)
class Case:
    """Its bytes or what makes it at a path (`made`); how many refusals (`lines`) and `texts` it gives."""

    name: str
    made: bytes | Callable[[Path], None]
    lines: int = 1
    texts: int = 0

    def write(self, folder: Path) -> Path:
        """Makes it in a folder; gives where."""
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.made, bytes):
            path.write_bytes(self.made)
        else:
            self.made(path)
        return path


def refused(name: str, made: bytes | Callable[[Path], None]) -> Case:
    """An input of which one line says why it isn't read."""
    return Case(name, made)


def read(name: str, made: bytes | Callable[[Path], None], texts: int = 1) -> Case:
    """An input that is odd and is read all the same."""
    return Case(name, made, 0, texts)
