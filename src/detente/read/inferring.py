"""When an undated text was written, as far as its own dates say: not before the last that it looks back on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from detente.dates import find
from detente.model.document import Noise
from detente.model.when import When

_REACH = 400  # characters to either side in which a sentence may end
_YEAR_WIDTH = 366  # days: "the 2010s" say too little
_HALF_YEAR = 200  # days
_AHEAD = re.compile(
    r"""\b(?:will|would|shall|should|(?-i:may)|might|could|can|must|to\ be|by|until|till|through|next|upcoming|coming
    |forthcoming|expect\w*|due|schedul\w*|plan\w*|prepar\w*|slated|targets?|goals?|priorit\w+|propos\w*|elections?
    |candidates?|race|campaigns?|expir\w*|deadline|ahead\ of|towards?|run-?up|not\ later\ than|takes?\ effect
    |into\ force|begin(?:s|ning)?|start(?:s|ing)?|continues?|hereby|agreed\ (?:to|on)|intention|intends?
    |look(?:s|ing)?\ forward)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BACK = re.compile(
    r"""\b(?:was|were|had|did|met|said|told|held|took|went|came|became|began|made|led|sent|gave|got|left|won|lost|saw|spoke
    |wrote|broke|shut|cut|put|set|rose|fell|grew|hit|brought|thought|struck|flew|\w{2,}ed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What speaks of things to come, and what looks back. Words of grammar, and of plans: without a parser, and strict,
because a wrong bound is worse than none (measured on 2,256 texts of known day: a bound for 500, too late for 13)."""

_STOP = re.compile(r"(?<=[a-z)”\"’\d])[.!?][”\"’)]*\s|[\n•]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_AS_TIME = re.compile(r"\b(?:in|since|during|early|late|mid)[ -]$", re.IGNORECASE)


def written_since(text: str, noise: tuple[Noise, ...]) -> When | None:
    """The latest date that the text looks back on with its year: it was written then or later. None where it has none.

    Dates in noise do not count, nor do dates whose year is not written: which year is meant depends on the day that
    is sought. An end cannot be had in this way: plans pass, and are still told as plans.
    """
    sentences = dict.fromkeys(_with_year(_without(text, noise)))
    past = [when for words in sentences if _looks_back(words) for when in _dates(words)]
    return max(past, key=_latest, default=None)


def _latest(when: When) -> tuple[date, float]:
    return when.first or date.min, -when.width


def _looks_back(sentence: str) -> bool:
    return _BACK.search(sentence) is not None and _AHEAD.search(sentence) is None


def _without(text: str, noise: tuple[Noise, ...]) -> str:
    """The text with noise made blank, so that positions stay."""
    for n in noise:
        text = text[: n.start] + " " * (n.end - n.start) + text[n.end :]
    return text


def _with_year(text: str) -> Iterator[str]:
    """The sentences in which a year is written; the others need not be looked at."""
    return (_sentence(text, found.start()) for found in _YEAR.finditer(text))


def _dates(sentence: str) -> Iterator[When]:
    """The dates that a sentence gives with their year; a year alone only after a preposition of time."""
    for timex in find(sentence):
        when = timex.when
        if timex.type not in ("DATE", "TIME") or when is None or when.first is None or when.width > _YEAR_WIDTH:
            continue
        before = sentence[max(0, timex.span.start - 8) : timex.span.start]
        if _YEAR.search(timex.text) and (when.width < _HALF_YEAR or _YEAR_AS_TIME.search(before)):
            yield when


def _sentence(text: str, at: int) -> str:
    """The sentence that holds the character at `at`, or what of it is near."""
    begin = max(0, at - _REACH)
    stops = [m.end() for m in _STOP.finditer(text[begin:at])]
    after = _STOP.search(text, at, at + _REACH)
    return text[begin + (stops[-1] if stops else 0) : after.start() if after else at + _REACH]
