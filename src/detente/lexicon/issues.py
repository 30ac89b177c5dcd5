"""The issues between governments, and the words that point to them, from ``data/issues.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from detente.lexicon.alternatives import any_of
from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Issues:
    """Issue names by cue. `pattern` finds the cues, longest first, plural s allowed."""

    names: tuple[str, ...]
    by_cue: Mapping[str, str]
    pattern: re.Pattern[str] = field(repr=False)

    def find(self, text: str) -> tuple[str, ...]:
        """The names of the issues that `text` names, each once, in order of the text."""
        return tuple(dict.fromkeys(name for name, _, _ in self.spans(text)))

    def spans(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(name, start, end) for each cue in `text`, in order."""
        for match in self.pattern.finditer(text.replace("’", "'")):
            name = self.by_cue.get(match[1].lower())
            if name is not None:  # None for a letter whose lower case is another letter
                yield name, match.start(1), match.end()


def load_issues(extra: Path | None = None) -> Issues:
    """The bundled issues with those of the user's folder."""
    table: dict[str, list[str]] = read_data("issues", extra)["issues"]
    by_cue = {cue: name for name, cues in table.items() for cue in (*cues, name.lower())}
    longest = sorted(by_cue, key=lambda cue: (-len(cue), cue))
    pattern = re.compile(rf"(?<!\w)({any_of([re.escape(cue) for cue in longest])})s?(?!\w)", re.IGNORECASE)
    return Issues(names=tuple(table), by_cue=by_cue, pattern=pattern)
