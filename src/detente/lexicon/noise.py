"""What marks a line as no part of the article: cues of pages and wire copies, from ``data/noise.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True)
class Nearby:
    """Signs that are looked for only in a line that holds one of `words` (lower case), which costs less to see."""

    words: tuple[str, ...]
    signs: re.Pattern[str]

    def among(self, lowered: str) -> bool:
        """Does a text, in lower case, hold one of the words?"""
        return any(word in lowered for word in self.words)


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line of at most `words` words is noise for `reason` where it fits one of several kinds of signs.

    `starts` are tried at its beginning, `signs` anywhere in it, `nearby` only where it holds certain words, `tail`
    only near the end of the text. Pages are long, and these rules are tried on each of their lines: hence the kinds.
    """

    reason: str
    words: int
    starts: re.Pattern[str] | None
    signs: re.Pattern[str] | None
    nearby: tuple[Nearby, ...]
    tail: re.Pattern[str] | None

    def within(self, lowered: str) -> LineRule:
        """The rule without the signs whose words a text, in lower case, holds nowhere."""
        return replace(self, nearby=tuple(near for near in self.nearby if near.among(lowered)))

    def fits(self, line: str, lowered: str, *, opens: bool, in_tail: bool) -> bool:
        """Does a line (also given in lower case) bear one of the signs? Its length is not asked here.

        `opens` is whether it begins as some rule has it, `in_tail` whether it stands near the end of the text.
        """
        if opens and self.starts is not None and self.starts.match(line):
            return True
        if self.nearby and any(near.among(lowered) and near.signs.search(line) for near in self.nearby):
            return True
        if self.signs is not None and self.signs.search(line):
            return True
        return in_tail and self.tail is not None and self.tail.search(line) is not None


@dataclass(frozen=True, slots=True)
class AuthorRule:
    """A paragraph of at most `words` words in which `signs` is found is about who wrote the piece (`name`)."""

    reason: str
    words: int
    signs: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class NoiseCues:
    """The rules in their order: the first that fits a line gives the reason. `openings` are all their `starts`.

    `headings` and `closings` fit whole lines; `author` the paragraph at the end about who wrote the piece (`name`).
    """

    lines: tuple[LineRule, ...]
    openings: re.Pattern[str]
    inline: tuple[tuple[str, re.Pattern[str]], ...]
    author: AuthorRule
    headings: re.Pattern[str]
    closings: re.Pattern[str]


def load_noise(extra: Path | None = None) -> NoiseCues:
    """The bundled cues and the user's ``noise.toml``. Raises ValueError where one is no regular expression."""
    data = read_data("noise", extra)
    return NoiseCues(
        lines=tuple(_line_rule(reason, rule) for reason, rule in data["line"].items()),
        openings=_any([sign for rule in data["line"].values() for sign in rule.get("starts", ())]),
        inline=tuple((reason, _any(signs)) for reason, signs in data["inline"].items()),
        author=AuthorRule("author", int(data["author"]["words"]), _any(data["author"]["signs"])),
        headings=_whole(data["related"]["headings"]),
        closings=_whole(data["related"]["closings"]),
    )


def _line_rule(reason: str, rule: dict[str, Any]) -> LineRule:
    nearby = tuple(Nearby(tuple(words.split("|")), _any(signs)) for words, signs in rule.get("near", {}).items())
    starts, signs, tail = (_any(rule[key]) if rule.get(key) else None for key in ("starts", "signs", "tail_signs"))
    return LineRule(reason, int(rule["words"]), starts, signs, nearby, tail)


def _any(signs: list[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{sign})" for sign in signs), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"noise.toml: no regular expression: {error}") from error


def _whole(signs: list[str]) -> re.Pattern[str]:
    """Fits a line that is one of `signs` and nothing else but marks around it."""
    return _any([rf"^\W*(?:{'|'.join(signs)})\W*$"])
