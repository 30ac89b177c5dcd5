"""Text -> words with their classes: the alphabet of the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from detente.dates.holidays import load_holidays
from detente.dates.words import OTHER, Value, Vocabulary

_TOKEN = re.compile(
    r"""
    (?P<letters>(?!(?:[apAP]\.\ ?[mM]|[apAP][mM])(?!\w))[^\W\d_][^\W_]*(?:['’](?i:t|ll|re|ve|d|m)(?!\w))?)
  | (?P<gap>\n\s*\n)
  | (?P<iso>(?<![\w.-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))
  | (?P<chinese>\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)
  | (?P<slash>(?<![\w./-])\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\w/]|\.\d|-\d))
  | (?P<clock>(?<![\w.:,])(?:[01]?\d|2[0-4])(?::\ ?[0-5]\d){1,2}(?![\w:]|\.\d))
  | (?P<pointed>(?:[01]?\d|2[0-4])\.[0-5]\d(?=\ ?(?i:GMT|UTC|BST|IST|CET|hours|hrs|[ap]\.?m\b)))
  | (?P<mixed>\d{1,3}[ -]1/[234](?![\d/])|\d{1,3}\ ?½)
  | (?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,]*\d))
  | (?P<decimal>\d+(?:\.\d+)+)
  | (?P<meridiem>(?i:[ap]\.\ ?m\.?|[ap]m)(?!\w))
  | (?P<short>['’]\d\d[sS]?(?!\w))
  | (?P<word>[^\W_]+(?:['’](?i:t|ll|re|ve|d|m)(?!\w))?)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
"""What begins with a letter stands first: most tokens do, and nothing else but "p.m." may."""
_NUMBERED = re.compile(r"(\d+)(st|nd|rd|th|s|am|pm|h)", re.IGNORECASE)
_LETTERED = re.compile(r"(Q)([1-4])|(FY)(\d{4}|\d\d)")
_SUFFIXES = {"s": "plural", "am": "hour", "pm": "hour", "h": "hour"}
_DASHES = dict.fromkeys("-–—‐‑−", "-")

Classed = tuple[str, Value]


class Word(NamedTuple):
    """A word or mark of the text: where it stands, its class and what it is worth."""

    start: int
    end: int
    text: str
    kind: str
    value: Value


def split(text: str, vocabulary: Vocabulary) -> list[Word]:
    """The words and marks of `text`, numerals of several words as one."""
    return _with_numerals(_with_holidays(text, _words(text, vocabulary)))


def _with_holidays(text: str, words: list[Word]) -> list[Word]:
    """Makes each holiday's name one word."""
    names = {m.start(): m for m in load_holidays().names.finditer(text) if not m[0][0].islower()}
    if not names:
        return words
    until, out = 0, []
    for word in words:
        name = names.get(word.start)
        if word.start < until:
            continue
        if name is None:
            out.append(word)
        else:
            until = name.end()
            out.append(Word(name.start(), until, name[0], "holiday", name[0].lower().replace("’", "'")))
    return out


def _words(text: str, vocabulary: Vocabulary) -> list[Word]:
    out: list[Word] = []
    seen: dict[str, tuple[str, Value, bool]] = {}  # most words of a text are there many times
    until = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < until:
            continue
        printed = match[0]
        if match.lastgroup in ("letters", "word"):
            known = seen.get(printed)
            if known is None:
                known = seen[printed] = _classed(printed, vocabulary)
            kind, value, dotted = known
            if dotted and text[end : end + 1] == ".":
                end, printed = end + 1, printed + "."
                until = end
        else:
            kind, value = _shaped(match.lastgroup or "mark", printed)
        out.append(Word(start, end, printed, kind, value))
    return out


def _classed(printed: str, vocabulary: Vocabulary) -> tuple[str, Value, bool]:
    """(class, value, may a full stop belong to it) of a word."""
    kind, value = vocabulary.look_up(printed) if printed[0] > "9" else _digits(printed)
    if kind is OTHER:
        return (*_plain(printed, vocabulary), False)
    return kind, value, printed.lower() in vocabulary.dotted


def _plain(printed: str, vocabulary: Vocabulary) -> Classed:
    """A word that the vocabulary doesn't have: one that the patterns name, "Q3", "FY2024", or nothing."""
    lower = printed.lower()
    if lower in vocabulary.literals:
        return lower, None
    match = _LETTERED.fullmatch(printed) if printed[-1] <= "9" else None
    if match is None:
        return OTHER, None
    return ("quartershort", int(match[2])) if match[1] else ("fiscalyear", int(match[4]) + 2000 * (len(match[4]) == 2))


def _shaped(shape: str, printed: str) -> Classed:
    if shape == "mark":
        mark = _DASHES.get(printed, printed)
        return (mark if mark in MARKS else OTHER), None
    if shape == "grouped":
        return "figure", float(printed.replace(",", ""))
    if shape == "mixed":
        return "figure", int(re.match(r"\d+", printed)[0]) + 1 / int(printed[-1].replace("½", "2"))  # type: ignore[index]
    if shape == "pointed":  # "14.30 GMT"
        return "clock", printed.replace(".", ":")
    if shape == "decimal":
        return ("figure", float(printed)) if printed.count(".") == 1 else (OTHER, None)
    if shape == "meridiem":
        return "meridiem", printed[0].lower()
    if shape == "short" and printed[-1] in "sS":
        return "plural", int(printed[1:3])
    return shape, printed


def _digits(printed: str) -> Classed:
    if not printed.isdigit() or not printed.isascii():
        return _suffixed(printed)
    value = int(printed) if len(printed) < 16 else 0
    if len(printed) <= 2 and 1 <= value <= 31:
        return "small", value
    if len(printed) == 4 and 1000 <= value <= 2199:
        return "year4", value
    return "figure", value


def _suffixed(printed: str) -> Classed:
    match = _NUMBERED.fullmatch(printed) if printed.isascii() else None
    if match is None or len(match[1]) > 4:
        return OTHER, None
    kind = _SUFFIXES.get(match[2].lower(), "ordinal")
    return kind, (f"{match[1]}{match[2][0].lower()}" if kind == "hour" else int(match[1]))


def _with_numerals(words: list[Word]) -> list[Word]:
    """Joins "twenty-four", "two hundred", "nineteen ninety-six", "twenty-first" to one word each."""
    out: list[Word] = []
    held: list[Word] = []
    for word in words:
        kind = word.kind
        if kind in _NUMERAL or (held and kind == "-"):
            held.append(word)
            continue
        if held:
            out += _joined(held)
            held = []
        if kind == "an":
            held.append(word)
        else:
            out.append(word)
    return [*out, *_joined(held)]


_NUMERAL = frozenset(("cardinal", "scale", "nth", "second"))


def _joined(held: list[Word]) -> Iterator[Word]:
    """The words of `held`, the longest numeral at each place made one."""
    i = 0
    while i < len(held):
        end, kind, value = _numeral(held, i)
        first, last = held[i], held[end - 1]
        yield first if end == i + 1 else Word(first.start, last.end, first.text, kind, value)
        i = end


def _numeral(held: list[Word], i: int) -> tuple[int, str, Value]:
    """(end, class, value) of the numeral that starts at `i`."""
    kinds = [w.kind for w in held[i : i + 4]]
    values = [2 if w.kind == "second" else w.value for w in held[i : i + 4]]
    if kinds[:2] in (["an", "scale"], ["cardinal", "scale"]):
        kind, value = _scaled(values[0], values[1])
        if value == 2000 and len(kinds) > 2 and kinds[2] == "cardinal":  # "two thousand twenty-four"
            end, _, rest = _numeral(held, i + 2)
            return end, "year4", 2000 + _whole(rest)
        return i + 2, kind, value
    if kinds[0] != "cardinal" or len(kinds) < 2:
        return i + 1, kinds[0], values[0]
    tens = values[0] in range(20, 100, 10)
    if tens and kinds[1] == "-" and len(kinds) > 2 and kinds[2] in _NUMERAL and _unit(values[2]):
        kind = "cardinal" if kinds[2] == "cardinal" else "nth"
        return i + 3, kind, _whole(values[0]) + _whole(values[2])
    if tens and kinds[1] == "cardinal" and _unit(values[1]):
        return i + 2, "cardinal", _whole(values[0]) + _whole(values[1])
    if values[0] in (18, 19, 20) and kinds[1] == "cardinal" and _whole(values[1]) >= 10:
        return _spoken_year(held, i)
    return i + 1, kinds[0], values[0]


def _spoken_year(held: list[Word], i: int) -> tuple[int, str, Value]:
    end, _, rest = _numeral(held, i + 1)
    return end, "year4", _whole(held[i].value) * 100 + _whole(rest)


def _scaled(count: Value, scale: Value) -> Classed:
    value = _whole(count) * _whole(scale)
    return ("year4" if value == 2000 else "cardinal"), value


def _unit(value: Value) -> bool:
    return isinstance(value, int) and 1 <= value <= 9


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0


MARKS = frozenset(",-./:'’()&[]%$£€¥#")
"""The marks that the grammar speaks of."""
