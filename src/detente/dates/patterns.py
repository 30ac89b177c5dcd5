"""Patterns over classes of words, and the rules that make expressions of what they match.

A text becomes a string with one character for each word, which stands for the word's class; a pattern is a regular
expression over that string. In a template a bare word or mark names a class of that word alone, ``{month}`` a class or
a group of classes, ``{month:m}`` the same with a name to take the word by; ``( ) ? * + |`` are as in `re`, and blanks
count for nothing: ``{month:m} {dom:d} (,? {year4:y})?``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from detente.dates.expressions import Expression
from detente.dates.tokens import MARKS, Word
from detente.dates.words import OTHER, Value, load_vocabulary

GROUPS = {
    "dom": ("small", "ordinal", "nth"),
    "count": ("small", "year4", "figure", "cardinal"),
    "nth": ("nth", "second", "ordinal"),
    "unit": ("unit", "day", "night", "week", "weekend", "monthword", "quarter", "year", "century"),
    "anyunit": ("unit", "day", "night", "week", "weekend", "monthword", "quarter", "year", "century", "units"),
    "anyyear": ("year4", "short"),
    "twofigures": ("small", "figure"),
    "hourfigure": ("small", "clock"),
    "fourfigures": ("year4", "figure"),
    "step": ("previous", "following", "current"),
    "longyear": ("year4", "fiscalyear"),
    "dash": ("-",),
    "slashed": ("-", "/"),
    "to": ("-", "to", "through", "thru", "until", "till"),
    "join": ("-", "to", "through", "thru", "until", "till", "and", "or", "&"),
    "anymod": ("previous", "following", "current", "that"),
    "possessor": ("its", "his", "her", "their", "our", "my", "your"),
}
"""Names for several classes."""

_CLASSES = [
    "iso",
    "chinese",
    "slash",
    "clock",
    "figure",
    "meridiem",
    "short",
    "plural",
    "hour",
    "gap",
    "small",
    "year4",
    "ordinal",
    "month",
    "weekday",
    "weekdays",
    "season",
    "seasons",
    "unit",
    "units",
    "part",
    "clockword",
    "today",
    "tonight",
    "lasting",
    "adverbset",
    "present",
    "pastword",
    "previous",
    "following",
    "current",
    "that",
    "recent",
    "edge",
    "shifted",
    "vague",
    "couple",
    "cardinal",
    "scale",
    "nth",
    "decadeword",
    "zone",
    "era",
    "about",
    "every",
    "an",
    "holiday",
    "quartershort",
    "fiscalyear",
    "day",
    "week",
    "weekend",
    "monthword",
    "quarter",
    "year",
    "century",
]
_TEMPLATE = re.compile(r"\{(\w+)(?::(\w+))?\}|([a-z][a-z-]*)|([()?*+|])|(\s+)|(.)")


@cache
def _alphabet() -> dict[str, str]:
    vocabulary = load_vocabulary()
    names = sorted({*_CLASSES, *vocabulary.literals, *MARKS, *vocabulary.kinds()} - {OTHER})
    return {name: chr(0xE000 + i) for i, name in enumerate(names)} | {OTHER: "."}


def encode(words: Iterable[Word]) -> str:
    """One character for each word: the string that patterns match."""
    letters = _alphabet()
    return "".join([letters[w.kind] for w in words])


@cache
def compile_pattern(template: str, *, at_end: bool = False) -> re.Pattern[str]:
    """The pattern that a template writes. Raises KeyError where it names a class that there is not."""
    out = []
    for name, label, literal, operator, _, mark in _TEMPLATE.findall(template):
        if name:
            out.append(f"(?P<{label}>{_one_of(name)})" if label else _one_of(name))
        elif operator:
            out.append("(?:" if operator == "(" else operator)
        elif literal or mark:
            out.append(_one_of(literal or mark))
    body = "".join(out)
    return re.compile(f"(?:{body})$" if at_end else body)


def _one_of(name: str) -> str:
    letters = _alphabet()
    return "[" + "".join(letters[n] for n in GROUPS.get(name, (name,))) + "]"


def first_letters(template: str) -> frozenset[str]:
    """The letters with which a match of the template may start."""
    parts = [p for p in _TEMPLATE.findall(template) if not p[4]]
    letters, _, _ = _alternatives(parts, 0)
    return frozenset(letters)


Part = tuple[str, str, str, str, str, str]


def _alternatives(parts: Sequence[Part], i: int) -> tuple[set[str], bool, int]:
    """(first letters, may it be empty, where it ends) of what stands between `i` and the bracket's end."""
    letters: set[str] = set()
    empty = False
    while True:
        more, skip, i = _sequence(parts, i)
        letters |= more
        empty |= skip
        if i >= len(parts) or parts[i][3] == ")":
            return letters, empty, i
        i += 1


def _sequence(parts: Sequence[Part], i: int) -> tuple[set[str], bool, int]:
    letters: set[str] = set()
    empty = True
    while i < len(parts) and parts[i][3] not in ("|", ")"):
        name, _, literal, operator, _, mark = parts[i]
        if operator == "(":
            more, skip, i = _alternatives(parts, i + 1)
        else:
            more, skip = set(_one_of(name or literal or mark)[1:-1]), False
        i += 1
        if i < len(parts) and parts[i][3] in ("?", "*", "+"):
            skip |= parts[i][3] != "+"
            i += 1
        if empty:
            letters |= more
        empty &= skip
    return letters, empty, i


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern took: words ``words[first:last]``, and those that it named."""

    words: Sequence[Word]
    first: int
    last: int
    named: re.Match[str]

    def word(self, name: str) -> Word | None:
        """The word of this name, None where the pattern did without."""
        i = self.index(name)
        return None if i < 0 else self.words[i]

    def index(self, name: str) -> int:
        """The place of the word of this name among the words, -1 where the pattern did without."""
        return self.named.start(name) if name in self.named.re.groupindex else -1

    def has(self, name: str) -> bool:
        """Did the pattern take a word of this name?"""
        return self.word(name) is not None

    def value(self, name: str) -> Value:
        """What the word of this name is worth."""
        word = self.word(name)
        return None if word is None else word.value

    def number(self, name: str) -> int | None:
        """The same as a whole number; "second" counts 2."""
        word = self.word(name)
        if word is None:
            return None
        if word.kind == "second":
            return 2
        return int(word.value) if isinstance(word.value, int | float) else None

    def kind(self, name: str) -> str | None:
        """The class of the word of this name."""
        word = self.word(name)
        return None if word is None else word.kind

    def before(self, n: int = 1) -> Word | None:
        """The word `n` places before the match, if there is one."""
        i = self.first - n
        return self.words[i] if i >= 0 else None

    def after(self, n: int = 1) -> Word | None:
        """The word `n` places after the match, if there is one."""
        i = self.last + n - 1
        return self.words[i] if i < len(self.words) else None


Build = Callable[[Match], Expression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means; `build` answers None where the words mean something else after all."""

    template: str
    build: Build


class Grammar:
    """Rules, found by the first letter of what they may match."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules: dict[str, list[tuple[re.Pattern[str], Build]]] = {}
        for rule in rules:
            pattern = compile_pattern(rule.template)
            for letter in first_letters(rule.template):
                self._rules.setdefault(letter, []).append((pattern, rule.build))
        self._any = {letter: _any_of(p for p, _ in found) for letter, found in self._rules.items()}

    def longest(self, words: Sequence[Word], letters: str, i: int) -> tuple[int, Expression] | None:
        """The longest expression that starts at word `i`, and its end; of equals the rule that comes first."""
        found: list[tuple[int, re.Match[str], Build]] = []
        letter = letters[i]
        if letter not in self._any or self._any[letter].match(letters, i) is None:
            return None
        for pattern, build in self._rules[letter]:
            named = pattern.match(letters, i)
            if named is not None and named.end() > i:
                found.append((named.end(), named, build))
        for end, named, build in sorted(found, key=lambda f: -f[0]):
            expression = build(Match(words, i, end, named))
            if expression is not None:
                return end, expression
        return None


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Matches where any of them does: one look instead of many where none will."""
    return re.compile("|".join(_NAMED.sub("(?:", p.pattern) for p in patterns))


_NAMED = re.compile(r"\(\?P<\w+>")
