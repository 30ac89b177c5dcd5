"""Who is named with an office, and from when to when these terms ran: what they tell of the day of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from detente.lexicon import Lexicon
from detente.lexicon.officials import Holder, Officials, folded
from detente.read.bounds import Bounds

_NAME = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,7}")
_LONGEST = 4  # words of a name
_BEFORE = 70  # characters in which an office before a name stands
_OFFICE_WORDS = 8
_AROUND = 2  # words before an office that may say that it is another one, or held no more
_WITNESSES = 2
"""People in office who must be named before the end of one of their terms bounds a text from above. A single one may be
called by an office of long ago: of 1,037 texts with one, 24 were later than that end, of 393 with two, 4."""

_WORD = re.compile(r"[\w’'-]+(?:\.\w\.)*")
_FORMER = frozenset(
    ("former", "ex", "ex-", "onetime", "one-time", "retired", "previous", "erstwhile", "ousted", "deposed")
)
_THEN = frozenset(("then", "then-", "late"))
_UNSAID = frozenset(("of", "the", "for", "and", "affairs", "to", "s", "'s", "’s"))
_SAME = {"defence": "defense", "adviser": "advisor", "secretary-general": "secretary general"}
_OTHER = frozenset(
    ("vice", "deputy", "assistant", "under", "associate", "acting", "interim", "shadow", "undersecretary", "candidate",
     "first", "a", "if", "nominee", "hopeful", "self-declared", "self-proclaimed", "incoming", "designate", "elect",
     "prospective", "future", "next")
)  # fmt: skip
"""Words before an office that make it another one, or one not yet held."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person named with an office: where, the terms that may be meant, and whether that is over (or was `then`)."""

    at: int
    terms: tuple[Holder, ...]
    former: bool
    then: bool

    @property
    def since(self) -> date:
        """The day before which nobody can have written this."""
        if self.former:
            return min(t.until or date.min for t in self.terms)
        return min(t.since or date.min for t in self.terms)

    @property
    def until(self) -> date:
        """The last day of the last of the terms."""
        return max(t.until or date.max for t in self.terms)


def term_bounds(text: str, lexicon: Lexicon, since: date | None) -> Bounds:
    """Not before the last of those named took office, nor after the first of those still in office left it.

    Who left before a day that the text itself looks back on (`since`), or before another that it names came, is history
    and bounds nothing. Offices from the registry, full names or family names right behind them.
    """
    named = list(named_in_office(text, lexicon.officials))
    first = max([n.since for n in named] + [since or date.min])
    serving = {n.terms[0].name: n.until for n in named if not (n.former or n.then) and n.until > first}
    last = min(serving.values(), default=date.max) if len(serving) >= _WITNESSES else date.max
    return Bounds(first if first > date.min else None, last if last < date.max else None)


def named_in_office(text: str, officials: Officials) -> Iterator[Named]:
    """Every name of the registry that stands right behind the office that the registry gives it."""
    for found in _NAME.finditer(text):
        words = [(m.start() + found.start(), m.end() + found.start()) for m in re.finditer(r"\S+", found[0])]
        for start, terms in _names(text, words, officials):
            held, around = _held(text[max(0, start - _BEFORE) : start], terms)
            if held and not around & _OTHER:
                yield Named(start, held, bool(around & _FORMER), bool(around & _THEN))


def _names(
    text: str, words: Sequence[tuple[int, int]], officials: Officials
) -> Iterator[tuple[int, tuple[Holder, ...]]]:
    """Full names anywhere in a run of capitalised words, family names at its end."""
    i = 0
    while i < len(words):
        width, terms = _longest(text, words[i : i + _LONGEST], officials, alone=i + 1 == len(words))
        if terms:
            yield words[i][0], terms
        i += width


def _longest(
    text: str, words: Sequence[tuple[int, int]], officials: Officials, *, alone: bool
) -> tuple[int, tuple[Holder, ...]]:
    for width in range(len(words), 1, -1):
        terms = officials.named(_bare(text[words[0][0] : words[width - 1][1]]))
        if terms:
            return width, terms
    return 1, officials.by_family.get(folded(_bare(text[words[0][0] : words[0][1]])), ()) if alone else ()


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.rstrip(".,"))


def _held(before: str, terms: tuple[Holder, ...]) -> tuple[tuple[Holder, ...], frozenset[str]]:
    """(the terms of the office that the words before a name end with, the few words before that office)."""
    if not before.rstrip()[-1:].isalnum():
        return (), frozenset()
    words = _content(before)[-_OFFICE_WORDS:]
    fitting = [(len(o), t) for t in terms if (o := _content(t.office)) and sorted(words[-len(o) :]) == sorted(o)]
    most = max((n for n, _ in fitting), default=0)
    around = frozenset(words[-most - _AROUND : -most]) if most else frozenset()
    return tuple(t for n, t in fitting if n == most), around


def _content(words: str) -> list[str]:
    found = (w.lower() for w in _WORD.findall(words))
    plain = (part for w in found for part in _SAME.get(w, w).split())
    return [w for w in plain if w not in _UNSAID]
