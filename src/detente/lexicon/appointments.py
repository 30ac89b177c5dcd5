"""Words of taking and leaving office, from ``data/appointments.toml``. Views read it, extraction does not."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from detente.lexicon.data import read_data


@cache
def load_appointment_words(extra: Path | None = None) -> re.Pattern[str]:
    """Finds the bundled words, and those of a user's appointments.toml in the folder `extra`."""
    data = read_data("appointments", extra)
    words = sorted({*data["takes"], *data["leaves"]}, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
