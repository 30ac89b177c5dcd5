"""What marks a line as no part of the article: cues of pages and wire copies, from ``data/noise.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line of at most `words` words in which `signs` is found is noise for `reason`; `tail` only near the end."""

    reason: str
    words: int
    signs: re.Pattern[str]
    tail: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class NoiseCues:
    """The rules in their order: the first that fits a line gives the reason.

    `headings` and `closings` fit whole lines; `author` the paragraph at the end about who wrote the piece (`name`).
    """

    lines: tuple[LineRule, ...]
    inline: tuple[tuple[str, re.Pattern[str]], ...]
    author: LineRule
    headings: re.Pattern[str]
    closings: re.Pattern[str]


def load_noise(extra: Path | None = None) -> NoiseCues:
    """The bundled cues and the user's ``noise.toml``. Raises ValueError where one is no regular expression."""
    data = read_data("noise", extra)
    return NoiseCues(
        lines=tuple(_line_rule(reason, rule) for reason, rule in data["line"].items()),
        inline=tuple((reason, _any(signs)) for reason, signs in data["inline"].items()),
        author=_line_rule("author", data["author"]),
        headings=_whole(data["related"]["headings"]),
        closings=_whole(data["related"]["closings"]),
    )


def _line_rule(reason: str, rule: dict[str, Any]) -> LineRule:
    tail = rule.get("tail_signs")
    return LineRule(reason, int(rule["words"]), _any(rule["signs"]), _any(tail) if tail else None)


def _any(signs: list[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{sign})" for sign in signs), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"noise.toml: no regular expression: {error}") from error


def _whole(signs: list[str]) -> re.Pattern[str]:
    """Fits a line that is one of `signs` and nothing else but marks around it."""
    return _any([rf"^\W*(?:{'|'.join(signs)})\W*$"])
