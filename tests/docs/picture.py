"""Draws docs/status.svg: the first screen of `detente status` on the bundled sample, as a terminal shows it."""

from __future__ import annotations

import re
import tempfile
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text
from test_sessions import COLUMNS, ROOT, on_terminal, workplace

SHOWN = 44
"""Lines of the screen in the picture."""

FONTS = re.compile(r"@font-face \{\{.*?\}\}\s*", re.S)
"""Rich's template fetches a font from a CDN; ours asks the reader's machine for one."""


def main() -> None:
    """Runs the command in a folder of its own and draws what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        env = workplace(Path(folder)) | {"TERM": "xterm-256color"}
        env.pop("NO_COLOR")
        printed = on_terminal("detente status --between USA CHN", cwd=Path(folder), env=env)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    for line in printed.splitlines()[:SHOWN]:
        console.print(Text.from_ansi(line), overflow="ignore", no_wrap=True, crop=True)
    template = FONTS.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", "ui-monospace, Menlo, Consolas")
    drawn = console.export_svg(title="detente status --between USA CHN", code_format=template, unique_id="status")
    (ROOT / "docs" / "status.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
