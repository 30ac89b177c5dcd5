"""The user's own paragraphs: marked blocks that stand in the book and survive its being written anew.

A block is whatever stands between ``<!-- own: NAME -->`` and ``<!-- /own -->``; NAME is a part of the book, and the
block stands at the end of that part's section.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_BLOCK = re.compile(r"<!-- own: (?P<name>[\w-]+) -->\n?(?P<text>.*?)\n?<!-- /own -->", re.DOTALL)

LAST = "notes"
"""The block at the end of the book, which every book has."""


def own_blocks(text: str) -> dict[str, str]:
    """The user's paragraphs in a book, or in a file of notes, by name; empty blocks are left out.

    Several of one name are one, in their order.
    """
    found: dict[str, list[str]] = {}
    for match in _BLOCK.finditer(text.replace("\r\n", "\n")):
        if match["text"].strip():
            found.setdefault(match["name"], []).append(match["text"].strip("\n"))
    return {name: "\n\n".join(texts) for name, texts in found.items()}


def block(name: str, blocks: Mapping[str, str]) -> str:
    """The block of this name as it stands in Markdown, empty where the user has written none."""
    text = blocks.get(name, "")
    return f"<!-- own: {name} -->\n{text}\n<!-- /own -->" if text else f"<!-- own: {name} -->\n<!-- /own -->"
