"""Writes the sessions of README and docs anew: what their commands print today. A session with a line "..." stays cut.

Run as `python tests/docs/refresh.py [PAGE …]`, then read the difference before you commit it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from test_sessions import PAGES, SESSION, on_terminal, steps_of, workplace


def refreshed(text: str, *, folder: Path, env: dict[str, str]) -> str:
    """The page with each session as it is today; a cut ("...") keeps as many lines before it as it had."""

    def anew(command: str, shown: str) -> str:
        printed = [line.rstrip() for line in on_terminal(command, cwd=folder, env=env).rstrip("\n").splitlines()]
        lines = shown.rstrip("\n").splitlines()
        if "..." in lines:
            printed = [*printed[: lines.index("...")], "..."]
        return "\n".join([f"$ {command}", *printed]) + "\n"

    def block(body: str) -> str:
        steps = [anew(command, shown) + "\n" * shown.endswith("\n\n") for command, shown in steps_of(body)]
        return "```console\n" + "".join(steps) + "```"

    return SESSION.sub(lambda m: block(m[1]), text)


def main() -> None:
    """Refreshes the pages named, or all."""
    pages = [Path(name).resolve() for name in sys.argv[1:]] or PAGES
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            place = Path(folder) / page.stem
            place.mkdir()
            env = workplace(place)
            before = page.read_text("utf-8")
            after = refreshed(before, folder=place, env=env)
            if after != before:
                page.write_text(after, "utf-8")
                print(f"{page.name}: sessions refreshed")


if __name__ == "__main__":
    main()
