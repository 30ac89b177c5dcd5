"""A small collection of documents to try Détente on: the United States and China, autumn 2022 to the end of 2023.

Written for this project; `SOURCES.md` says what each piece follows. No official text is copied.
"""

from __future__ import annotations

from pathlib import Path


def sample_folder() -> Path:
    """The folder with the sample documents (plain text, web pages, JSON Lines), inside the installed package."""
    return Path(__file__).parent / "documents"
