"""Codes of states: two letters (ISO 3166-1 alpha-2) to the three that we use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codes:
    """`three` maps two letters in capitals to three; the EU keeps its two."""

    three: Mapping[str, str]

    def side(self, code: str) -> str | None:
        """The side of a code of two or three letters, in any case; None for other words."""
        letters = code.strip().upper()
        return self.three.get(letters) or (letters if letters in self.three.values() else None)


def load_codes(extra: Path | None = None) -> Codes:
    """The bundled table, with a user's rows on top."""
    return Codes(three=read_data("codes", extra)["alpha2"])
