"""Words for occasions to come, from ``data/ahead.toml``. Views read it, extraction does not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from detente.lexicon.data import read_data


@cache
def load_occasion_words(extra: Path | None = None) -> re.Pattern[str]:
    """Finds the bundled words, and those of a user's ahead.toml in the folder `extra`, in small or capital letters."""
    words = read_data("ahead", extra)["occasions"]
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\w*", re.IGNORECASE)
